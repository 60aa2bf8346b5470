"""What sets one engine apart from another: how it is reached, its schema, its way to guard and to end a query."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

from neo4j import Driver


class Engine(Protocol):
    """A server that speaks Bolt and Cypher, reached with two drivers: one may write, one is for people's questions."""

    @property
    def database(self) -> str | None:
        """The name of the database, None for the server's own default."""

    @property
    def search_index(self) -> str:
        """The name by which the full-text index over `_search` is called."""

    @property
    def writer(self) -> Driver:
        """The driver for the store's own statements."""

    @property
    def reader(self) -> Driver:
        """The driver for queries that people write, with as few rights as the engine can give."""

    def prepare(self) -> None:
        """Make constraints and indexes that are not there yet."""

    def turn(self) -> AbstractContextManager[None]:
        """Keep other writers out for the length of a transaction, where the server's own locks do not."""

    def guard(self, query: str, parameters: Mapping[str, Any]) -> None:
        """Raise ForbiddenQueryError where a query is none that may be run; a server's own errors pass as they are."""

    def mark(self) -> str:
        """Return a comment to put before a query so that `end` finds it, "" where the server keeps the time itself."""

    def end(self, mark: str) -> None:
        """End the running query whose text holds this mark."""

    def close(self) -> None:
        """Let go of the drivers, and of the server where it is ours."""
