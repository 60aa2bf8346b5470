"""The seam between the graph's questions and the engine that keeps it: a few verbs that take lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from jiceng.graph.model import Article, Claim, Edge, Extraction, Node

Direction = Literal["out", "in", "both"]


@dataclass(frozen=True, slots=True)
class Table:
    """The answer of a Cypher query. `truncated` names the limit that struck ("" where none did)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: str
    limits: Mapping[str, float]


class Store(Protocol):
    """One graph. Every verb raises StoreError where the engine fails; none writes but `put` and `remove`."""

    def prepare(self) -> None:
        """Make constraints and indexes; twice is once."""

    def put(self, extractions: Iterable[Extraction]) -> int:
        """Write articles, each whole or not at all, replacing what each said before; return how many."""

    def remove(self, article_ids: Sequence[str]) -> int:
        """Take articles away with whatever nothing else holds; return how many were there."""

    def nodes(self, ids: Sequence[str]) -> list[Node]:
        """Return the nodes with these ids, in the order of `ids`, missing ones left out."""

    def edges(
        self,
        ids: Sequence[str],
        relations: Sequence[str] = (),
        direction: Direction = "both",
        limit: int | None = None,
    ) -> list[Edge]:
        """Return the edges touching any of these nodes, sorted by (relation, source, target).

        MENTIONS edges come only if named; a symmetric relation is read both ways whatever the direction.
        """

    def claims(self, keys: Sequence[tuple[str, str, str]]) -> list[Claim]:
        """Return the claims behind edges named by (relation, source, target), sorted by key then article and start."""

    def articles(self, ids: Sequence[str]) -> list[Article]:
        """Return the articles with these ids, in the order of `ids`, missing ones left out."""

    def article_claims(self, article_id: str) -> list[Claim]:
        """Return all claims of one article, MENTIONS among them, sorted by (relation, source, target)."""

    def article_ids(self, offset: int = 0, limit: int | None = None) -> list[str]:
        """Return the ids of all articles, sorted."""

    def search(self, text: str, labels: Sequence[str] = (), offset: int = 0, limit: int = 20) -> tuple[list[Node], int]:
        """Return nodes whose name or alias holds the text, best first, and how many there are in all."""

    def by_label(self, label: str, offset: int = 0, limit: int | None = None) -> list[Node]:
        """Return all nodes of a label, sorted by id."""

    def counts(self) -> dict[str, int]:
        """Return how many nodes of each label and edges of each relation the graph holds."""

    def run(
        self, query: str, parameters: Mapping[str, Any] | None = None, *, max_rows: int = 1000, timeout: float = 10.0
    ) -> Table:
        """Answer a read-only Cypher query within its limits.

        Raises QueryError, ForbiddenQueryError (a write, or reaching outside the graph) or LimitError.
        """

    def scan(self) -> tuple[Iterator[Node], Iterator[Edge], Iterator[Extraction]]:
        """Return all nodes, all edges (MENTIONS among them) and all articles with their claims, each sorted by key."""

    def close(self) -> None:
        """Let go of the engine; an engine that this process started ends with the last of its users."""
