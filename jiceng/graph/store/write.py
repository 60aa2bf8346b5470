"""One batch of articles written in one transaction: what was said before is taken back, what is said now is added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import ManagedTransaction

from jiceng.graph.model import Article, Extraction
from jiceng.graph.store import cypher
from jiceng.graph.store.change import UNDATED, Change, Seen
from jiceng.graph.store.planning import Kept, Writes, plan, seen
from jiceng.graph.store.prepared import Prepared, prepare
from jiceng.graph.store.records import Key, claim_key, read_record
from jiceng.graph.store.rows import lines
from jiceng.graph.store.statements import (
    Statements,
    clearing,
    deleting,
    writing_articles,
    writing_edges,
    writing_nodes,
)

Batch = Sequence[Prepared]  # articles for one transaction


@dataclass(frozen=True, slots=True)
class State:
    """What a batch finds: ids of articles that were there, those that come and go, what changes and what is kept."""

    old: frozenset[str]
    new: Sequence[Prepared]
    gone: Sequence[str]
    removed: Sequence[str]
    change: Change
    kept: Kept


@dataclass(frozen=True, slots=True)
class Settled:
    """All that a transaction runs after it has taken its turn, and how many articles it takes away."""

    statements: Statements
    removed: int


def prepare_batch(extractions: Iterable[Extraction]) -> Batch:
    """Return articles ready to be written in one transaction; InputError as `prepare`."""
    return [prepare(extraction) for extraction in extractions]


def whole(articles: Iterable[Prepared]) -> Writes:
    """Return what these articles alone make of an empty graph: nodes and edges without Article, Claim and MENTIONS."""
    return plan(_change({}, [prepared.extraction for prepared in articles]), Kept())


def take_turn(transaction: ManagedTransaction) -> int:
    """Keep other writers out until the transaction ends, so that two never add to the same tally; return its number.

    Numbers rise by one from each transaction that is committed to the next.
    """
    return int(next(iter(transaction.run(cypher.TAKE_TURN)))["turn"])


def read_state(transaction: ManagedTransaction, batch: Batch, removed: Sequence[str]) -> State:
    """Return what a batch finds; an article that says what it said before is neither new nor gone."""
    old = _old(transaction, [*(prepared.id for prepared in batch), *removed])
    same = {p.id for p in batch if p.id in old and old[p.id]["digest"] == p.article["_digest"]}
    new = [prepared for prepared in batch if prepared.id not in same]
    gone = {i: _former(row) for i, row in old.items() if i not in same}
    change = _change(gone, [prepared.extraction for prepared in new])
    kept = _kept(transaction, change, list(gone))
    return State(frozenset(old), new, list(gone), [i for i in removed if i in old], change, kept)


def settle(state: State) -> Settled:
    """Return what writes a batch into the state that it finds."""
    writes = plan(state.change, state.kept)
    statements = [
        *clearing(state.gone),
        *writing_nodes(writes),
        *writing_articles(state.new, state.old),
        *writing_edges(writes),
        *deleting(state.removed, writes.deleted_nodes),
    ]
    return Settled(statements, len(state.removed))


def run(transaction: ManagedTransaction, statements: Statements) -> None:
    """Run statements one after the other."""
    for statement, parameters in statements:
        transaction.run(statement, parameters).consume()


def _old(transaction: ManagedTransaction, ids: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    return {row["id"]: row for row in transaction.run(cypher.OLD_ARTICLES, ids=ids)}


def _former(row: Mapping[str, Any]) -> Extraction:
    return read_record(row["record"], Article(row["id"], "", "", (), row["published"], row["text"]))


def _change(gone: Mapping[str, Extraction], new: Iterable[Extraction]) -> Change:
    change = Change()
    for extraction in gone.values():
        change.take_away(extraction)
    for extraction in new:
        change.add(extraction)
    return change


def _kept(transaction: ManagedTransaction, change: Change, articles: Sequence[str]) -> Kept:
    """Return what the graph holds of all that changes; `articles` are those whose sayings go."""
    nodes = _kept_nodes(transaction, change)
    edges = _kept_edges(transaction, change, nodes)
    doubtful = [key for key, row in edges.items() if seen(row).rests_on(change.edges[key].sayings_gone())]
    return Kept(nodes, edges, _other_evidence(transaction, doubtful, articles))


def _kept_nodes(transaction: ManagedTransaction, change: Change) -> dict[str, str]:
    if not change.nodes:
        return {}
    asked = lines([(identity,) for identity in sorted(change.nodes)])
    return dict(_collected(transaction, cypher.NODE_STATES, asked))


def _kept_edges(
    transaction: ManagedTransaction, change: Change, nodes: Mapping[str, str]
) -> dict[Key, Mapping[str, Any]]:
    """Return the states of edges by key; one whose end is not there yet is not asked for."""
    wanted: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for relation, source, target in sorted(change.edges):
        if source in nodes and target in nodes:
            wanted[relation].append((source, target))
    return {
        (relation, source, target): dict(zip(cypher.EDGE_STATE, state, strict=True))
        for relation, ends in wanted.items()
        for source, target, *state in _collected(transaction, cypher.edge_states(relation), lines(ends))
    }


def _collected(transaction: ManagedTransaction, question: str, parameters: dict[str, Any]) -> list[list[Any]]:
    """Return the answer of a question that collects its rows: the driver takes one long list faster than many rows."""
    return [row for record in transaction.run(question, parameters) for row in record["found"]]


def _other_evidence(transaction: ManagedTransaction, keys: Sequence[Key], articles: Sequence[str]) -> dict[Key, Seen]:
    """Return what the articles that stay say of these edges; an edge of which they say nothing is empty."""
    named = {claim_key(*key): key for key in keys}
    found = {key: Seen() for key in keys}
    if not keys:
        return found
    for row in transaction.run(cypher.OTHER_EVIDENCE, keys=sorted(named), articles=articles):
        date = row["first"].split("\t")[0]
        found[named[row["key"]]] = Seen("" if date == UNDATED else date, row["last_seen"], row["first"])
    samples = [{"key": key, "at": found[edge].at} for key, edge in sorted(named.items()) if found[edge].at]
    for row in transaction.run(cypher.QUOTES, rows=samples) if samples else ():
        found[named[row["key"]]].quote = row["quote"]
    return found
