"""How two nodes hang together: the shortest paths between them, with the claims behind each step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import pairwise

from jiceng.graph.errors import InputError
from jiceng.graph.model import Claim, Edge, Node
from jiceng.graph.ontology import ontology
from jiceng.graph.store.protocol import Store
from jiceng.graph.subgraph import Key, by_id, check_range, check_relations, claims_by_key, key, known

# A shared province or city says little about two communities: half the graph hangs together through it.
_HUB_DEPTH = 2

# Hubs in the middle, minus the support of the steps, ids from the start: smaller is better, and adding the same
# tail to two partial paths never changes their order, so that only the best `limit` of each node need be kept.
_Partial = tuple[int, int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of nodes, the edge of each step (read either way), and the claims behind each edge."""

    nodes: list[Node]
    edges: list[Edge]
    claims: list[list[Claim]]


@dataclass(slots=True)
class _Side:
    """A search from one end: `rings[d]` are the ids at distance d, `parents` the neighbours one step nearer."""

    rings: list[list[str]]
    parents: dict[str, list[str]] = field(default_factory=dict)

    def step(self, edges: Iterable[Edge]) -> None:
        ring: dict[str, set[str]] = {}
        frontier = set(self.rings[-1])
        for edge in edges:
            for near, far in ((edge.source, edge.target), (edge.target, edge.source)):
                if near in frontier and far not in self.parents:
                    ring.setdefault(far, set()).add(near)
        self.parents.update({far: sorted(nears) for far, nears in ring.items()})
        self.rings.append(sorted(ring))


def shortest_paths(
    store: Store, source: str, target: str, max_length: int = 6, limit: int = 5, relations: Sequence[str] = ()
) -> list[Path]:
    """Return up to `limit` of the shortest paths between two nodes, best first; none where none is short enough.

    A path has at most `max_length` edges (1–8), each read either way; MENTIONS only if named in `relations`. All
    paths returned are of the same, smallest length. Those through a province or a city come after the others, then
    higher support of their edges goes first, then ids. The search runs from both ends, always from the smaller
    frontier, one query a step. Raises NotFoundError for an unknown node, InputError for equal ends, a length or
    limit out of bounds, or an unknown relation.
    """
    check_range("max_length", max_length, 1, 8)
    check_range("limit", limit, 1, 100)
    check_relations(relations)
    known(store, source), known(store, target)
    if source == target:
        raise InputError(f"Both ends of the path are {source!r}; choose two different nodes.")
    sides = _Side([[source]], {source: []}), _Side([[target]], {target: []})
    edges: dict[Key, Edge] = {}
    meeting = _meet(store, *sides, max_length, relations, edges)
    return _paths(store, sides, meeting, edges, limit)


def _meet(
    store: Store, left: _Side, right: _Side, max_length: int, relations: Sequence[str], edges: dict[Key, Edge]
) -> list[str]:
    """Widen the two searches in turn until they touch; return the ids where they do, sorted."""
    while len(left.rings) + len(right.rings) - 2 < max_length:
        side = left if len(left.rings[-1]) <= len(right.rings[-1]) else right
        found = store.edges(side.rings[-1], relations)
        edges.update({key(edge): edge for edge in found})
        side.step(found)
        if not side.rings[-1]:
            return []
        meeting = sorted(left.parents.keys() & right.parents.keys())
        if meeting:
            return meeting
    return []


def _paths(
    store: Store, sides: tuple[_Side, _Side], meeting: list[str], edges: dict[Key, Edge], limit: int
) -> list[Path]:
    layers = list(_layers(sides, meeting))
    strongest = _strongest(edges.values())
    nodes = by_id(store, {node_id for layer in layers for node_id in layer})
    best: dict[str, list[_Partial]] = {layer[0]: [(0, 0, (layer[0],))] for layer in layers[:1]}
    for before, layer in pairwise(layers):
        inner = layer is not layers[-1]
        best = {
            node_id: nsmallest(limit, _extended(node_id, before, best, strongest, inner and _is_hub(nodes[node_id])))
            for node_id in layer
        }
    chains = [ids for partials in best.values() for _, _, ids in partials]
    return _with_claims(store, chains, nodes, strongest)


def _layers(sides: tuple[_Side, _Side], meeting: list[str]) -> Iterator[list[str]]:
    """Yield the ids that lie on some shortest path, layer by layer from source to target."""
    if not meeting:
        return
    halves = []
    for side in sides:
        half = [meeting]
        while side.parents[half[-1][0]]:
            half.append(sorted({parent for node_id in half[-1] for parent in side.parents[node_id]}))
        halves.append(half)
    yield from reversed(halves[0])
    yield from halves[1][1:]


def _strongest(edges: Iterable[Edge]) -> dict[tuple[str, str], Edge]:
    """Return for each pair of nodes, in both orders, the edge with most support; ties by key."""
    chosen: dict[tuple[str, str], Edge] = {}
    for edge in sorted(edges, key=lambda e: (-e.support, key(e))):
        for pair in ((edge.source, edge.target), (edge.target, edge.source)):
            chosen.setdefault(pair, edge)
    return chosen


def _extended(
    node_id: str,
    before: list[str],
    best: dict[str, list[_Partial]],
    strongest: dict[tuple[str, str], Edge],
    hub: bool,
) -> Iterator[_Partial]:
    for previous in before:
        edge = strongest.get((previous, node_id))
        if edge is not None:
            for hubs, weakness, ids in best[previous]:
                yield hubs + hub, weakness - edge.support, (*ids, node_id)


def _is_hub(node: Node) -> bool:
    return 0 < ontology().labels[node.label].place <= _HUB_DEPTH


def _with_claims(
    store: Store, chains: list[tuple[str, ...]], nodes: dict[str, Node], strongest: dict[tuple[str, str], Edge]
) -> list[Path]:
    routes = [[strongest[pair] for pair in pairwise(ids)] for ids in chains]
    claims = claims_by_key(store, (key(edge) for route in routes for edge in route))
    return [
        Path([nodes[node_id] for node_id in ids], route, [claims[key(edge)] for edge in route])
        for ids, route in zip(chains, routes, strict=True)
    ]
