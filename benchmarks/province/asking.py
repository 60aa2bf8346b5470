"""How long the HTTP interface takes for the questions people ask most, beside the bare driver with the same Cypher."""

from __future__ import annotations

import http.client
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from neo4j import Driver, RoutingControl

from benchmarks.province.servers import DATABASE, Running
from benchmarks.province.world import World
from jiceng.api import walks
from jiceng.graph.store import Store

Statement = tuple[str, Mapping[str, Any]]
_START = 60  # seconds the HTTP server may take to start
_AROUND = {"depth": 2, "limit": 200}


@dataclass(frozen=True, slots=True)
class Asking:
    """Milliseconds of one kind of question, at the median and at the 95th percentile; `factor` is HTTP over driver."""

    times: int
    http: float
    driver: float
    http_p95: float
    driver_p95: float
    factor: float


@dataclass(frozen=True, slots=True)
class _Question:
    """A path of the HTTP interface, and the same question asked of the store."""

    path: str
    call: str
    arguments: tuple[Any, ...]


def measure_asking(world: World, full: Running, times: int) -> dict[str, Asking]:
    """Ask each kind of question so many times, each over HTTP and then with the driver alone."""
    kinds = _questions(world, times)
    with _serving(full) as port:
        return {kind: _measure(questions, full, port) for kind, questions in kinds.items()}


def _questions(world: World, times: int) -> dict[str, list[_Question]]:
    chance = random.Random(5)
    ids = sorted(world.nodes)
    counties = sorted(node.id for node in world.nodes.values() if node.label == "County")
    pairs = [tuple(chance.sample(counties, 2)) for _ in range(times)]
    return {
        "neighbourhood of two steps": [_around(node) for node in chance.choices(ids, k=times)],
        "initiatives of a county": [_initiatives(county) for county in chance.choices(counties, k=times)],
        "two counties compared": [_compared(list(pair)) for pair in pairs],
    }


def _around(node: str) -> _Question:
    path = f"/api/nodes/{quote(node, safe='')}/neighbourhood?{urlencode(_AROUND)}"
    return _Question(path, "neighbourhood", (node, _AROUND["depth"], (), _AROUND["limit"]))


def _initiatives(county: str) -> _Question:
    return _Question(f"/api/places/{quote(county, safe='')}/initiatives", "initiatives", (county, True, 0, 100))


def _compared(pair: list[str]) -> _Question:
    path = "/api/compare?" + urlencode([("place", county) for county in pair])
    return _Question(path, "compare", (pair, False))


def _measure(questions: Sequence[_Question], full: Running, port: int) -> Asking:
    asked = [_recorded(full.store, question) for question in questions]
    connection = http.client.HTTPConnection("127.0.0.1", port)
    for question in questions[:5]:
        _get(connection, question.path)
    pairs = [
        (_get(connection, question.path), _run(full.driver, statements))
        for question, statements in zip(questions, asked, strict=True)
    ]
    connection.close()
    web, bare = (sorted(seconds * 1000 for seconds in column) for column in zip(*pairs, strict=True))
    high = (len(pairs) * 95 + 99) // 100 - 1
    return Asking(len(pairs), web[len(web) // 2], bare[len(bare) // 2], web[high], bare[high], web[high] / bare[high])


def _recorded(store: Store, question: _Question) -> list[Statement]:
    """Return the Cypher that the store asks to answer a question."""
    asked: list[Statement] = []
    ask = store._ask  # type: ignore[attr-defined]

    def record(statement: str, **parameters: Any) -> Any:
        asked.append((statement, parameters))
        return ask(statement, **parameters)

    store._ask = record  # type: ignore[attr-defined]
    try:
        getattr(walks, question.call)(store, *question.arguments)
    finally:
        del store._ask  # type: ignore[attr-defined]
    return asked


def _run(driver: Driver, statements: Sequence[Statement]) -> float:
    began = time.perf_counter()
    for statement, parameters in statements:
        driver.execute_query(statement, dict(parameters), routing_=RoutingControl.READ, database_=DATABASE)
    return time.perf_counter() - began


def _get(connection: http.client.HTTPConnection, path: str) -> float:
    began = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    if answer.status != http.client.OK:
        raise ValueError(f"{path} was answered with {answer.status}.")
    return time.perf_counter() - began


@contextmanager
def _serving(full: Running) -> Iterator[int]:
    """Run `jiceng serve` on the store as a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    program = "from jiceng.api.cli import main; main()"
    command = [sys.executable, "-c", program, "serve", "--store", full.server.url, "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _await(port)
            yield port
        finally:
            process.terminate()


def _await(port: int) -> None:
    deadline = time.monotonic() + _START
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
