"""The graph as networkx sees it: conversion, centrality by named metrics, communities, positions for pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jiceng.graph.errors import InputError
from jiceng.graph.layout import layout, plain
from jiceng.graph.model import Edge, Node
from jiceng.graph.subgraph import Subgraph

if TYPE_CHECKING:
    import networkx as nx

    MultiDiGraph = nx.MultiDiGraph[str]

__all__ = ["METRICS", "Metric", "centrality", "communities", "layout", "to_networkx"]

Scan = tuple[Iterable[Node], Iterable[Edge], object]

# Fixed so that a picture and a ranking are the same on every run; any number would do.
_SEED = 411081
# Exact betweenness takes time in nodes × edges; from here on it is estimated from this many sources.
_EXACT_NODES = 1000
_PIVOTS = 200


@dataclass(frozen=True, slots=True)
class Metric:
    """A measure of how central a node is: `of(graph)` returns a figure for each node id."""

    id: str
    zh: str
    en: str
    of: Callable[[MultiDiGraph], Mapping[str, float]]


def to_networkx(graph: Subgraph | Scan) -> MultiDiGraph:
    """Return nodes and edges as a MultiDiGraph, in the order of their ids; an edge's key is its relation.

    Takes a Subgraph, or what `store.scan()` returns; of the latter articles and MENTIONS stay out. Node attributes:
    label, name, aliases, and the properties; edge attributes: basis, support, first_seen, last_seen, quote, and the
    properties. Raises InputError for an edge whose ends are not among the nodes.
    """
    import networkx as nx

    nodes, edges = (graph.nodes, graph.edges) if isinstance(graph, Subgraph) else _without_articles(graph)
    found: MultiDiGraph = nx.MultiDiGraph()
    for node in sorted(nodes, key=lambda n: n.id):
        found.add_node(node.id, **_attributes(node, ("label", "name", "aliases")))
    for edge in sorted(edges, key=lambda e: (e.source, e.target, e.relation)):
        if edge.source not in found or edge.target not in found:
            raise InputError(f"{edge.relation} from {edge.source} to {edge.target} has an end outside the graph given.")
        named = _attributes(edge, ("basis", "support", "first_seen", "last_seen", "quote"))
        found.add_edge(edge.source, edge.target, key=edge.relation, **named)
    return found


def _without_articles(scan: Scan) -> tuple[Iterable[Node], Iterable[Edge]]:
    nodes, edges, _ = scan
    return (node for node in nodes if node.label != "Article"), (edge for edge in edges if edge.relation != "MENTIONS")


def _attributes(record: Node | Edge, names: Iterable[str]) -> dict[str, Any]:
    return {**record.properties, **{name: getattr(record, name) for name in names}}


def centrality(graph: MultiDiGraph, metric: str = "degree") -> dict[str, float]:
    """Return a figure for each node by one of METRICS, highest first, ties by id; InputError for an unknown metric."""
    for entry in METRICS:
        if entry.id == metric:
            figures = entry.of(graph) if len(graph) else {}
            return dict(sorted(figures.items(), key=lambda pair: (-pair[1], pair[0])))
    raise InputError(f"There is no metric {metric!r}; the metrics are {', '.join(m.id for m in METRICS)}.")


def _degree(graph: MultiDiGraph) -> Mapping[str, float]:
    import networkx as nx

    return dict(nx.degree_centrality(nx.Graph(graph)))


def _strength(graph: MultiDiGraph) -> Mapping[str, float]:
    return {node: float(total) for node, total in graph.degree(weight="support")}


def _betweenness(graph: MultiDiGraph) -> Mapping[str, float]:
    import networkx as nx

    pivots = None if len(graph) <= _EXACT_NODES else _PIVOTS
    return dict(nx.betweenness_centrality(nx.Graph(graph), k=pivots, seed=_SEED))


def _pagerank(graph: MultiDiGraph) -> Mapping[str, float]:
    """Follow edges with chance 0.85 by their support, else jump anywhere, until the ranks stand (Brin & Page 1998)."""
    import numpy as np

    index = {node: i for i, node in enumerate(graph)}
    ends = [(index[s], index[t], max(d["support"], 1)) for s, t, d in graph.edges(data=True)]
    source, target, weight = (
        (np.array(column) for column in zip(*ends, strict=True)) if ends else (np.array([], int),) * 3
    )
    size = len(index)
    leaving = np.bincount(source, weight, size)
    share = weight / leaving[source]
    rank = np.full(size, 1 / size)
    for _ in range(100):
        flow = np.bincount(target, rank[source] * share, size) + rank[leaving == 0].sum() / size
        before, rank = rank, 0.15 / size + 0.85 * flow
        if np.abs(rank - before).sum() < 1e-9:
            break
    return {node: float(rank[i]) for node, i in index.items()}


METRICS = (
    Metric("degree", "度中心性（相连者占比）", "Degree: share of nodes it is tied to", _degree),
    Metric("strength", "报道强度（各关系报道篇数之和）", "Strength: articles behind its edges, summed", _strength),
    Metric(
        "betweenness", "中介中心性（多少最短路径经过）", "Betweenness: share of shortest paths through it", _betweenness
    ),
    Metric("pagerank", "PageRank（被重要者指向）", "PageRank: pointed at by what is pointed at", _pagerank),
)


def communities(graph: MultiDiGraph) -> list[list[str]]:
    """Return groups of nodes that hang together more than by chance (Louvain, Blondel 2008), largest first.

    Edges are read both ways and weighted by their articles; ids in a group are sorted, equal groups by first id.
    """
    import networkx as nx

    ids, numbered = plain(graph.nodes, ((s, t, d["support"]) for s, t, d in graph.edges(data=True)))
    found = nx.community.louvain_communities(numbered, seed=_SEED) if ids else []
    groups = [sorted(ids[i] for i in group) for group in found]
    return sorted(groups, key=lambda group: (-len(group), group[0]))
