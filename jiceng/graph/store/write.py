"""One batch of articles written in one transaction: what was said before is taken back, what is said now is added."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from neo4j import ManagedTransaction

from jiceng.graph.model import Article, Extraction
from jiceng.graph.store import cypher
from jiceng.graph.store.change import (
    UNDATED,
    Change,
    EdgeChange,
    NodeChange,
    Seen,
    claim_rows,
    mention_rows,
    search_properties,
)
from jiceng.graph.store.records import Json, Key, article_properties, claim_key, compact, read_record, write_record
from jiceng.graph.store.tally import EdgeTally, NodeTally

Rows = list[Json]


@dataclass(slots=True)
class Writes:
    """The rows to write, by statement, in the order in which the statements run."""

    rows: dict[str, Rows] = field(default_factory=lambda: defaultdict(list))

    def run(self, transaction: ManagedTransaction, statements: Iterable[str]) -> None:
        """Run those of the statements that have rows."""
        for statement in statements:
            if self.rows.get(statement):
                transaction.run(statement, rows=self.rows[statement]).consume()


def write(transaction: ManagedTransaction, put: Sequence[Extraction], removed: Sequence[str]) -> int:
    """Write articles and remove others; return how many of the removed were there.

    Takes the store's one turn of writing first, so that two writers never add to the same tally at once. An article
    that says what it said before is not touched.
    """
    transaction.run(cypher.TAKE_TURN).consume()
    records = {extraction.article.id: _stored(extraction) for extraction in put}
    old = _old(transaction, [*records, *removed])
    same = {i for i, row in records.items() if i in old and old[i]["digest"] == row["_digest"]}
    new = [extraction for extraction in put if extraction.article.id not in same]
    gone = {i: _former(row) for i, row in old.items() if i not in same}
    change = _change(gone, new)
    writes = Writes()
    _plan_edges(transaction, change, list(gone), writes)
    _plan_nodes(transaction, change.nodes, writes)
    _clear(transaction, list(gone))
    _write_nodes(transaction, writes)
    _write_articles(transaction, new, records, set(old))
    _write_edges(transaction, writes)
    ids = [i for i in removed if i in old]
    _run(transaction, cypher.DELETE_ARTICLES, ids=ids)
    _run(transaction, cypher.DELETE_NODES, ids=[row["id"] for row in writes.rows[cypher.DELETE_NODES]])
    return len(ids)


def _run(transaction: ManagedTransaction, statement: str, **parameters: Any) -> None:
    if any(parameters.values()):
        transaction.run(statement, **parameters).consume()


def _stored(extraction: Extraction) -> Json:
    article = extraction.article
    row = article_properties(article) | {"_record": write_record(extraction), "_articles": 0}
    row |= search_properties(article.title, ())
    return row | {"_digest": hashlib.sha256(compact(row).encode()).hexdigest()}


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


def _clear(transaction: ManagedTransaction, ids: Sequence[str]) -> None:
    _run(transaction, cypher.DELETE_CLAIMS, ids=ids)
    _run(transaction, cypher.DELETE_MENTIONS, ids=ids)


# --- nodes -----------------------------------------------------------------------------------------------------


def _plan_nodes(transaction: ManagedTransaction, changes: Mapping[str, NodeChange], writes: Writes) -> None:
    kept = {row["id"]: row["tally"] for row in transaction.run(cypher.NODE_STATES, ids=sorted(changes))}
    for identity, change in sorted(changes.items()):
        tally = NodeTally.read(kept[identity]) if identity in kept else NodeTally()
        change.apply(tally)
        if tally.articles:
            statement = cypher.SET_NODES if identity in kept else cypher.create_nodes(change.label)
            writes.rows[statement].append(_node_row(identity, tally))
        elif identity in kept:
            writes.rows[cypher.DELETE_NODES].append({"id": identity})


def _node_row(identity: str, tally: NodeTally) -> Json:
    merged = tally.merged(identity)
    merged |= search_properties(merged["name"], merged["aliases"])
    return merged | {"_tally": tally.write(), "_articles": tally.articles}


def _write_nodes(transaction: ManagedTransaction, writes: Writes) -> None:
    writes.run(transaction, [s for s in list(writes.rows) if s.startswith("UNWIND $rows AS row CREATE (n:")])
    writes.run(transaction, [cypher.SET_NODES])


def _write_articles(
    transaction: ManagedTransaction, new: Sequence[Extraction], records: Mapping[str, Json], old: set[str]
) -> None:
    rows = [records[extraction.article.id] for extraction in new]
    _run(transaction, cypher.CREATE_ARTICLES, rows=[row for row in rows if row["id"] not in old])
    _run(transaction, cypher.SET_ARTICLES, rows=[row for row in rows if row["id"] in old])
    said = [{"id": e.article.id, "claims": claim_rows(e), "mentions": mention_rows(e)} for e in new]
    _run(transaction, cypher.CREATE_CLAIMS, rows=[{"id": row["id"], "claims": row["claims"]} for row in said])
    _run(transaction, cypher.CREATE_MENTIONS, rows=[{"id": row["id"], "mentions": row["mentions"]} for row in said])


# --- edges -----------------------------------------------------------------------------------------------------


def _plan_edges(transaction: ManagedTransaction, change: Change, articles: Sequence[str], writes: Writes) -> None:
    kept = _kept_edges(transaction, change.edges)
    doubtful = [key for key, row in kept.items() if _seen(row).rests_on(change.edges[key].sayings_gone())]
    others = _other_evidence(transaction, doubtful, articles)
    for key, edge in sorted(change.edges.items()):
        row = kept.get(key)
        tally = EdgeTally.read(row["tally"]) if row else EdgeTally()
        edge.apply(tally)
        seen = others.get(key) or (_seen(row) if row else Seen())
        _plan_edge(key, tally, _said(seen, edge), bool(row), writes)


def _plan_edge(key: Key, tally: EdgeTally, seen: Seen, kept: bool, writes: Writes) -> None:
    relation, source, target = key
    row: Json = {"source": source, "target": target}
    if not tally.bases:
        if kept:
            writes.rows[cypher.delete_edges(relation)].append(row)
        return
    row["properties"] = tally.merged() | {
        "first_seen": seen.first_seen,
        "last_seen": seen.last_seen,
        "quote": seen.quote,
        "_at": seen.at,
        "_tally": tally.write(),
    }
    writes.rows[cypher.set_edges(relation) if kept else cypher.create_edges(relation)].append(row)


def _said(seen: Seen, edge: EdgeChange) -> Seen:
    for date, at, quote in edge.sayings_come():
        seen.add(date, at, quote)
    return seen


def _kept_edges(transaction: ManagedTransaction, edges: Iterable[Key]) -> dict[Key, Mapping[str, Any]]:
    wanted: dict[str, Rows] = defaultdict(list)
    for relation, source, target in sorted(edges):
        wanted[relation].append({"source": source, "target": target})
    return {
        (relation, row["source"], row["target"]): row
        for relation, rows in wanted.items()
        for row in transaction.run(cypher.edge_states(relation), rows=rows)
    }


def _seen(row: Mapping[str, Any]) -> Seen:
    return Seen(row["first_seen"], row["last_seen"], row["at"], row["quote"])


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


def _write_edges(transaction: ManagedTransaction, writes: Writes) -> None:
    nodes = {cypher.SET_NODES, cypher.DELETE_NODES}
    edges = [s for s in list(writes.rows) if s not in nodes and "CREATE (n:" not in s]
    writes.run(transaction, edges)
