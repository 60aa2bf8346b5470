"""Neo4j servers to measure on: fresh ones of the tests, each with a store and a driver of its own."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil
from neo4j import Driver, GraphDatabase

from jiceng.graph.store import Store, open_store
from tests import neo4j_server

DATABASE = "neo4j"


@dataclass(frozen=True, slots=True)
class Running:
    """A server, the store in it, and a driver that knows nothing of the store."""

    server: neo4j_server.Server
    store: Store
    driver: Driver

    def processor(self) -> float:
        """Return the seconds of processor time that the server and this process have used."""
        times = psutil.Process(self.server.process.pid).cpu_times(), psutil.Process().cpu_times()
        return sum(each.user + each.system for each in times)


@dataclass(slots=True)
class Stopwatch:
    """Adds up the seconds of some work, and those of the processor of all who do it."""

    processor_clock: Callable[[], float]
    seconds: float = 0.0
    processor: float = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count what happens inside."""
        began, used = time.perf_counter(), self.processor_clock()
        yield
        self.seconds += time.perf_counter() - began
        self.processor += self.processor_clock() - used


@contextmanager
def running() -> Iterator[Running]:
    """Start a server with an empty, prepared store, and end it afterwards."""
    server = neo4j_server.start()
    try:
        os.environ.update(server.environment())
        auth = ("neo4j", server.password)
        with GraphDatabase.driver(server.url, auth=auth, notifications_min_severity="OFF") as driver:
            store = open_store(server.url)
            store.prepare()
            yield Running(server, store, driver)
            store.close()
    finally:
        neo4j_server.discard(server)
