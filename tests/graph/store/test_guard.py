"""The words of a query alone: what is let through, and what is not, without any engine."""

from __future__ import annotations

import pytest

from jiceng.graph.errors import ForbiddenQueryError
from jiceng.graph.store.columns import returned_names
from jiceng.graph.store.guard import check_words
from jiceng.graph.store.plan import check_plan


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (n) WHERE n.set = 1 AND n.`create` = $delete RETURN n",
        "MATCH (n:Load)-[:CREATE|:SHOW]->(m {set: 1, merge: 2}) RETURN n",
        "RETURN 'LOAD CSV FROM' + \"; DROP\" AS `DELETE`",
        "RETURN 1 // SET n.x = 1\n",
        "RETURN 1 /* ; CREATE */ + 2",
        "MATCH (n) RETURN date.truncate('year', date()) AS d, point.distance(n.a, n.b) AS p",
        "MATCH (n) CALL (n) { RETURN 1 AS x } RETURN x;",
        "call db.labels() yield label return label",
        "CALL `db`.`labels`()",
        "CALL db.index.fulltext.queryNodes('a', 'b') YIELD node RETURN node",
        "RETURN 'it''s' + '\\'' + \"\\\"\" AS x",
        "MATCH (n) WHERE n.text IN ['a'] RETURN size(n.text)",
    ],
)
def test_reading_is_let_through(query: str) -> None:
    check_words(query)


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (n) RETURN n UNION CREATE (m) RETURN m",
        "MATCH (n) WITH n SET n += {a: 1}",
        "RETURN '\\' // '\nSET n.x = 1",
        "RETURN \"'\" SET n.x = '\"'",
        "MATCH (n) RETURN `a``b` DELETE n",
        "RETURN db.foo()",
        "RETURN `apoc`.load('x')",
        "CALL {CALL dbms.listConfig()}",
        "WITH 1 AS x CALL`dbms`.shutdown() RETURN x",
        "UNWIND [1] AS x INSERT (:X)",
        "\ufeffCREATE (n)",
    ],
)
def test_the_rest_is_not(query: str) -> None:
    with pytest.raises(ForbiddenQueryError):
        check_words(query)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("MATCH (n) RETURN n.name, count(*) AS `how many` ORDER BY n.name LIMIT 3", ("n.name", "how many")),
        ("RETURN DISTINCT [x IN [1, 2] | x] AS l, {a: 1, b: [2, 3]}", ("l", "{a: 1, b: [2, 3]}")),
        ("CALL () { RETURN 1 AS a, 2 AS b } RETURN a + b", ("a + b",)),
        ("MATCH (n) RETURN n.a AS x UNION MATCH (n) RETURN n.b AS x", ("x",)),
        ("MATCH (n) RETURN *", ()),
        ("CALL db.labels()", ()),
    ],
)
def test_columns_are_read_from_the_last_return(query: str, names: tuple[str, ...]) -> None:
    assert returned_names(query) == names


def test_a_plan_may_hold_reading_operators_alone() -> None:
    leaf = {"operatorType": "UndirectedRelationshipTypeScan@neo4j"}
    check_plan({"operatorType": "ProduceResults@neo4j", "children": [{"operatorType": "Expand(All)@neo4j"}, leaf]})
    for name in ("LoadCSV", "ShowSettings", "TerminateTransactions", "SetProperty", "Create", "Delete", "SomethingNew"):
        with pytest.raises(ForbiddenQueryError, match=name):
            check_plan({"operatorType": "ProduceResults@neo4j", "children": [{"operatorType": f"{name}@neo4j"}]})
    call = {"operatorType": "ProcedureCall@neo4j", "args": {"Details": "db.labels() :: (label :: STRING)"}}
    check_plan(call)
    with pytest.raises(ForbiddenQueryError, match="listConfig"):
        check_plan(call | {"args": {"Details": "dbms.listConfig($autostring_0) :: (name :: STRING)"}})
