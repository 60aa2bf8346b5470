"""What a store holds, in whole and in part, to compare with what it should."""

from __future__ import annotations

from collections.abc import Iterable

from jiceng.graph.model import Edge, Extraction, Node
from jiceng.graph.store import Store

ENGINES = ("embedded", "neo4j", "neo4j-2026")
Graph = tuple[list[Node], list[Edge], list[Extraction]]


def whole(store: Store) -> Graph:
    nodes, edges, extractions = store.scan()
    return list(nodes), list(edges), list(extractions)


def edge(store: Store, relation: str, source: Node, target: Node) -> Edge:
    return next(e for e in store.edges([source.id], [relation], "out") if e.target == target.id)


def keys(edges: Iterable[Edge]) -> list[tuple[str, str, str]]:
    return [(e.relation, e.source, e.target) for e in edges]
