"""The places above many nodes at once: what tells namesakes apart."""

from __future__ import annotations

from collections.abc import Sequence

from jiceng.graph.model import Node
from jiceng.graph.places import depth, ladders
from jiceng.graph.store.protocol import Store
from jiceng.graph.subgraph import by_id


def places_above(store: Store, nodes: Sequence[Node]) -> dict[str, list[Node]]:
    """Return for each node's id the places above it, from province downwards, with a few queries for all of them.

    An official stands where the body served stands (of several bodies, the one with the smallest id); a program,
    honour or outcome stands nowhere and has an empty list.
    """
    officials = [node.id for node in nodes if node.label == "Official"]
    served: dict[str, str] = {}
    for edge in store.edges(officials, ("LEADS",), "out") if officials else ():
        served[edge.source] = min(edge.target, served.get(edge.source, edge.target))
    starts = {node.id: served.get(node.id, node.id) for node in nodes}
    above, bodies = ladders(store, starts.values()), by_id(store, served.values())
    return {node_id: [*reversed(above[start]), *_itself(bodies.get(start))] for node_id, start in starts.items()}


def _itself(body: Node | None) -> list[Node]:
    return [body] if body is not None and depth(body) else []
