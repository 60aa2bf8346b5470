"""Neo4j as the engine: a server reached by its address, with what its Community edition offers."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Self

from neo4j import READ_ACCESS, Driver, GraphDatabase
from neo4j.exceptions import CypherSyntaxError, DriverError, Neo4jError

from jiceng.graph.errors import ForbiddenQueryError, InputError, QueryError, StoreError
from jiceng.graph.store import guard
from jiceng.graph.store.ddl import SEARCH_INDEX, neo4j_schema
from jiceng.graph.store.open import BOLT_SCHEMES
from jiceng.graph.store.plan import check_plan

PATIENCE = 120.0  # seconds in which a write is tried again: a server that was killed is back in half a minute
EXPLAIN = "EXPLAIN "


class Neo4jEngine:
    """A Neo4j server; one driver does both writing and reading, and READ access mode keeps questions from writing."""

    search_index = SEARCH_INDEX

    def __init__(self, driver: Driver, database: str | None) -> None:
        self._driver = driver
        self.database = database

    @classmethod
    def connect(cls, scheme: str, address: str) -> Self:
        """Reach a server; InputError for a scheme that is none of Bolt, StoreError where it does not answer.

        User, password and database come from NEO4J_USERNAME (neo4j), NEO4J_PASSWORD and NEO4J_DATABASE (the
        server's own default).
        """
        if scheme not in BOLT_SCHEMES:
            raise InputError(f"{address!r} is no store: give a folder, or an address with {', '.join(BOLT_SCHEMES)}.")
        password = os.environ.get("NEO4J_PASSWORD")
        if not password:
            raise StoreError(f"NEO4J_PASSWORD is not set; set it to the password for {address}.")
        user = os.environ.get("NEO4J_USERNAME") or "neo4j"
        driver = GraphDatabase.driver(
            address, auth=(user, password), notifications_min_severity="OFF", max_transaction_retry_time=PATIENCE
        )
        try:
            driver.verify_connectivity()
        except (Neo4jError, DriverError) as error:
            driver.close()
            said = getattr(error, "message", None) or str(error)
            raise StoreError(f"The server at {address} cannot be used by {user}: {said}") from error
        return cls(driver, os.environ.get("NEO4J_DATABASE") or None)

    @property
    def writer(self) -> Driver:
        """The driver for the store's own statements."""
        return self._driver

    @property
    def reader(self) -> Driver:
        """The same driver: Community has no users of fewer rights, so sessions are opened in READ access mode."""
        return self._driver

    def prepare(self) -> None:
        """Make constraints and indexes that are not there yet, and wait until they are online."""
        for statement in neo4j_schema():
            self._driver.execute_query(statement, database_=self.database)
        self._driver.execute_query("CALL db.awaitIndexes(300)", database_=self.database)

    def turn(self) -> AbstractContextManager[None]:
        """Do nothing: the first statement of a write locks the Ledger node, and others wait for it."""
        return nullcontext()

    def guard(self, query: str, parameters: Mapping[str, Any]) -> None:
        """Raise ForbiddenQueryError where the words of a query, or the operators of its plan, do more than read."""
        guard.check_words(query)
        try:
            with self._driver.session(database=self.database, default_access_mode=READ_ACCESS) as session:
                plan = session.run(f"{EXPLAIN}{query}", dict(parameters)).consume().plan
        except (TypeError, ValueError, OverflowError) as error:
            raise QueryError(f"The query's parameters cannot be sent: {error}") from error
        except CypherSyntaxError as error:
            raise QueryError(f"The query cannot be answered: {_as_written(error)}") from error
        if plan is None:
            raise ForbiddenQueryError("The server has no plan for this query; a query may only read the graph.")
        check_plan(plan)

    def mark(self) -> str:
        """Return nothing: the server ends a transaction by itself when its time is over."""
        return ""

    def end(self, mark: str) -> None:
        """Do nothing: the server ends a transaction by itself when its time is over."""

    def close(self) -> None:
        """Close the driver."""
        self._driver.close()


def _as_written(error: Neo4jError) -> str:
    """Return the server's first sentence, its column and offset in line 1 counted without our word EXPLAIN."""
    said = (error.message or "").partition("\n")[0]

    def shift(found: re.Match[str]) -> str:
        column, offset = (int(number) - len(EXPLAIN) for number in found.groups())
        return f"(line 1, column {column} (offset: {offset}))"

    return re.sub(r"\(line 1, column (\d+) \(offset: (\d+)\)\)", shift, said)
