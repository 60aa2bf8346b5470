"""The ladder of places: what stands above a node, and what lies inside a place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jiceng.graph.model import Node
from jiceng.graph.ontology import ontology
from jiceng.graph.store.protocol import Store
from jiceng.graph.subgraph import by_id, known, known_place

_LADDER = ("LOCATED_IN",)


def ancestors(store: Store, node_id: str) -> list[Node]:
    """Return the places above a node through LOCATED_IN, nearest first; of two equally near, the smaller place first.

    Raises NotFoundError for an unknown node.
    """
    known(store, node_id)
    return ladders(store, [node_id])[node_id]


def inside(store: Store, place_id: str) -> list[Node]:
    """Return all places and organizations inside a place at any depth: places from large to small, then organizations.

    Raises NotFoundError for an unknown node, InputError for one that is no place.
    """
    known_place(store, place_id)
    below = descendants(store, [place_id])[place_id]
    return sorted(by_id(store, below).values(), key=rank)


def rank(node: Node) -> tuple[int, str]:
    """Return the order of a node in a list of places: its depth in the ladder (organizations last), then its id."""
    return depth(node) or 9, node.id


def depth(node: Node) -> int:
    """Return the depth of a node's label in the ladder: 1 province … 5 community, 0 for what is no place."""
    return ontology().labels[node.label].place


def ladders(store: Store, node_ids: Iterable[str]) -> dict[str, list[Node]]:
    """Return the places above each of many nodes, nearest first, with one query for each step of the longest ladder."""
    starts = sorted(set(node_ids))
    above = _links(store, starts, up=True)
    nodes = by_id(store, {upper for uppers in above.values() for upper in uppers})
    return {start: _nearest_first(start, above, nodes) for start in starts}


def descendants(store: Store, place_ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return for each place the ids of all inside it, each with the place's direct child through which it lies there.

    A direct child maps to itself; a node that lies inside through two children is counted with the smaller id.
    """
    starts = sorted(set(place_ids))
    below = _links(store, starts, up=False)
    return {start: _branches(start, below) for start in starts}


def group(ladder: Sequence[Node], node: Node) -> Node | None:
    """Return the county that holds a node, itself included; above the counties the city or province; else None."""
    chain = [node, *ladder]
    for label in ("County", "City", "Province"):
        for place in chain:
            if place.label == label:
                return place
    return None


def _links(store: Store, starts: list[str], *, up: bool) -> dict[str, list[str]]:
    """Return every LOCATED_IN step reachable from the starts, as from → sorted list of to."""
    links: dict[str, list[str]] = {}
    frontier = starts
    while frontier:
        links.update({node_id: [] for node_id in frontier})
        for edge in store.edges(frontier, _LADDER, "out" if up else "in"):
            lower, upper = edge.source, edge.target
            links[lower if up else upper].append(upper if up else lower)
        frontier = sorted({end for ends in links.values() for end in ends} - links.keys())
    return {start: sorted(ends) for start, ends in links.items()}


def _nearest_first(start: str, above: dict[str, list[str]], nodes: dict[str, Node]) -> list[Node]:
    seen, ladder, ring = {start}, list[Node](), [start]
    while ring:
        uppers = sorted({upper for lower in ring for upper in above[lower]} - seen)
        step = sorted((nodes[upper] for upper in uppers if upper in nodes), key=lambda n: (-depth(n), n.id))
        ladder += step
        seen.update(uppers)
        ring = uppers
    return ladder


def _branches(start: str, below: dict[str, list[str]]) -> dict[str, str]:
    branch = {child: child for child in below[start]}
    ring = list(branch)
    while ring:
        step: dict[str, str] = {}
        for upper in ring:
            for lower in below[upper]:
                if lower not in branch and lower != start:
                    step[lower] = min(step.get(lower, branch[upper]), branch[upper])
        branch.update(step)
        ring = sorted(step)
    return branch
