"""Queries that people write: answers as plain values on every engine, and everything else kept out or stopped."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from jiceng.graph.errors import ForbiddenQueryError, QueryError
from jiceng.graph.store import Store, guard
from jiceng.graph.store.columns import returned_names

if TYPE_CHECKING:
    from conftest import Engine, GraphBuilder


@pytest.fixture(scope="module")
def full(engine_store: Store, graph_builder: GraphBuilder) -> Store:
    """A store that no test of this module changes: 40 communities that share 7 programs."""
    b = graph_builder
    engine_store.remove(engine_store.article_ids())
    county = b.node("County", "禹州市", "county:411081", code="411081")
    programs = [b.node("Program", f"做法{i}") for i in range(7)]
    for i in range(40):
        place = b.node("Community", f"社区{i:02}", official=i % 2 == 0)
        facts = [("IMPLEMENTS", place, programs[(i * k) % 7]) for k in (1, 2)][: 1 + bool(i % 7)]
        jia = b.node("Official", "贾新平", f"official:贾新平@{place.id}")
        said = b.extraction(f"{i:02}", *facts, ("LEADS", jia, place, {"post": "书记"}), above=((place, county),))
        engine_store.put([said])
    return engine_store


READING = {
    "MATCH (n:Community {id: 'community:社区07'}) RETURN n.name": [("社区07",)],
    "MATCH (n:Community) WHERE n.name STARTS WITH '社区1' RETURN count(n) AS n": [(10,)],
    "MATCH (n:Community) WHERE n.name CONTAINS '9' RETURN n.name ORDER BY n.name LIMIT 2": [("社区09",), ("社区19",)],
    "MATCH (c:County)<-[:LOCATED_IN]-(m)-[:IMPLEMENTS]->(p:Program) RETURN c.name, count(DISTINCT p)": [("禹州市", 7)],
    "MATCH p = (:Official)-[:LEADS]->()-[:LOCATED_IN*1..3]->(:County) RETURN DISTINCT length(p) AS n": [(2,)],
    "MATCH p = shortestPath((a:Program {name: '做法0'})-[*..4]-(b:Program {name: '做法1'})) RETURN length(p)": [(4,)],
    "OPTIONAL MATCH (n:Honor) RETURN n": [(None,)],
    "MATCH (n:Honor) RETURN n.name AS name, n.id": [],
    "MATCH (a:Article {id: 'article:03'})-[:STATES]->(c:Claim {relation: 'LEADS'}) RETURN c.quote, c.rule": [
        ("贾新平LEADS社区03", "test")
    ],
    "MATCH (p:Program) WHERE NOT EXISTS { (p)<-[:IMPLEMENTS]-(:County) } RETURN count(p)": [(7,)],
    "MATCH (p:Program) CALL (p) { MATCH (p)<-[r:IMPLEMENTS]-() RETURN count(r) AS k } RETURN max(k), sum(k)": [
        (12, 74)
    ],
    "MATCH (n:County) RETURN n.name AS n UNION MATCH (n:Program {name: '做法0'}) RETURN n.name AS n": [
        ("做法0",),
        ("禹州市",),
    ],
    "UNWIND [1, 2, 3] AS x WITH x WHERE x > 1 RETURN collect(x), sum(x), avg(x)": [([2, 3], 5, 2.5)],
    "RETURN date('2024-01-02') AS d, [1.5, null, true, 'x', {a: [1]}] AS v": [
        ("2024-01-02", [1.5, None, True, "x", {"a": [1]}])
    ],
    "RETURN $text AS text, $list.a AS a": [("“引号”\\'\"", [1, 2])],
    "MATCH (n:County|Program) RETURN count(n)": [(8,)],
    "MATCH (n:Community) RETURN n{.id, .official} AS n ORDER BY n.id LIMIT 1": [
        ({"id": "community:社区00", "official": True},)
    ],
    "RETURN 1 AS `set`, 'DELETE' AS x // CREATE": [(1, "DELETE")],
    "MATCH (n:Program) RETURN n.name AS delete_me, size([x IN range(1, 3) WHERE x > 1]) AS k ORDER BY n.name LIMIT 1": [
        ("做法0", 2)
    ],
    "CALL db.labels() YIELD label WHERE label STARTS WITH 'Com' RETURN label;": [("Community",)],
}


@pytest.mark.parametrize("query", READING)
def test_reading_queries_have_the_same_answer_on_every_engine(full: Store, query: str) -> None:
    table = full.run(query, {"text": "“引号”\\'\"", "list": {"a": [1, 2]}})
    assert sorted(table.rows, key=str) == READING[query]
    assert table.columns == returned_names(query)
    assert table.truncated == ""


def test_graph_values_become_plain_ones(full: Store) -> None:
    query = "MATCH p = (a:Official)-[r:LEADS]->(b) WHERE b.name = '社区03' RETURN a, r, p"
    ((node, edge, path),) = full.run(query).rows
    assert node["id"] == "official:贾新平@community:社区03" and node["labels"] == ["Official"]
    assert node["properties"] == {"aliases": [], "id": node["id"], "name": "贾新平"}, "the store's own are hidden"
    assert (edge["type"], edge["source"], edge["target"]) == ("LEADS", node["id"], "community:社区03")
    assert edge["properties"]["post"] == "书记" and edge["properties"]["support"] == 1
    assert [n["id"] for n in path["nodes"]] == [node["id"], "community:社区03"] and path["relationships"] == [edge]
    lonely = full.run("MATCH ()-[r:LEADS]->({name: '社区03'}) RETURN r").rows[0][0]
    assert lonely == edge, "ends are named though their nodes did not come along"
    json.dumps([node, edge, path])


def test_rows_values_and_size_are_bounded(full: Store) -> None:
    table = full.run("MATCH (n:Community) RETURN n.id ORDER BY n.id", max_rows=3)
    assert (len(table.rows), table.truncated, table.limits["rows"]) == (3, "rows", 3)
    assert full.run("MATCH (n:Community) RETURN n.id", max_rows=40).truncated == ""
    table = full.run("RETURN reduce(s = 'x', i IN range(1, 20) | s + s) AS long")
    assert (len(table.rows[0][0]), table.truncated) == (table.limits["value"], "value")
    table = full.run("UNWIND range(1, 999) AS i RETURN reduce(s = 'x', i IN range(1, 15) | s + s) AS long")
    assert (table.truncated, len(table.rows) < 300) == ("size", True)
    table = full.run("UNWIND range(1, 1000000) AS x RETURN x")
    assert (len(table.rows), table.truncated) == (1000, "rows")


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (n) SET n.x = 1",
        "MATCH (n) REMOVE n.name RETURN n",
        "match (n) detach delete n",
        "CREATE (n:X) RETURN n",
        "MERGE (n:X {id: 1}) RETURN n",
        "UNWIND [1] AS x FOREACH (y IN [1] | CREATE (:X))",
        "MATCH (n) CALL (n) { SET n.x = 1 } RETURN 1",
        "MATCH (n) CALL { WITH n DELETE n } IN TRANSACTIONS OF 10 ROWS",
        "RETURN 1; MATCH (n) DELETE n",
        "/* MATCH */ CREATE (:X)",
        "MATCH (n) /* */ SET/**/ n.x = 1",
        "CREATE INDEX foo FOR (n:X) ON (n.y)",
        "DROP CONSTRAINT entity_id",
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "LOAD CSV FROM 'http://127.0.0.1/' AS line RETURN line",
        "MATCH (n) LOAD CSV FROM 'http://127.0.0.1/' AS line RETURN line",
        "SHOW SETTINGS",
        "SHOW TRANSACTIONS",
        "SHOW USERS",
        "TERMINATE TRANSACTION 'neo4j-transaction-1'",
        "CALL dbms.listConfig() YIELD name RETURN name",
        "CALL dbms.killConnections(['x'])",
        "CALL `dbms`.`listConfig`()",
        "CALL/**/dbms . listConfig()",
        "CALL dbms.listConfig",
        "CALL db.index.fulltext.createNodeIndex('a', [], [])",
        "CALL apoc.load.json('http://127.0.0.1/')",
        "CALL algo.pagerank()",
        "RETURN apoc.util.sleep(1)",
        "USE system SHOW USERS",
        "ALTER USER neo4j SET PASSWORD 'x'",
        "CYPHER runtime=slotted MATCH (n) RETURN n",
        "PROFILE MATCH (n) RETURN n",
    ],
)
def test_what_does_more_than_read_is_refused(full: Store, query: str) -> None:
    before = full.counts()
    with pytest.raises(ForbiddenQueryError):
        full.run(query)
    assert full.counts() == before


@pytest.mark.parametrize(
    "query", ["", "  // nothing", "RETURN 'a", "RETURN 1 /* x", "MATCH (n RETURN 1", "RETURN nope"]
)
def test_what_does_not_parse_gets_a_sentence(full: Store, query: str) -> None:
    with pytest.raises(QueryError) as caught:
        full.run(query)
    assert "\n" not in str(caught.value) and "EXPLAIN" not in str(caught.value)


def test_a_missing_or_impossible_parameter_is_said(full: Store) -> None:
    with pytest.raises(QueryError):
        full.run("RETURN $missing + 1 AS x")
    with pytest.raises(QueryError, match="parameters"):
        full.run("RETURN $x AS x", {"x": object()})


def test_the_server_itself_keeps_writes_out(full: Store) -> None:
    """Past our own guard the engine refuses: a reading user, or READ access mode."""
    engine: Any = full._engine  # type: ignore[attr-defined]
    from neo4j import READ_ACCESS
    from neo4j.exceptions import Neo4jError

    for query in ("CREATE (:Community {id: 'x'})", "MATCH (n) DETACH DELETE n", "CREATE INDEX x FOR (n:X) ON (n.y)"):
        session = engine.reader.session(database=engine.database, default_access_mode=READ_ACCESS)
        with session, pytest.raises(Neo4jError):
            session.run(query).consume()
    assert full.counts()["Community"] == 40


def test_long_properties_are_cut_in_answers_only(full: Store, graph_builder: GraphBuilder) -> None:
    said = graph_builder.extraction("long", ("PART_OF", *[graph_builder.node("Program", n) for n in "甲乙"]))
    said = replace(said, article=replace(said.article, text=said.article.text + "长" * 1_000_000))
    full.put([said])
    try:
        table = full.run("MATCH (a:Article {id: 'article:long'}) RETURN a.text AS text, size(a.text) AS size")
        assert table.truncated == "value" and len(table.rows[0][0]) == table.limits["value"]
        assert table.rows[0][1] == len(said.article.text)
        assert full.articles([said.article.id]) == [said.article]
    finally:
        full.remove([said.article.id])


@pytest.mark.parametrize(
    "query",
    [
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "LOAD CSV FROM 'http://127.0.0.1/' AS line RETURN line",
        "CREATE (:Community {id: 'x'})",
        "MATCH (n) SET n.name = ''",
        "CALL dbms.listConfig()",
        "SHOW USERS",
        "CREATE INDEX x FOR (n:X) ON (n.y)",
    ],
)
def test_what_slips_past_the_words_is_still_refused(full: Store, query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neo4j by its plan and READ access mode, the embedded engine by the rights of its reading user."""
    monkeypatch.setattr(guard, "check_words", lambda _: None)
    with pytest.raises((ForbiddenQueryError, QueryError)):
        full.run(query)
    assert full.counts()["Community"] == 40


@pytest.mark.parametrize("query", ["SHOW SETTINGS", "SHOW TRANSACTIONS", "TERMINATE TRANSACTION 'neo4j-transaction-0'"])
def test_server_commands_are_refused_by_the_plan(
    full: Store, engine: Engine, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if engine.name != "neo4j":
        pytest.skip("the embedded engine has no plan to ask for; there the words are the guard")
    monkeypatch.setattr(guard, "check_words", lambda _: None)
    with pytest.raises(ForbiddenQueryError):
        full.run(query)
