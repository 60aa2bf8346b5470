"""What is to be written for a change, worked out from what the graph holds: arithmetic alone, no engine is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jiceng.graph.store.change import Change, EdgeChange, NodeChange, Seen, search_properties
from jiceng.graph.store.records import Json, Key
from jiceng.graph.store.tally import EdgeTally, NodeTally

Rows = list[Json]
ByName = dict[str, Rows]


def _by_name() -> ByName:
    return defaultdict(list)


@dataclass(slots=True)
class Writes:
    """The rows to write: of nodes their properties, by label where they are made; of edges, by relation, their ends.

    An edge that is made or changed has its `properties` beside its ends, one that is only counted anew its `_tally`.
    """

    made_nodes: ByName = field(default_factory=_by_name)
    changed_nodes: Rows = field(default_factory=list)
    counted_nodes: Rows = field(default_factory=list)
    deleted_nodes: list[str] = field(default_factory=list)
    made_edges: ByName = field(default_factory=_by_name)
    changed_edges: ByName = field(default_factory=_by_name)
    counted_edges: ByName = field(default_factory=_by_name)
    deleted_edges: ByName = field(default_factory=_by_name)


@dataclass(frozen=True, slots=True)
class Kept:
    """What the graph holds of all that a change touches: tallies of nodes by id, states of edges by key.

    `others` has what the articles that stay say of edges which lose their first, last or sample words.
    """

    nodes: Mapping[str, str] = field(default_factory=dict)
    edges: Mapping[Key, Mapping[str, Any]] = field(default_factory=dict)
    others: Mapping[Key, Seen] = field(default_factory=dict)


def plan(change: Change, kept: Kept) -> Writes:
    """Return what is to be written, in one order whatever the order of the articles."""
    writes = Writes()
    for identity, node in sorted(change.nodes.items()):
        _plan_node(identity, node, kept.nodes.get(identity), writes)
    for key, edge in sorted(change.edges.items()):
        row = kept.edges.get(key)
        _plan_edge(key, edge, row, kept.others.get(key), writes)
    return writes


def seen(row: Mapping[str, Any]) -> Seen:
    """Return when and in which words an edge was said, from its state."""
    return Seen(row["first_seen"], row["last_seen"], row["at"], row["quote"])


def _plan_node(identity: str, change: NodeChange, stored: str | None, writes: Writes) -> None:
    tally = NodeTally() if stored is None else NodeTally.read(stored)
    before = None if stored is None else tally.chosen()
    change.apply(tally)
    if not tally.articles:
        if before:
            writes.deleted_nodes.append(identity)
    elif tally.chosen() == before:
        writes.counted_nodes.append({"id": identity, "_tally": tally.write(), "_articles": tally.articles})
    else:
        rows = writes.changed_nodes if before else writes.made_nodes[change.label]
        rows.append(_node_row(identity, tally))


def _node_row(identity: str, tally: NodeTally) -> Json:
    merged = tally.merged(identity)
    merged |= search_properties(merged["name"], merged["aliases"])
    return merged | {"_tally": tally.write(), "_articles": tally.articles}


def _plan_edge(key: Key, change: EdgeChange, row: Mapping[str, Any] | None, other: Seen | None, writes: Writes) -> None:
    relation, source, target = key
    ends: Json = {"source": source, "target": target}
    tally = EdgeTally.read(row["tally"]) if row else EdgeTally()
    before = (tally.chosen(), seen(row)) if row else None
    change.apply(tally)
    said = _said(other or (seen(row) if row else Seen()), change.sayings_come())
    if not tally.bases:
        if before:
            writes.deleted_edges[relation].append(ends)
    elif (tally.chosen(), said) == before:
        writes.counted_edges[relation].append(ends | {"_tally": tally.write()})
    else:
        rows = writes.changed_edges if before else writes.made_edges
        rows[relation].append(ends | {"properties": _edge_properties(tally, said)})


def _said(now: Seen, sayings: Iterable[tuple[str, str, str]]) -> Seen:
    for date, at, quote in sayings:
        now.add(date, at, quote)
    return now


def _edge_properties(tally: EdgeTally, said: Seen) -> Json:
    return tally.merged() | {
        "first_seen": said.first_seen,
        "last_seen": said.last_seen,
        "quote": said.quote,
        "_at": said.at,
        "_tally": tally.write(),
    }
