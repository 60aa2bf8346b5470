"""The measure of loading: what a person would write by hand to put the same graph into Neo4j.

Batches of `UNWIND … MERGE` in one transaction each, with the constraints and indexes of the store, every node,
relationship and claim once with all the properties it has in the end. It counts nothing, checks nothing and could not
take an article out again; its rows are those of the whole graph, worked out before the clock runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from neo4j import Driver, ManagedTransaction

from jiceng.graph.model import Extraction
from jiceng.graph.ontology import ontology
from jiceng.graph.store import cypher
from jiceng.graph.store.write import Prepared, prepare, write

BATCH = 10_000  # rows a transaction; texts of articles are long, so that a tenth of it is used for these
Row = Mapping[str, Any]

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


class _Nothing(tuple[()]):
    """The answer of an empty database."""

    def consume(self) -> None:
        """Do as a driver's result does."""


class _Empty:
    """Stands where a transaction stands, finds nothing, and keeps what is to be created, by statement."""

    def __init__(self) -> None:
        self.rows: dict[str, Sequence[Row]] = {}

    def run(self, statement: str, **parameters: Sequence[Row]) -> _Nothing:
        """Keep the rows of a statement."""
        self.rows[statement] = parameters.get("rows", ())
        return _Nothing()


def batches(extractions: Iterable[Extraction]) -> list[tuple[str, list[Row]]]:
    """Return the statements to run one after the other, each with its rows, for the graph of these articles."""
    said = [prepare(extraction) for extraction in extractions]
    graph = _Empty()
    write(cast("ManagedTransaction", graph), said, ())
    found = [batch for label in ontology().labels for batch in _nodes(label, graph)]
    found += [batch for relation in ontology().relations for batch in _edges(relation, graph, said)]
    claims = [{"article": one.id, "published": one.article["published"], **row} for one in said for row in one.claims]
    found += _cut(_WITH_WORDS, [row for row in claims if "start" in row])
    found += _cut(_WITHOUT_WORDS, [row for row in claims if "start" not in row])
    return found


def _nodes(label: str, graph: _Empty) -> Iterator[tuple[str, list[Row]]]:
    made = cypher.CREATE_ARTICLES if label == "Article" else cypher.create_nodes(label)
    size = BATCH // 10 if label == "Article" else BATCH
    return _cut(_NODES.format(label=label), graph.rows.get(made, ()), size)


def _edges(relation: str, graph: _Empty, said: Sequence[Prepared]) -> Iterator[tuple[str, list[Row]]]:
    rows = graph.rows.get(cypher.create_edges(relation), ())
    if relation == "MENTIONS":
        rows = [_mention(one, row) for one in said for row in one.mentions]
    return _cut(_EDGES.format(relation=relation), rows)


def _mention(said: Prepared, row: Row) -> Row:
    properties = {name: row[name] for name in ("basis", "support", "quote")}
    properties |= dict.fromkeys(("first_seen", "last_seen"), said.article["published"])
    return {"source": said.id, "target": row["target"], "properties": properties}


def _cut(statement: str, rows: Sequence[Row], size: int = BATCH) -> Iterator[tuple[str, list[Row]]]:
    for start in range(0, len(rows), size):
        yield statement, list(rows[start : start + size])


def counted(driver: Driver, database: str) -> Mapping[str, int]:
    """Return how many nodes of each label and relationships of each type a server holds."""
    nodes = "MATCH (n) UNWIND labels(n) AS kind RETURN kind, count(*) AS number ORDER BY kind"
    edges = "MATCH ()-[r]->() RETURN type(r) AS kind, count(*) AS number ORDER BY kind"
    records = [r for query in (nodes, edges) for r in driver.execute_query(query, database_=database).records]
    return {record["kind"]: record["number"] for record in records}
