"""A piece of the graph: what traversals return, and what pictures and exports take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jiceng.graph.errors import InputError, NotFoundError
from jiceng.graph.model import Claim, Edge, Node
from jiceng.graph.ontology import ontology
from jiceng.graph.store.protocol import Store

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Nodes and the edges between them; `total` counts the nodes found before a limit cut them to `nodes`."""

    nodes: list[Node]
    edges: list[Edge]
    truncated: bool
    total: int


def key(edge: Edge) -> Key:
    """Return what identifies an edge: relation, source, target."""
    return edge.relation, edge.source, edge.target


def known(store: Store, node_id: str) -> Node:
    """Return the node with this id; NotFoundError if there is none."""
    found = store.nodes([node_id])
    if not found:
        raise NotFoundError(f"The graph has no node {node_id!r}; search for its name to find its id.")
    return found[0]


def known_as(store: Store, node_id: str, labels: Sequence[str]) -> Node:
    """Return the node with this id; InputError if its label is not one of `labels`, NotFoundError if there is none."""
    node = known(store, node_id)
    if node.label not in labels:
        raise InputError(f"{node.name} ({node_id}) is of label {node.label}; this needs one of {', '.join(labels)}.")
    return node


def known_place(store: Store, node_id: str) -> Node:
    """Return the place with this id; InputError if it is no place, NotFoundError if there is none."""
    return known_as(store, node_id, ontology().places)


def by_id(store: Store, ids: Iterable[str]) -> dict[str, Node]:
    """Return the nodes with these ids by id; ids that the graph lacks are left out."""
    return {node.id: node for node in store.nodes(sorted(set(ids)))}


def whole(store: Store) -> Subgraph:
    """Return all nodes, sorted by id, and all edges, but no articles and no MENTIONS, without reading them."""
    labels = [name for name in ontology().labels if name != "Article"]
    nodes = sorted((node for label in labels for node in store.by_label(label)), key=lambda n: n.id)
    edges = store.edges([node.id for node in nodes], direction="out")
    return Subgraph(nodes, edges, truncated=False, total=len(nodes))


def claims_by_key(store: Store, keys: Iterable[Key]) -> dict[Key, list[Claim]]:
    """Return the claims behind each of many edges, in the store's order; an edge without any has an empty list."""
    wanted = sorted(set(keys))
    found: dict[Key, list[Claim]] = {k: [] for k in wanted}
    for claim in store.claims(wanted):
        found[claim.relation, claim.source, claim.target].append(claim)
    return found


def check_relations(relations: Sequence[str]) -> None:
    """Raise InputError for a relation that the ontology does not declare."""
    for name in relations:
        ontology().relation(name)


def check_range(name: str, value: int, low: int, high: int) -> None:
    """Raise InputError where an argument lies outside its inclusive bounds."""
    if not low <= value <= high:
        raise InputError(f"{name} is {value}; it must lie between {low} and {high}.")
