"""Whatever goes wrong is one JSON shape, with a sentence, a word and the status."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from jiceng.api.app import create_app
from jiceng.graph.store import Store

STARS = "program:五星支部"


def _problem(response: Any, status: int, kind: str) -> str:
    body = response.json()
    assert (response.status_code, body["status"], body["kind"]) == (status, status, kind), body
    assert set(body) == {"error", "kind", "status"}
    assert kind == "query" or body["error"].endswith((".", "?", "!"))
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    return str(body["error"])


@pytest.mark.parametrize(
    "path",
    [
        "nodes/county:000000",
        "nodes/county:000000/neighbourhood",
        "places/county:000000/initiatives",
        "programs/program:无/implementers",
        "officials/official:无@county:411081/posts",
        "articles/article:none",
        "nothing",
        "compare?place=county:000000&place=county:411081",
        f"paths?source=county:000000&target={STARS}",
        f"edges?relation=LEADS&source=county:411081&target={STARS}",
    ],
)
def test_what_is_not_there(client: TestClient, path: str) -> None:
    _problem(client.get(f"/api/{path}"), 404, "not_found")


@pytest.mark.parametrize(
    "path",
    [
        "search",
        "search?q=",
        "search?q=花园&limit=0",
        "search?q=花园&limit=many",
        "articles?offset=99999999999999999999",
        "search?q=花园&label=Village",
        f"nodes/{STARS}/neighbourhood?depth=9",
        f"nodes/{STARS}/neighbourhood?relations=KNOWS",
        f"places/{STARS}/initiatives",
        "programs/county:411081/implementers",
        f"officials/{STARS}/posts",
        "compare?place=county:411081",
        "compare?place=county:411081&place=county:411081",
        f"compare?place=county:411081&place={STARS}",
        f"paths?source={STARS}&target={STARS}",
        "edges?relation=KNOWS&source=a&target=b",
    ],
)
def test_arguments_that_cannot_be_used(client: TestClient, path: str) -> None:
    _problem(client.get(f"/api/{path}"), 422, "input")


def test_a_missing_argument_is_named(client: TestClient) -> None:
    assert "query q" in _problem(client.get("/api/search"), 422, "input")


@pytest.mark.parametrize(
    ("query", "status", "kind"),
    [
        ("MATCH (n RETURN n", 400, "query"),
        ("RETURN missing", 400, "query"),
        ("CREATE (n:County {id: 'x'})", 403, "forbidden_query"),
        ("MATCH (n) DETACH DELETE n", 403, "forbidden_query"),
        ("MATCH (n:County) SET n.name = 'x' RETURN n", 403, "forbidden_query"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", 403, "forbidden_query"),
    ],
)
def test_cypher_that_may_not_or_cannot_run(client: TestClient, town: Store, query: str, status: int, kind: str) -> None:
    before = town.counts()
    _problem(client.post("/api/cypher", json={"query": query}), status, kind)
    assert town.counts() == before


@pytest.mark.parametrize("body", [{}, {"query": ""}, {"query": "RETURN 1", "more": 1}, {"query": 7}, []])
def test_a_body_of_another_shape(client: TestClient, body: object) -> None:
    _problem(client.post("/api/cypher", json=body), 422, "input")


def test_a_body_that_is_no_json(client: TestClient) -> None:
    response = client.post("/api/cypher", content=b"{", headers={"Content-Type": "application/json"})
    _problem(response, 422, "input")
    deep = client.post("/api/cypher", content=b"[" * 50_000, headers={"Content-Type": "application/json"})
    assert deep.json()["kind"] == "input"


def test_a_method_that_is_not_answered(client: TestClient) -> None:
    _problem(client.delete("/api/stats"), 405, "method")


def test_what_nobody_foresaw_says_nothing_of_the_inside(monkeypatch: pytest.MonkeyPatch, town: Store) -> None:
    class Broken:
        def counts(self) -> dict[str, int]:
            raise ZeroDivisionError("a secret")

    client = TestClient(create_app(Broken()), base_url="http://127.0.0.1", raise_server_exceptions=False)  # type: ignore[arg-type]
    assert "secret" not in _problem(client.get("/api/stats"), 500, "error")


def test_every_error_of_the_reference_is_the_one_shape(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    for path, methods in document["paths"].items():
        for operation in methods.values():
            for code, response in operation["responses"].items():
                schema = response["content"]["application/json"]["schema"]
                assert "$ref" in schema, (path, code)
                assert schema["$ref"].endswith("/Problem") == (code != "200"), (path, code)


def test_every_route_of_the_reference_has_an_example(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    schemas = document["components"]["schemas"]
    for path, methods in document["paths"].items():
        for operation in methods.values():
            answer = operation["responses"]["200"]["content"]["application/json"]
            record = schemas[answer["schema"]["$ref"].rpartition("/")[2]]
            assert "example" in answer or "example" in record, path
