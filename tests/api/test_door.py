"""The door: who may ask, how much may be sent, what a browser may do with the answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from jiceng.api.app import create_app
from jiceng.api.guard import host_name
from jiceng.api.settings import Settings
from jiceng.graph.store import Store


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000"])
def test_known_hosts_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/api/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["", "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", "[::2]"])
def test_other_hosts_are_refused(client: TestClient, host: str) -> None:
    response = client.get("/api/health", headers={"Host": host})
    assert (response.status_code, response.json()["kind"]) == (400, "host")


def test_a_further_host_may_be_named(town: Store) -> None:
    app = create_app(town, Settings(hosts=(*Settings().hosts, "Graph.Example")))
    client = TestClient(app, base_url="http://graph.example:8000")
    assert client.get("/api/health").status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:9999"])
def test_pages_of_other_origins_are_refused(client: TestClient, origin: str) -> None:
    response = client.post("/api/cypher", json={"query": "RETURN 1"}, headers={"Origin": origin})
    assert (response.status_code, response.json()["kind"]) == (403, "origin")
    assert "access-control-allow-origin" not in response.headers


def test_the_explorer_s_own_origin_is_answered(client: TestClient) -> None:
    response = client.post("/api/cypher", json={"query": "RETURN 1 AS one"}, headers={"Origin": "http://127.0.0.1"})
    assert response.status_code == 200


def test_too_much_is_refused_whether_announced_or_not(client: TestClient) -> None:
    much = b'{"query": "' + b"x" * (300 * 1024) + b'"}'
    headers = {"Content-Type": "application/json"}

    def pieces() -> Iterator[bytes]:
        yield from (much[i : i + 65536] for i in range(0, len(much), 65536))

    for content in (much, pieces()):
        response = client.post("/api/cypher", content=content, headers=headers)
        assert (response.status_code, response.json()["kind"]) == (413, "too_large")


def test_a_length_that_is_no_number_is_refused(client: TestClient) -> None:
    response = client.get("/api/health", headers={"Content-Length": "many"})
    assert (response.status_code, response.json()["kind"]) == (400, "length")


@pytest.mark.parametrize("path", ["/", "/api/health", "/api/nothing", "/api/nodes/county:000000"])
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_without_a_built_explorer_the_page_says_what_to_do(town: Store, tmp_path: Path) -> None:
    client = TestClient(create_app(town, static=tmp_path), base_url="http://localhost")
    page = client.get("/")
    assert page.status_code == 200
    assert "make setup" in page.text


def test_a_built_explorer_is_served_and_nothing_beside_it(town: Store, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("beside")
    static = tmp_path / "static"
    (static / "assets").mkdir(parents=True)
    (static / "index.html").write_text("<p>explorer</p>")
    (static / "assets" / "a-1.js").write_text("1")
    client = TestClient(create_app(town, static=static), base_url="http://localhost")
    assert client.get("/").text == "<p>explorer</p>"
    assert client.get("/").headers["Cache-Control"] == "no-cache"
    assert "immutable" in client.get("/assets/a-1.js").headers["Cache-Control"]
    assert client.get("/..%2Fsecret.txt").status_code == 404
    assert client.get("/none.js").json()["kind"] == "not_found"


@pytest.mark.parametrize(
    ("header", "name"),
    [("Host", "host"), ("host:80", "host"), ("[::1]", "[::1]"), ("[::1]:80", "[::1]"), ("", ""), (":80", "")],
)
def test_the_name_in_a_host_header(header: str, name: str) -> None:
    assert host_name(header) == name
