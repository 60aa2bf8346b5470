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
from jiceng.graph.store.check import check
from jiceng.graph.store.records import (
    Json,
    Key,
    article_properties,
    claim_key,
    compact,
    in_order,
    read_record,
    write_record,
)
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


@dataclass(frozen=True, slots=True)
class Prepared:
    """What an article says, in order, and all of its rows that do not depend on what the graph holds."""

    extraction: Extraction
    article: Json
    claims: Rows
    mentions: Rows

    @property
    def id(self) -> str:
        """The article's id."""
        return self.extraction.article.id


def prepare(extraction: Extraction) -> Prepared:
    """Return an article ready to be written; InputError where it says what the graph cannot hold."""
    check(extraction)
    ordered = in_order(extraction)
    return Prepared(ordered, _stored(ordered), claim_rows(ordered), mention_rows(ordered))


def write(transaction: ManagedTransaction, put: Sequence[Prepared], removed: Sequence[str]) -> int:
    """Write articles and remove others; return how many of the removed were there.

    Takes the store's one turn of writing first, so that two writers never add to the same tally at once. An article
    that says what it said before is not touched.
    """
    transaction.run(cypher.TAKE_TURN).consume()
    old = _old(transaction, [*(prepared.id for prepared in put), *removed])
    same = {p.id for p in put if p.id in old and old[p.id]["digest"] == p.article["_digest"]}
    new = [prepared for prepared in put if prepared.id not in same]
    gone = {i: _former(row) for i, row in old.items() if i not in same}
    change = _change(gone, [prepared.extraction for prepared in new])
    writes = Writes()
    _plan_edges(transaction, change, list(gone), writes)
    _plan_nodes(transaction, change.nodes, writes)
    _clear(transaction, list(gone))
    _write_nodes(transaction, writes)
    _write_articles(transaction, new, set(old))
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
        before = tally.merged(identity) if identity in kept else None
        change.apply(tally)
        if not tally.articles:
            if identity in kept:
                writes.rows[cypher.DELETE_NODES].append({"id": identity})
        elif tally.merged(identity) == before:
            row = {"id": identity, "tally": tally.write(), "articles": tally.articles}
            writes.rows[cypher.COUNT_NODES].append(row)
        else:
            statement = cypher.SET_NODES if identity in kept else cypher.create_nodes(change.label)
            writes.rows[statement].append(_node_row(identity, tally))


def _node_row(identity: str, tally: NodeTally) -> Json:
    merged = tally.merged(identity)
    merged |= search_properties(merged["name"], merged["aliases"])
    return merged | {"_tally": tally.write(), "_articles": tally.articles}


def _write_nodes(transaction: ManagedTransaction, writes: Writes) -> None:
    writes.run(transaction, [s for s in list(writes.rows) if s.startswith("UNWIND $rows AS row CREATE (n:")])
    writes.run(transaction, [cypher.SET_NODES, cypher.COUNT_NODES])


def _write_articles(transaction: ManagedTransaction, new: Sequence[Prepared], old: set[str]) -> None:
    _run(transaction, cypher.CREATE_ARTICLES, rows=[prepared.article for prepared in new if prepared.id not in old])
    _run(transaction, cypher.SET_ARTICLES, rows=[prepared.article for prepared in new if prepared.id in old])
    said = [(prepared, {"id": prepared.id, "published": prepared.article["published"]}) for prepared in new]
    _run(transaction, cypher.CREATE_CLAIMS, rows=[row | {"claims": prepared.claims} for prepared, row in said])
    _run(transaction, cypher.CREATE_MENTIONS, rows=[row | {"mentions": prepared.mentions} for prepared, row in said])


# --- edges -----------------------------------------------------------------------------------------------------


def _plan_edges(transaction: ManagedTransaction, change: Change, articles: Sequence[str], writes: Writes) -> None:
    kept = _kept_edges(transaction, change.edges)
    doubtful = [key for key, row in kept.items() if _seen(row).rests_on(change.edges[key].sayings_gone())]
    others = _other_evidence(transaction, doubtful, articles)
    for key, edge in sorted(change.edges.items()):
        row = kept.get(key)
        tally = EdgeTally.read(row["tally"]) if row else EdgeTally()
        before = _edge_properties(tally, _seen(row)) if row else None
        edge.apply(tally)
        seen = others.get(key) or (_seen(row) if row else Seen())
        _plan_edge(key, tally, _said(seen, edge), before, writes)


def _plan_edge(key: Key, tally: EdgeTally, seen: Seen, before: Json | None, writes: Writes) -> None:
    relation, source, target = key
    row: Json = {"source": source, "target": target}
    if not tally.bases:
        if before:
            writes.rows[cypher.delete_edges(relation)].append(row)
        return
    properties = _edge_properties(tally, seen)
    if properties == before:
        writes.rows[cypher.count_edges_anew(relation)].append(row | {"tally": tally.write()})
        return
    row["properties"] = properties | {"_tally": tally.write()}
    writes.rows[cypher.set_edges(relation) if before else cypher.create_edges(relation)].append(row)


def _edge_properties(tally: EdgeTally, seen: Seen) -> Json:
    return tally.merged() | {
        "first_seen": seen.first_seen,
        "last_seen": seen.last_seen,
        "quote": seen.quote,
        "_at": seen.at,
    }


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
    nodes = {cypher.SET_NODES, cypher.COUNT_NODES, cypher.DELETE_NODES}
    edges = [s for s in list(writes.rows) if s not in nodes and "CREATE (n:" not in s]
    writes.run(transaction, edges)
