"""Queries that would write, reach outside or eat the server: each is refused or stopped, and others are served."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import loading
import pytest

from jiceng.graph.errors import ForbiddenQueryError, LimitError, QueryError
from jiceng.graph.store import Store, open_store

if TYPE_CHECKING:
    from conftest import Engine

SECONDS = 3.0  # what an attack is given
PATIENCE = 8.0  # seconds in which another user has an answer meanwhile, on a machine that does other things besides
LONG = "article:long"

# Each attack, and what may strike it.
ATTACKS = {
    "a write": ("MATCH (n) SET n.name = ''", {"refused"}),
    "a write in a subquery": ("MATCH (n) CALL (n) { DETACH DELETE n } RETURN 1", {"refused"}),
    "a change of the schema": ("DROP CONSTRAINT entity_id", {"refused"}),
    "a file": ("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", {"refused"}),
    "the network": ("LOAD CSV FROM 'http://127.0.0.1/' AS line RETURN line", {"refused"}),
    "a library that reads addresses": ("CALL apoc.load.json('http://127.0.0.1/')", {"refused"}),
    "the settings": ("CALL dbms.listConfig() YIELD name RETURN name", {"refused"}),
    "others' connections": ("CALL dbms.killConnections(['bolt-1'])", {"refused"}),
    "others' queries": ("TERMINATE TRANSACTION 'neo4j-transaction-1'", {"refused"}),
    "no end": (
        "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c "
        "WITH a, b, c WHERE a + b + c = -1 RETURN count(*)",
        {"time"},
    ),
    "a path without bound": ("MATCH (a)-[*]-(b) RETURN count(*)", {"time"}),
    "a long path": ("MATCH p = (a)-[*..14]-(b) RETURN max(length(p))", {"time"}),
    "every path": ("MATCH p = (a)-[*]-(b) RETURN p", {"rows", "size", "time"}),
    "ten million rows": ("UNWIND range(1, 10000) AS a UNWIND range(1, 1000) AS b RETURN a, b", {"rows", "time"}),
    "ten million rows in order": (
        "UNWIND range(1, 10000) AS a UNWIND range(1, 1000) AS b WITH a, b ORDER BY a + b DESC, a RETURN a, b",
        {"memory", "time"},
    ),
    "ten million rows in a list": (
        "UNWIND range(1, 10000) AS a UNWIND range(1, 1000) AS b WITH collect([a, b]) AS l RETURN size(l)",
        {"memory", "time"},
    ),
    "a text of two thousand million characters": (
        "RETURN size(reduce(s = 'x', i IN range(1, 31) | s + s)) AS n",
        {"memory", "time"},
    ),
    "a property of a million characters": (f"MATCH (a:Article {{id: '{LONG}'}}) RETURN a.text", {"value"}),
    "that property a thousand times": (
        f"UNWIND range(1, 1000) AS x MATCH (a:Article {{id: '{LONG}'}}) RETURN a.text",
        {"size", "time"},
    ),
}


@pytest.fixture(scope="module")
def attacked(engine_store: Store) -> Store:
    """A store with a small dense graph, and one article whose text is a million characters long."""
    engine_store.remove(engine_store.article_ids())
    said = list(loading.articles(60))
    long = replace(said[0].article, id=LONG, text="长" * 1_000_000)
    engine_store.put([*said, replace(said[0], article=long, nodes=(), claims=())])
    return engine_store


@pytest.fixture(scope="module")
def other(attacked: Store, engine: Engine) -> Iterator[Store]:
    """Another user of the attacked store, with connections of its own."""
    store = open_store(engine.url, read_only=True)
    yield store
    store.close()


def struck(store: Store, query: str) -> str:
    """Return which limit struck a query, "" where none did."""
    try:
        return store.run(query, timeout=SECONDS).truncated
    except ForbiddenQueryError:
        return "refused"
    except LimitError as error:
        return next(limit for limit, words in {"time": "seconds", "memory": "memory"}.items() if words in str(error))


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused_or_stopped_and_others_are_served_meanwhile(
    attacked: Store, other: Store, attack: str
) -> None:
    query, expected = ATTACKS[attack]
    counts, slowest = other.counts(), 0.0
    with ThreadPoolExecutor(1) as pool:
        started = time.monotonic()
        stopping = pool.submit(struck, attacked, query)
        while True:
            asked = time.monotonic()
            assert len(other.by_label("City")) == 1
            slowest = max(slowest, time.monotonic() - asked)
            if stopping.done():
                break
            time.sleep(0.05)
        found = stopping.result()
        took = time.monotonic() - started
    assert found in expected
    assert took < SECONDS + PATIENCE
    assert slowest < PATIENCE
    assert other.counts() == counts
    assert attacked.run("RETURN 1 AS x").rows == ((1,),)


def test_writing_goes_on_while_a_query_without_end_runs(attacked: Store, other: Store) -> None:
    with ThreadPoolExecutor(1) as pool:
        stopping = pool.submit(struck, other, ATTACKS["no end"][0])
        (said,) = list(loading.articles(61))[60:]
        began = time.monotonic()
        attacked.put([said])
        assert time.monotonic() - began < PATIENCE
        attacked.remove([said.article.id])
        assert stopping.result() == "time"


def test_a_parameter_of_a_million_characters_is_no_attack(attacked: Store) -> None:
    table = attacked.run("RETURN size($text) AS size, $text AS text", {"text": "长" * 1_000_000})
    assert (table.rows[0][0], table.truncated) == (1_000_000, "value")
    with pytest.raises(QueryError):
        attacked.run("RETURN nothing")
