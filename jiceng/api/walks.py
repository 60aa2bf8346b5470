"""What every face answers by walking the graph: around a node, between two, inside places, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from jiceng.api.answers import placed
from jiceng.api.evidence import claims_out
from jiceng.api.schemas import (
    AdoptionOut,
    CellOut,
    ComparisonOut,
    CountyGroupOut,
    EdgeOut,
    Graph,
    Implementer,
    InitiativeOut,
    NodeOut,
    Page,
    PathOut,
    PostOut,
    Seen,
    SimilarityOut,
    TotalsOut,
)
from jiceng.graph import traverse
from jiceng.graph.compare import Comparison
from jiceng.graph.compare import compare as put_side_by_side
from jiceng.graph.store.protocol import Store

# As many shortest paths as are looked for; a list of more says no more than these.
_MOST_PATHS = 100
Item = TypeVar("Item")


def stretch(items: Sequence[Item], offset: int, limit: int) -> Sequence[Item]:
    """Return the part of a whole list that a page shows."""
    return items[offset : offset + limit]


def neighbourhood(store: Store, node_id: str, depth: int, relations: Sequence[str], limit: int) -> Graph:
    """Return the nodes within `depth` steps along these relations (all but MENTIONS where none is given)."""
    return Graph.model_validate(traverse.neighbourhood(store, node_id, depth, relations, limit))


def paths(store: Store, source: str, target: str, max_length: int, offset: int, limit: int) -> Page[PathOut]:
    """Return the shortest paths between two nodes, best first, each step with its quotes; `total` is at most 100."""
    found = traverse.shortest_paths(store, source, target, max_length=max_length, limit=_MOST_PATHS)
    items = [_path_out(store, path) for path in stretch(found, offset, limit)]
    return Page[PathOut](items=items, total=len(found), offset=offset, limit=limit)


def _path_out(store: Store, path: traverse.Path) -> PathOut:
    return PathOut(
        nodes=[NodeOut.model_validate(node) for node in path.nodes],
        edges=[EdgeOut.model_validate(edge) for edge in path.edges],
        claims=[claims_out(store, claims) for claims in path.claims],
    )


def initiatives(store: Store, place_id: str, routine: bool, offset: int, limit: int) -> Page[InitiativeOut]:
    """Return the programs that a place and everything inside it carry out."""
    found = traverse.initiatives(store, place_id, include_routine=routine)
    items = [InitiativeOut.model_validate(one) for one in stretch(found, offset, limit)]
    return Page[InitiativeOut](items=items, total=len(found), offset=offset, limit=limit)


def implementers(store: Store, program_id: str, parts: bool, offset: int, limit: int) -> Page[CountyGroupOut]:
    """Return who carries a program out, by county; with `parts` also who carries out a named part of it."""
    found = traverse.implementers(store, program_id, include_parts=parts)
    items = [_county_group(group) for group in stretch(found, offset, limit)]
    return Page[CountyGroupOut](items=items, total=len(found), offset=offset, limit=limit)


def _county_group(group: traverse.CountyGroup) -> CountyGroupOut:
    return CountyGroupOut(
        county=NodeOut.model_validate(group.county) if group.county else None,
        implementers=[
            Implementer(node=NodeOut.model_validate(node), edge=EdgeOut.model_validate(edge))
            for node, edge in group.implementers
        ],
    )


def posts(store: Store, official_id: str, offset: int, limit: int) -> Page[PostOut]:
    """Return the posts of an official with the words behind each, present ones first."""
    found = traverse.posts(store, official_id)
    items = [
        PostOut(
            body=NodeOut.model_validate(post.body),
            edge=EdgeOut.model_validate(post.edge),
            claims=claims_out(store, post.claims),
        )
        for post in stretch(found, offset, limit)
    ]
    return Page[PostOut](items=items, total=len(found), offset=offset, limit=limit)


def compare(store: Store, place_ids: Sequence[str], routine: bool) -> ComparisonOut:
    """Return 2 to 20 places side by side by the programs of each and of everything inside it."""
    found = put_side_by_side(store, place_ids, include_routine=routine)
    return ComparisonOut(
        places=placed(store, found.places),
        programs=[NodeOut.model_validate(program) for program in found.programs],
        cells=_cells(found),
        shared=found.shared,
        only=found.only,
        adoption=[_adoption(program, dated) for program, dated in found.adoption.items()],
        similarity=[SimilarityOut.model_validate(pair) for pair in found.similarity],
        totals={place: TotalsOut.model_validate(totals) for place, totals in found.totals.items()},
    )


def _cells(found: Comparison) -> list[CellOut]:
    cells = []
    for (place, program), cell in sorted(found.cells.items()):
        figures = {name: getattr(cell, name) for name in CellOut.model_fields if name not in ("place", "program")}
        cells.append(CellOut(place=place, program=program, **figures))
    return cells


def _adoption(program: str, dated: Sequence[tuple[str, str]]) -> AdoptionOut:
    return AdoptionOut(program=program, places=[Seen(place=place, first_seen=seen) for place, seen in dated])
