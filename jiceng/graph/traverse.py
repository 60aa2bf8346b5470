"""What can be asked of the graph by walking it: neighbours, paths, places, initiatives, implementers, posts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiceng.graph.model import Claim, Edge, Node
from jiceng.graph.paths import Path, shortest_paths
from jiceng.graph.places import ancestors, descendants, group, inside, ladders, rank
from jiceng.graph.store.protocol import Store
from jiceng.graph.subgraph import (
    Key,
    Subgraph,
    by_id,
    check_range,
    check_relations,
    claims_by_key,
    key,
    known,
    known_as,
    known_place,
)

__all__ = [
    "CountyGroup",
    "Initiative",
    "Path",
    "Post",
    "Subgraph",
    "ancestors",
    "implementers",
    "initiatives",
    "inside",
    "neighbourhood",
    "posts",
    "shortest_paths",
]

# A whole graph lies within four steps of most nodes; the ring that passes this many nodes is the last one walked.
_REACH = 5_000


@dataclass(frozen=True, slots=True)
class Initiative:
    """A program that a place or something inside it carries out; `own` where the place itself is the implementer."""

    program: Node
    implementer: Node
    edge: Edge
    own: bool


@dataclass(frozen=True, slots=True)
class CountyGroup:
    """The implementers of a program in one county; of a city or province where they stand above the counties.

    `county` is None for organizations whose place is not known. An edge leads to the program or to a part of it.
    """

    county: Node | None
    implementers: list[tuple[Node, Edge]]


@dataclass(frozen=True, slots=True)
class Post:
    """A post of an official: the body served, the edge with the post's words, and the claims behind it."""

    body: Node
    edge: Edge
    claims: list[Claim]


def neighbourhood(
    store: Store, node_id: str, depth: int = 1, relations: Sequence[str] = (), limit: int = 200
) -> Subgraph:
    """Return a node, at most `limit` nodes with it in all, and every edge between them (MENTIONS only if named).

    Breadth first over `depth` steps (1–4), edges read either way; nearest first, then those tied to nearer nodes by
    higher support, then by id. The node itself comes first and counts. `total` is exact up to 5,000 nodes, after
    which no further ring is walked. Raises NotFoundError for an unknown node, InputError for a depth or limit out
    of bounds or an unknown relation.
    """
    check_range("depth", depth, 1, 4)
    check_range("limit", limit, 1, _REACH)
    check_relations(relations)
    known(store, node_id)
    order, ring, edges = [node_id], [node_id], dict[Key, Edge]()
    walked = set[str]()
    for _ in range(depth):
        if not ring or len(order) > _REACH:
            break
        walked.update(ring)
        found = store.edges(ring, relations)
        edges.update({key(edge): edge for edge in found})
        ring = _next_ring(found, set(order))
        order += ring
    kept = order[:limit]
    # An edge between two nodes of the outermost ring leaves one of them, and out-edges are few even at hubs.
    outer = [node for node in kept if node not in walked]
    edges.update({key(edge): edge for edge in store.edges(outer, relations, "out")} if outer else {})
    return _subgraph(store, kept, edges, len(order))


def _next_ring(edges: Sequence[Edge], seen: set[str]) -> list[str]:
    """Return the ids that edges reach beyond `seen`, higher summed support first, then by id."""
    support: dict[str, int] = {}
    for edge in edges:
        for end in {edge.source, edge.target} - seen:
            support[end] = support.get(end, 0) + edge.support
    return sorted(support, key=lambda end: (-support[end], end))


def _subgraph(store: Store, kept: list[str], edges: dict[Key, Edge], total: int) -> Subgraph:
    nodes = store.nodes(kept)
    ids = {node.id for node in nodes}
    between = [edges[k] for k in sorted(edges) if edges[k].source in ids and edges[k].target in ids]
    return Subgraph(nodes, between, truncated=total > len(kept), total=total)


def initiatives(store: Store, place_id: str, include_routine: bool = True) -> list[Initiative]:
    """Return the programs of a place and of everything inside it, one entry for each implementer and program.

    The place's own come first, then higher support, then by program and implementer. Raises NotFoundError for an
    unknown node, InputError for one that is no place.
    """
    known_place(store, place_id)
    members = [place_id, *descendants(store, [place_id])[place_id]]
    edges = store.edges(sorted(members), ("IMPLEMENTS",), "out")
    nodes = by_id(store, {end for edge in edges for end in (edge.source, edge.target)})
    found = [
        Initiative(nodes[edge.target], nodes[edge.source], edge, own=edge.source == place_id)
        for edge in edges
        if include_routine or not is_routine(nodes[edge.target])
    ]
    return sorted(found, key=lambda i: (not i.own, -i.edge.support, i.program.id, i.implementer.id))


def is_routine(program: Node) -> bool:
    """Return whether a program is a routine institution, which every Party branch keeps."""
    return program.properties.get("routine") is True


def implementers(store: Store, program_id: str, include_parts: bool = False) -> list[CountyGroup]:
    """Return who carries out a program, by county in the order of the official codes, unplaced organizations last.

    With `include_parts` those of its named parts (PART_OF, any depth) count too; each entry's edge says which.
    Within a county larger places come first, then organizations, by id. Raises NotFoundError for an unknown node,
    InputError for one that is no program.
    """
    known_as(store, program_id, ("Program",))
    programs = _with_parts(store, program_id) if include_parts else [program_id]
    edges = store.edges(programs, ("IMPLEMENTS",), "in")
    sources = {edge.source for edge in edges}
    nodes, above = by_id(store, sources), ladders(store, sources)
    groups: dict[str, CountyGroup] = {}
    for edge in edges:
        node = nodes[edge.source]
        county = group(above[node.id], node)
        entry = groups.setdefault(county.id if county else "", CountyGroup(county, []))
        entry.implementers.append((node, edge))
    for entry in groups.values():
        entry.implementers.sort(key=lambda pair: (rank(pair[0]), pair[1].target))
    return sorted(groups.values(), key=lambda g: _code_order(g.county))


def _with_parts(store: Store, program_id: str) -> list[str]:
    found, ring = {program_id}, [program_id]
    while ring:
        ring = sorted({edge.source for edge in store.edges(ring, ("PART_OF",), "in")} - found)
        found.update(ring)
    return sorted(found)


def _code_order(place: Node | None) -> tuple[bool, str, str]:
    return (True, "", "") if place is None else (False, place.id.partition(":")[2], place.id)


def posts(store: Store, official_id: str) -> list[Post]:
    """Return an official's posts with the words behind them: present before former, latest report first, then by body.

    Raises NotFoundError for an unknown node, InputError for one that is no official.
    """
    known_as(store, official_id, ("Official",))
    edges = store.edges([official_id], ("LEADS",), "out")
    bodies = by_id(store, {edge.target for edge in edges})
    claims = claims_by_key(store, map(key, edges))
    found = [Post(bodies[edge.target], edge, claims[key(edge)]) for edge in edges]
    found.sort(key=lambda p: p.body.id)
    found.sort(key=lambda p: p.edge.last_seen, reverse=True)
    return sorted(found, key=lambda p: p.edge.properties.get("former") is True)
