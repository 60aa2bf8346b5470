"""The measure of loading: what a person would write by hand to put the same graph into Neo4j.

Batches of `UNWIND … MERGE` in one transaction each, with the constraints and indexes of the store, every node,
relationship and claim once with all the properties it has in the end. It counts nothing, checks nothing and could not
take an article out again; its rows are those of the whole graph, worked out before the clock runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from neo4j import Driver

from jiceng.graph.model import Extraction
from jiceng.graph.ontology import ontology
from jiceng.graph.store.planning import Writes
from jiceng.graph.store.prepared import Prepared, prepare
from jiceng.graph.store.write import whole

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


def batches(extractions: Iterable[Extraction]) -> list[tuple[str, list[Row]]]:
    """Return the statements to run one after the other, each with its rows, for the graph of these articles."""
    said = [prepare(extraction) for extraction in extractions]
    graph = whole(said)
    found = [batch for label in ontology().labels for batch in _nodes(label, graph, said)]
    found += [batch for relation in ontology().relations for batch in _edges(relation, graph, said)]
    claims = [{"article": one.id, "published": one.article["published"], **row} for one in said for row in one.claims]
    found += _cut(_WITH_WORDS, [row for row in claims if "start" in row])
    found += _cut(_WITHOUT_WORDS, [row for row in claims if "start" not in row])
    return found


def _nodes(label: str, graph: Writes, said: Sequence[Prepared]) -> Iterator[tuple[str, list[Row]]]:
    if label == "Article":
        return _cut(_NODES.format(label=label), [one.article for one in said], BATCH // 10)
    return _cut(_NODES.format(label=label), graph.made_nodes.get(label, ()))


def _edges(relation: str, graph: Writes, said: Sequence[Prepared]) -> Iterator[tuple[str, list[Row]]]:
    rows: Sequence[Row] = graph.made_edges.get(relation, ())
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
