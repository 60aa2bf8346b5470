"""The measure of loading: what a person would write by hand to put the same graph into Neo4j.

Batches of `UNWIND … MERGE` in one transaction each, with the constraints and indexes of the store, every node,
relationship and claim once with all the properties it has in the end. It counts nothing, checks nothing and could not
take an article out again; its rows are read from the graph that the store made, so that they are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from neo4j import Driver

from benchmarks.province.servers import Stopwatch
from jiceng.graph.ontology import ontology
from jiceng.graph.store.ddl import neo4j_schema

BATCH = 10_000  # rows a transaction; texts of articles are long, so that a tenth of it is used for these
_READ = 1_000  # ids in a question
Row = dict[str, Any]

_NODES = "UNWIND $rows AS row MERGE (n:Entity {{id: row.id}}) SET n = row, n:{label}"
_EDGES = """
UNWIND $rows AS row MATCH (a:Entity {{id: row.source}}) MATCH (b:Entity {{id: row.target}})
MERGE (a)-[r:{relation}]->(b) SET r = row.properties
"""
# Not merged on `key`: the server would look the key up in its index, and half the province shares the commonest.
_CLAIMS = """
UNWIND $rows AS row MATCH (a:Article {{id: row.article}})
MERGE (a)-[:STATES]->(c:Claim {{relation: row.relation, source: row.source, target: row.target{start}}}) SET c = row
"""
_WITH_WORDS = _CLAIMS.format(start=", start: row.start")
_WITHOUT_WORDS = _CLAIMS.format(start="")

_IDS = "MATCH (n:Entity) RETURN n.id AS id ORDER BY id"
_READ_NODES = "UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN labels(n) AS labels, properties(n) AS row"
_READ_EDGES = """
UNWIND $ids AS id MATCH (a:Entity {id: id})-[r]->(b)
RETURN type(r) AS relation, a.id AS source, b.id AS target, properties(r) AS properties,
       CASE WHEN b:Claim THEN properties(b) END AS claim
"""


def load_by_hand(source: Driver, target: Driver, database: str, watch: Stopwatch) -> int:
    """Copy the graph into an empty server and return the number of rows; the watch runs while rows are written."""
    for statement in neo4j_schema():
        target.execute_query(statement, database_=database)
    target.execute_query("CALL db.awaitIndexes(300)", database_=database)
    written = 0
    for statement, rows in _batches(source, database):
        with watch.running():
            target.execute_query(statement, rows=rows, database_=database)
        written += len(rows)
    return written


def _batches(source: Driver, database: str) -> Iterator[tuple[str, list[Row]]]:
    ids = [row["id"] for row in source.execute_query(_IDS, database_=database).records]
    for read in (_nodes, _relationships):
        waiting: dict[str, list[Row]] = defaultdict(list)
        for start in range(0, len(ids), _READ):
            for statement, row in read(source, database, ids[start : start + _READ]):
                waiting[statement].append(row)
                if len(waiting[statement]) == _size(statement):
                    yield statement, waiting.pop(statement)
        yield from waiting.items()


def _size(statement: str) -> int:
    return BATCH // 10 if statement == _NODES.format(label="Article") else BATCH


def _nodes(source: Driver, database: str, ids: list[str]) -> Iterator[tuple[str, Row]]:
    for record in source.execute_query(_READ_NODES, ids=ids, database_=database).records:
        (label,) = set(record["labels"]) & set(ontology().labels)
        yield _NODES.format(label=label), record["row"]


def _relationships(source: Driver, database: str, ids: list[str]) -> Iterator[tuple[str, Row]]:
    for record in source.execute_query(_READ_EDGES, ids=ids, database_=database).records:
        if record["claim"] is not None:
            yield (_WITH_WORDS if "start" in record["claim"] else _WITHOUT_WORDS), record["claim"]
        else:
            row = {name: record[name] for name in ("source", "target", "properties")}
            yield _EDGES.format(relation=record["relation"]), row


def counted(driver: Driver, database: str) -> Mapping[str, int]:
    """Return how many nodes of each label and relationships of each type a server holds."""
    nodes = "MATCH (n) UNWIND labels(n) AS kind RETURN kind, count(*) AS number ORDER BY kind"
    edges = "MATCH ()-[r]->() RETURN type(r) AS kind, count(*) AS number ORDER BY kind"
    records = [r for query in (nodes, edges) for r in driver.execute_query(query, database_=database).records]
    return {record["kind"]: record["number"] for record in records}
