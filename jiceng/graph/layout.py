"""Where nodes stand in a picture: computed once, the same for the same graph in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from jiceng.graph.subgraph import Subgraph

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Numbered = nx.Graph[int]
    Points = NDArray[np.float64]

_SEED = 411081
# Forces between all pairs cost n² memory and time: 0.4 s at 300 nodes, 2 s at 700.
_FORCED = 300
# Half of the least distance between two nodes, in pixels of the picture at zoom 1: a dot and room for its name.
_RADIUS = 40.0
_GOLDEN_ANGLE = 2.399963229728653


def layout(subgraph: Subgraph) -> dict[str, tuple[float, float]]:
    """Return a position (x, y) in pixels for each node id, centred on 0, y downwards, rounded to 0.1.

    Up to 300 connected nodes repel and attract each other (Fruchterman & Reingold 1991); larger graphs are cut into
    components, then communities (Louvain), each laid out by itself and set apart as discs, so that time grows
    little more than with the number of edges. No two dots stand nearer than room for a name of six characters.
    """
    ids, graph = plain((n.id for n in subgraph.nodes), ((e.source, e.target, e.support) for e in subgraph.edges))
    if not ids:
        return {}
    points = _placed(graph)
    return {ids[i]: (round(float(x), 1) + 0.0, round(float(y), 1) + 0.0) for i, (x, y) in enumerate(points)}


def plain(ids: Iterable[str], edges: Iterable[tuple[str, str, int]]) -> tuple[list[str], Numbered]:
    """Return the sorted ids and an undirected graph of their numbers, parallel edges summed.

    Numbers instead of names, because algorithms walk over sets, whose order of strings changes with every run.
    """
    import networkx as nx

    ordered = sorted(ids)
    number = {node_id: i for i, node_id in enumerate(ordered)}
    weights: dict[tuple[int, int], int] = {}
    for source, target, support in edges:
        a, b = sorted((number[source], number[target]))
        if a != b:
            weights[a, b] = weights.get((a, b), 0) + max(support, 1)
    graph: Numbered = nx.Graph()
    graph.add_nodes_from(range(len(ordered)))
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(weights.items()))
    return ordered, graph


def _placed(graph: Numbered) -> Points:
    """Return the points of a graph's nodes, in the order of their numbers."""
    import networkx as nx

    groups = _sorted(nx.connected_components(graph))
    if len(groups) > 1:
        return _joined(graph, groups, _in_rows)
    if len(graph) <= _FORCED:
        return _forced(graph)
    groups = _sorted(nx.community.louvain_communities(graph, seed=_SEED))
    if len(groups) == 1:
        return _around_hubs(graph)
    return _joined(graph, groups, lambda radii: _as_discs(_quotient(graph, groups), radii))


def _sorted(groups: Iterable[set[int]]) -> list[list[int]]:
    return sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group[0]))


def _forced(graph: Numbered) -> Points:
    import networkx as nx
    import numpy as np

    order = sorted(graph)
    # Few nodes find their places soon; the figure for many is where pictures stop changing to the eye.
    method: dict[str, Any] = {"method": "force", "iterations": min(30 + len(order), 150), "weight": None}
    found = nx.spring_layout(graph, seed=_SEED, **method)
    points = np.array([found[i] for i in order], dtype=float).reshape(-1, 2)
    size = len(order)
    return _apart(points * _RADIUS * 1.6 * size**0.5, np.full(size, _RADIUS))


def _spiral(size: int) -> Points:
    """Return evenly spread points, the first in the middle, as the seeds of a sunflower (Vogel 1979)."""
    import numpy as np

    steps = np.arange(size)
    radius, angle = 2 * _RADIUS * np.sqrt(steps), _GOLDEN_ANGLE * steps
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _around_hubs(graph: Numbered) -> Points:
    import numpy as np

    order = sorted(graph)
    ranked = sorted(range(len(order)), key=lambda i: (-graph.degree[order[i]], i))
    points = np.empty((len(order), 2))
    points[ranked] = _spiral(len(order))
    return points


def _quotient(graph: Numbered, groups: list[list[int]]) -> Numbered:
    """Return the graph of groups: an edge where any of their nodes are tied."""
    import networkx as nx

    group = {node: i for i, members in enumerate(groups) for node in members}
    between = sorted({(group[a], group[b]) for a, b in graph.edges if group[a] != group[b]})
    found: Numbered = nx.Graph()
    found.add_nodes_from(range(len(groups)))
    found.add_edges_from(between)
    return found


def _joined(graph: Numbered, groups: list[list[int]], centres: Callable[[NDArray[np.float64]], Points]) -> Points:
    """Lay each group out by itself, then move each to the centre that `centres` finds for discs of their radii."""
    import numpy as np

    parts = [_placed(_renumbered(graph, members)) for members in groups]
    parts = [part - (part.max(axis=0) + part.min(axis=0)) / 2 for part in parts]
    radii = np.array([np.linalg.norm(part, axis=1).max() + _RADIUS for part in parts])
    row = {node: i for i, node in enumerate(sorted(graph))}
    points = np.empty((len(graph), 2))
    for members, part, centre in zip(groups, parts, centres(radii), strict=True):
        points[[row[node] for node in members]] = part + centre
    middle: Points = (points.max(axis=0) + points.min(axis=0)) / 2
    return points - middle


def _as_discs(quotient: Numbered, radii: NDArray[np.float64]) -> Points:
    import numpy as np

    centres = _forced(quotient) if len(quotient) <= _FORCED else _spiral(len(quotient))
    spread = max(float(np.linalg.norm(centres, axis=1).max()), 1.0)
    return _apart(centres * (np.sqrt((radii**2).sum()) / spread), radii)


def _in_rows(radii: NDArray[np.float64]) -> Points:
    """Return centres of discs set side by side in rows, largest first, about as wide as high in all."""
    import numpy as np

    width = max(2 * float(radii.max()), 2 * float(np.sqrt((radii**2).sum())))
    centres, x, y, height = np.empty((len(radii), 2)), 0.0, 0.0, 0.0
    for i in np.argsort(-radii, kind="stable"):
        size = 2 * float(radii[i])
        if x and x + size > width:
            x, y, height = 0.0, y + height, 0.0
        height = max(height, size)
        centres[i] = x + size / 2, y + size / 2
        x += size
    return centres


def _renumbered(graph: Numbered, members: list[int]) -> Numbered:
    ids = {node: i for i, node in enumerate(members)}
    _, found = plain((), ())
    found.add_nodes_from(range(len(members)))
    edges = ((ids[a], ids[b], data["weight"]) for a, b, data in graph.subgraph(members).edges(data=True))
    found.add_weighted_edges_from(sorted((min(a, b), max(a, b), weight) for a, b, weight in edges))
    return found


def _apart(points: Points, radii: NDArray[np.float64]) -> Points:
    """Push overlapping discs away from each other until none overlaps, in at most 200 rounds."""
    import numpy as np

    reach = radii[:, None] + radii[None, :]
    np.fill_diagonal(reach, 0)
    for _ in range(200):
        gap = points[:, None, :] - points[None, :, :]
        distance = np.linalg.norm(gap, axis=2)
        overlap = np.clip(reach - distance, 0, None)
        if overlap.max() < 1:
            break
        push = overlap / np.maximum(distance, 1e-6) * 0.5
        points = points + 0.9 * (gap * push[:, :, None]).sum(axis=1)
    return points
