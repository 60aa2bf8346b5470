"""One batch of articles written in one transaction: what was said before is taken back, what is said now is added."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from neo4j import ManagedTransaction

from jiceng.graph.model import Article, Extraction
from jiceng.graph.store import cypher
from jiceng.graph.store.change import UNDATED, Change, Seen, claim_rows, mention_rows, search_properties
from jiceng.graph.store.check import check
from jiceng.graph.store.planning import ByName, Kept, Rows, Writes, plan, seen
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
from jiceng.graph.store.rows import Parameters, Shape, by_shape, lines, nested, table

Statements = list[tuple[str, Parameters]]


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


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles for one transaction, and the statements that make them where none of them was there before."""

    articles: Sequence[Prepared] = ()
    made: Statements | None = None


def prepare(extraction: Extraction) -> Prepared:
    """Return an article ready to be written; InputError where it says what the graph cannot hold."""
    check(extraction)
    ordered = in_order(extraction)
    return Prepared(ordered, _stored(ordered), claim_rows(ordered), mention_rows(ordered))


def prepare_batch(extractions: Iterable[Extraction]) -> Batch:
    """Return articles ready to be written in one transaction; InputError as `prepare`."""
    articles = [prepare(extraction) for extraction in extractions]
    return Batch(articles, _article_statements(articles, set()))


def whole(articles: Iterable[Prepared]) -> Writes:
    """Return what these articles alone make of an empty graph: nodes and edges without Article, Claim and MENTIONS."""
    return plan(_change({}, [prepared.extraction for prepared in articles]), Kept())


def write(transaction: ManagedTransaction, put: Batch, removed: Sequence[str]) -> int:
    """Write articles and remove others; return how many of the removed were there.

    Takes the store's one turn of writing first, so that two writers never add to the same tally at once. An article
    that says what it said before is not touched.
    """
    transaction.run(cypher.TAKE_TURN).consume()
    old = _old(transaction, [*(prepared.id for prepared in put.articles), *removed])
    same = {p.id for p in put.articles if p.id in old and old[p.id]["digest"] == p.article["_digest"]}
    new = [prepared for prepared in put.articles if prepared.id not in same]
    gone = {i: _former(row) for i, row in old.items() if i not in same}
    change = _change(gone, [prepared.extraction for prepared in new])
    writes = plan(change, _kept(transaction, change, list(gone)))
    _clear(transaction, list(gone))
    _write_nodes(transaction, writes)
    _write_all(transaction, put.made if put.made and not old else _article_statements(new, set(old)))
    _write_edges(transaction, writes)
    ids = [i for i in removed if i in old]
    _run(transaction, cypher.DELETE_ARTICLES, ids)
    _run(transaction, cypher.DELETE_NODES, writes.deleted_nodes)
    return len(ids)


def _run(transaction: ManagedTransaction, statement: str, ids: Sequence[str]) -> None:
    if ids:
        transaction.run(statement, ids=ids).consume()


def _write_all(transaction: ManagedTransaction, statements: Statements) -> None:
    for statement, parameters in statements:
        transaction.run(statement, parameters).consume()


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
    _run(transaction, cypher.DELETE_CLAIMS, ids)
    _run(transaction, cypher.DELETE_MENTIONS, ids)


# --- what the graph holds --------------------------------------------------------------------------------------


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
    return {row["id"]: row["tally"] for row in transaction.run(cypher.NODE_STATES, asked)}


def _kept_edges(
    transaction: ManagedTransaction, change: Change, nodes: Mapping[str, str]
) -> dict[Key, Mapping[str, Any]]:
    """Return the states of edges by key; one whose end is not there yet is not asked for."""
    wanted: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for relation, source, target in sorted(change.edges):
        if source in nodes and target in nodes:
            wanted[relation].append((source, target))
    return {
        (relation, row["source"], row["target"]): row
        for relation, ends in wanted.items()
        for row in transaction.run(cypher.edge_states(relation), lines(ends))
    }


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


# --- what is written -------------------------------------------------------------------------------------------


def _write_nodes(transaction: ManagedTransaction, writes: Writes) -> None:
    for label, rows in writes.made_nodes.items():
        _write_all(transaction, _tables(rows, partial(cypher.create_nodes, label)))
    _write_all(transaction, _tables(writes.changed_nodes, cypher.set_nodes))
    _write_all(transaction, _tables(writes.counted_nodes, lambda _: cypher.COUNT_NODES))


def _tables(rows: Iterable[Json], statement: Callable[[Shape], str]) -> Statements:
    return [(statement(shape), table(shape, same)) for shape, same in by_shape(rows).items()]


def _article_statements(articles: Sequence[Prepared], old: set[str]) -> Statements:
    """Return the statements that make (or, of `old` ones, change) articles, and make their claims and mentions."""
    made = (prepared.article for prepared in articles if prepared.id not in old)
    changed = (prepared.article for prepared in articles if prepared.id in old)
    return [
        *_tables(made, partial(cypher.create_nodes, "Article")),
        *_tables(changed, cypher.set_nodes),
        *_inner_tables([(one, one.claims) for one in articles], cypher.create_claims),
        *_inner_tables([(one, one.mentions) for one in articles], cypher.create_mentions),
    ]


def _inner_tables(
    said: Sequence[tuple[Prepared, Rows]], statement: Callable[[Shape], str]
) -> Iterator[tuple[str, Parameters]]:
    """Yield a statement for each shape of rows, which come as tables inside the rows of their articles."""
    tables: dict[Shape, list[tuple[Prepared, Rows]]] = defaultdict(list)
    for one, rows in said:
        for shape, same in by_shape(rows).items():
            tables[shape].append((one, same))
    for shape, parts in tables.items():
        heads = [(one.id, str(one.article["published"])) for one, _ in parts]
        yield statement(shape), nested(heads, shape, [rows for _, rows in parts])


def _write_edges(transaction: ManagedTransaction, writes: Writes) -> None:
    for relation, rows in writes.made_edges.items():
        _write_all(transaction, _tables(map(_flat, rows), partial(cypher.create_edges, relation)))
    for relation, rows in writes.changed_edges.items():
        _write_all(transaction, _tables(map(_flat, rows), partial(cypher.set_edges, relation)))
    _write_ends(transaction, writes.counted_edges, cypher.count_edges_anew)
    _write_ends(transaction, writes.deleted_edges, cypher.delete_edges)


def _flat(row: Json) -> Json:
    return {"source": row["source"], "target": row["target"], **row["properties"]}


def _write_ends(transaction: ManagedTransaction, edges: ByName, statement: Callable[[str], str]) -> None:
    for relation, rows in edges.items():
        _write_all(transaction, [(statement(relation), same) for _, same in _tables(rows, str)])
