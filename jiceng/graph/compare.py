"""Places side by side: which programs each carries out, since when, how widely, and how alike the places are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import sqrt

from jiceng.graph.errors import InputError
from jiceng.graph.model import Claim, Edge, Node
from jiceng.graph.places import depth, descendants
from jiceng.graph.store.protocol import Store
from jiceng.graph.subgraph import Key, by_id, check_range, claims_by_key, key, known_place
from jiceng.graph.traverse import is_routine

_COUNTED = ("IMPLEMENTS", "LEADS", "AWARDED", "ACHIEVED")


@dataclass(slots=True)
class Cell:
    """What one place and all inside it do for one program.

    `count` is the number of implementers, `support` the number of articles that say so, `first_seen` the earliest
    known date of a report. `reached` counts the place's direct children (townships of a county, communities of a
    township) that carry it out themselves or somewhere inside; `coverage` is their share of the known children,
    0–1. `implementers` and `articles` are sorted ids.
    """

    count: int = 0
    support: int = 0
    first_seen: str = ""
    reached: int = 0
    coverage: float = 0.0
    implementers: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Similarity:
    """How alike two places are by their programs, each figure 0–1.

    `jaccard` is shared over all programs of the two, `overlap` shared over the programs of the place that has
    fewer (fair where one is reported more), `cosine` compares the numbers of articles for each program.
    """

    first: str
    second: str
    shared: int
    jaccard: float
    overlap: float
    cosine: float


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over a place and all inside it.

    `children` are its direct places in the graph, `communities` the communities at any depth, `communities_active`
    those of them that carry out a program of the comparison.
    """

    programs: int
    implementers: int
    articles: int
    children: int
    communities: int
    communities_active: int
    officials: int
    organizations: int
    honors: int
    outcomes: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Places × programs.

    `places` stand in the order asked, `programs` (the rows) as shared by most places first, then support, then id;
    `cells` holds only pairs with an implementer. `shared` are the programs of two places or more, `only` those of
    one place alone. `adoption` lists for each program its places by first known report, undated ones last.
    """

    places: list[Node]
    programs: list[Node]
    cells: dict[tuple[str, str], Cell]
    shared: list[str]
    only: dict[str, list[str]]
    adoption: dict[str, list[tuple[str, str]]]
    similarity: list[Similarity]
    totals: dict[str, Totals]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """All that the places and their insides say: read once, shared by every cell and total."""

    branches: Mapping[str, Mapping[str, str]]
    children: Mapping[str, frozenset[str]]
    nodes: Mapping[str, Node]
    edges: Sequence[Edge]
    claims: Mapping[Key, Sequence[Claim]]


def compare(store: Store, place_ids: Sequence[str], include_routine: bool = False) -> Comparison:
    """Compare 2–20 places by the programs of each and of everything inside it.

    Places may be of different levels and may lie inside each other. Routine institutions are left out unless asked
    for. Raises NotFoundError for an unknown place, InputError for too few, too many, doubled, or what is no place.
    """
    check_range("The number of places", len(place_ids), 2, 20)
    doubled = sorted({p for p in place_ids if list(place_ids).count(p) > 1})
    if doubled:
        raise InputError(f"{', '.join(doubled)} is named twice; name each place once.")
    places = [known_place(store, place_id) for place_id in place_ids]
    evidence = _read(store, place_ids, include_routine)
    cells = _cells(place_ids, evidence)
    holders = _holders(place_ids, cells)
    rows = sorted(holders, key=lambda p: (-len(holders[p]), -sum(cells[h, p].support for h in holders[p]), p))
    return Comparison(
        places,
        [evidence.nodes[program] for program in rows],
        cells,
        [program for program in rows if len(holders[program]) > 1],
        {place: [program for program in rows if holders[program] == [place]] for place in place_ids},
        {program: _adoption(program, holders[program], cells) for program in rows},
        [_similarity(a, b, rows, cells) for a, b in combinations(place_ids, 2)],
        {place: _totals(place, cells, evidence) for place in place_ids},
    )


def _read(store: Store, place_ids: Sequence[str], include_routine: bool) -> _Evidence:
    branches = descendants(store, place_ids)
    members = set(place_ids).union(*branches.values())
    touching = store.edges(sorted(members), _COUNTED)
    nodes = by_id(store, members.union(end for edge in touching for end in (edge.source, edge.target)))
    edges = [e for e in touching if e.relation != "IMPLEMENTS" or include_routine or not is_routine(nodes[e.target])]
    claims = claims_by_key(store, (key(edge) for edge in edges if edge.relation == "IMPLEMENTS"))
    children = {place: _children(branches[place], nodes) for place in place_ids}
    return _Evidence(branches, children, nodes, edges, claims)


def _children(branch: Mapping[str, str], nodes: Mapping[str, Node]) -> frozenset[str]:
    """Return the places directly inside a place, without organizations."""
    return frozenset(child for child, via in branch.items() if child == via and depth(nodes[child]))


def _cells(place_ids: Sequence[str], evidence: _Evidence) -> dict[tuple[str, str], Cell]:
    gathered: dict[tuple[str, str], list[Edge]] = {}
    for edge in evidence.edges:
        if edge.relation == "IMPLEMENTS":
            for place in place_ids:
                if _within(edge.source, place, evidence):
                    gathered.setdefault((place, edge.target), []).append(edge)
    return {pair: _cell(pair[0], gathered[pair], evidence) for pair in sorted(gathered)}


def _cell(place: str, edges: Sequence[Edge], evidence: _Evidence) -> Cell:
    branch = evidence.branches[place]
    implementers = sorted({edge.source for edge in edges})
    articles = sorted({e.article for edge in edges for claim in evidence.claims[key(edge)] for e in claim.evidence})
    children = evidence.children[place]
    reached = children.intersection(branch[i] for i in implementers if i in branch)
    return Cell(
        count=len(implementers),
        support=len(articles),
        first_seen=min((edge.first_seen for edge in edges if edge.first_seen), default=""),
        reached=len(reached),
        coverage=len(reached) / len(children) if children else 0.0,
        implementers=implementers,
        articles=articles,
    )


def _within(node_id: str, place: str, evidence: _Evidence) -> bool:
    return node_id == place or node_id in evidence.branches[place]


def _holders(place_ids: Sequence[str], cells: Mapping[tuple[str, str], Cell]) -> dict[str, list[str]]:
    """Return for each program the places that carry it out, in the order asked."""
    programs = sorted({program for _, program in cells})
    return {program: [place for place in place_ids if (place, program) in cells] for program in programs}


def _adoption(program: str, holders: Sequence[str], cells: Mapping[tuple[str, str], Cell]) -> list[tuple[str, str]]:
    dated = [(place, cells[place, program].first_seen) for place in holders]
    return sorted(dated, key=lambda entry: (not entry[1], entry[1], entry[0]))


def _similarity(first: str, second: str, programs: Sequence[str], cells: Mapping[tuple[str, str], Cell]) -> Similarity:
    empty = Cell()
    pairs = [(cells.get((first, p), empty), cells.get((second, p), empty)) for p in programs]
    shared = sum(1 for a, b in pairs if a.count and b.count)
    either = sum(1 for a, b in pairs if a.count or b.count)
    fewer = min(sum(1 for a, _ in pairs if a.count), sum(1 for _, b in pairs if b.count))
    dot = sum(a.support * b.support for a, b in pairs)
    lengths = sqrt(sum(a.support**2 for a, _ in pairs) * sum(b.support**2 for _, b in pairs))
    return Similarity(
        first,
        second,
        shared,
        shared / either if either else 0.0,
        shared / fewer if fewer else 0.0,
        dot / lengths if lengths else 0.0,
    )


def _totals(place: str, cells: Mapping[tuple[str, str], Cell], evidence: _Evidence) -> Totals:
    inside = [evidence.nodes[i] for i in sorted({place, *evidence.branches[place]}) if i in evidence.nodes]
    own = [cell for (holder, _), cell in cells.items() if holder == place]
    active = {i for cell in own for i in cell.implementers}

    def ends(relation: str, *, subject: str) -> int:
        pairs = [(e.source, e.target) for e in evidence.edges if e.relation == relation]
        pairs = [pair if subject == "source" else (pair[1], pair[0]) for pair in pairs]
        return len({other for member, other in pairs if _within(member, place, evidence)})

    return Totals(
        programs=len(own),
        implementers=len(active),
        articles=len({a for cell in own for a in cell.articles}),
        children=len(evidence.children[place]),
        communities=sum(1 for n in inside if n.label == "Community"),
        communities_active=sum(1 for n in inside if n.label == "Community" and n.id in active),
        officials=ends("LEADS", subject="target"),
        organizations=sum(1 for n in inside if n.label == "Organization"),
        honors=ends("AWARDED", subject="source"),
        outcomes=ends("ACHIEVED", subject="source"),
    )
