"""The store over the official Neo4j driver: the one implementation, whichever engine answers."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from neo4j import Driver, RoutingControl, Session
from neo4j.exceptions import ClientError, DriverError, IncompleteCommit, Neo4jError

from jiceng.graph.errors import StoreError
from jiceng.graph.model import Article, Claim, Edge, Extraction, Node
from jiceng.graph.store import ahead, console, read
from jiceng.graph.store.engine import Engine
from jiceng.graph.store.protocol import Direction, Table

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what the driver says goes to a log, not to a terminal
_LOST = "Neo.ClientError.Transaction.TransactionNotFound"  # seen of the embedded engine at a commit under heavy load
_LOST_TWICE = 2
_NO_INDEX = "no such fulltext schema index"  # the server's words of a full-text index that was never made
BATCH = 12_000  # nodes and pieces of evidence in one transaction: a second of work, some 10 MB of log
AHEAD = 2  # batches that are taken in before one is written: the next is settled, the one after it prepared meanwhile


class BoltStore:
    """One graph behind an engine; see `protocol.Store` for the verbs."""

    def __init__(self, engine: Engine, *, read_only: bool = False) -> None:
        self._engine = engine
        self._read_only = read_only

    def prepare(self) -> None:
        """Make constraints and indexes; twice is once."""
        self._refuse_if_read_only()
        with _spoken():
            self._engine.prepare()

    def put(self, extractions: Iterable[Extraction]) -> int:
        """Write articles, each whole or not at all, replacing what each said before; return how many.

        Articles are checked at the door (InputError) and written in batches, a transaction each.
        """
        self._refuse_if_read_only()
        written = 0
        with ThreadPoolExecutor(1) as pool:
            waiting: deque[tuple[ahead.Upcoming, int]] = deque()
            for batch in _batches(extractions):
                waiting.append((ahead.Upcoming(pool, batch), len(batch)))
                if len(waiting) > AHEAD:
                    written += self._write_first(waiting)
            while waiting:
                written += self._write_first(waiting)
        return written

    def remove(self, article_ids: Sequence[str]) -> int:
        """Take articles away with whatever nothing else holds; return how many were there."""
        self._refuse_if_read_only()
        ids = sorted(set(article_ids))
        chunks = [ids[start : start + 50] for start in range(0, len(ids), 50)]
        return sum(self._write(ahead.remove_articles, chunk) for chunk in chunks)

    def nodes(self, ids: Sequence[str]) -> list[Node]:
        """Return the nodes with these ids, in the order of `ids`, missing ones left out."""
        return read.nodes(self._ask, ids)

    def edges(
        self,
        ids: Sequence[str],
        relations: Sequence[str] = (),
        direction: Direction = "both",
        limit: int | None = None,
    ) -> list[Edge]:
        """Return the edges touching any of these nodes, sorted by (relation, source, target); MENTIONS only if named.

        A symmetric relation is read both ways whatever the direction.
        """
        return read.edges(self._ask, ids, relations, direction, limit)

    def claims(self, keys: Sequence[tuple[str, str, str]]) -> list[Claim]:
        """Return the claims behind edges named by (relation, source, target), sorted by key then article and start."""
        return read.claims(self._ask, keys)

    def articles(self, ids: Sequence[str]) -> list[Article]:
        """Return the articles with these ids, in the order of `ids`, missing ones left out."""
        return read.articles(self._ask, ids)

    def article_claims(self, article_id: str) -> list[Claim]:
        """Return all claims of one article, MENTIONS among them, sorted by (relation, source, target)."""
        return [claim for said in read.extractions(self._ask, [article_id]) for claim in said.claims]

    def article_ids(self, offset: int = 0, limit: int | None = None) -> list[str]:
        """Return the ids of all articles, sorted."""
        return read.article_ids(self._ask, offset, limit)

    def search(self, text: str, labels: Sequence[str] = (), offset: int = 0, limit: int = 20) -> tuple[list[Node], int]:
        """Return nodes whose name or alias holds the text, best first, and how many there are in all.

        Names are compared folded (`ids.fold`). Without `labels` every label but Article is searched. Where a bulk
        import left the graph without its indexes they are made first.
        """
        wanted = self._ask, self._engine.search_index, text, labels, offset, limit
        try:
            return read.search(*wanted)
        except StoreError as error:
            if self._read_only or _NO_INDEX not in str(error):
                raise
            self.prepare()
            return read.search(*wanted)

    def by_label(self, label: str, offset: int = 0, limit: int | None = None) -> list[Node]:
        """Return all nodes of a label, sorted by id."""
        return read.by_label(self._ask, label, offset, limit)

    def counts(self) -> dict[str, int]:
        """Return how many nodes of each label and edges of each relation the graph holds."""
        return read.counts(self._ask)

    def run(
        self, query: str, parameters: Mapping[str, Any] | None = None, *, max_rows: int = 1000, timeout: float = 10.0
    ) -> Table:
        """Answer a read-only Cypher query within its limits; see `console.run`."""
        return console.run(self._engine, query, parameters or {}, max_rows, timeout)

    def scan(self) -> tuple[Iterator[Node], Iterator[Edge], Iterator[Extraction]]:
        """Return all nodes, all edges (MENTIONS among them) and all articles with their claims, each sorted by key."""
        ask = self._ask
        return read.all_nodes(ask), read.all_edges(ask), read.all_extractions(ask)

    def close(self) -> None:
        """Let go of the engine; an engine that this process started ends with the last of its users."""
        self._engine.close()

    def _refuse_if_read_only(self) -> None:
        if self._read_only:
            raise StoreError("The store was opened read-only; open it without read_only to write.")

    @property
    def _driver(self) -> Driver:
        return self._engine.reader if self._read_only else self._engine.writer

    def _ask(self, statement: str, **parameters: Any) -> list[Mapping[str, Any]]:
        """Ask one of the store's own questions; a read after a write of this store sees it (bookmarks)."""
        with _spoken():
            answer = self._driver.execute_query(
                statement,
                parameters,
                routing_=RoutingControl.READ,
                database_=self._engine.database,
            )
        # Not `row.data()`: it looks through every value for nodes, of which these answers have none, at equal cost.
        return [dict(zip(answer.keys, row.values(), strict=True)) for row in answer.records]

    def _write_first(self, waiting: deque[tuple[ahead.Upcoming, int]]) -> int:
        """Write the first of the batches, those after it made ready meanwhile; return how many articles it has."""
        first, size = waiting.popleft()
        after = [batch for batch, _ in waiting]
        for batch in (first, *after[:1]):
            batch.begin()
        first.batch()
        self._write(ahead.write_batch, first, after)
        return size

    def _write(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """Write in one transaction; one that may be lost is written again, which is safe: twice is once.

        The driver itself does not try again where a server went away at the commit, since it cannot know whether the
        writing of others may be done twice.
        """
        with _spoken(), self._engine.turn():
            for _ in range(_LOST_TWICE):
                try:
                    return self._write_once(work, *arguments)
                except IncompleteCommit:
                    continue
                except ClientError as error:
                    if error.code != _LOST:
                        raise
            return self._write_once(work, *arguments)

    def _write_once(self, work: Callable[..., Any], *arguments: Any) -> Any:
        with self._session() as session:
            return session.execute_write(work, *arguments)

    def _session(self) -> Session:
        driver = self._engine.writer
        manager = driver.execute_query_bookmark_manager
        return driver.session(database=self._engine.database, bookmark_manager=manager)


@contextmanager
def _spoken() -> Iterator[None]:
    """Turn the driver's errors into the sentence a person reads."""
    try:
        yield
    except (Neo4jError, DriverError) as error:
        said = getattr(error, "message", None) or str(error)
        raise StoreError(f"The store did not do as asked: {said}") from error


def _batches(extractions: Iterable[Extraction]) -> Iterator[list[Extraction]]:
    """Yield articles in groups of BATCH facts; an article given twice stands in two groups, in its order."""
    batch: dict[str, Extraction] = {}
    size = 0
    for extraction in extractions:
        if batch and (size >= BATCH or extraction.article.id in batch):
            yield list(batch.values())
            batch, size = {}, 0
        batch[extraction.article.id] = extraction
        size += len(extraction.nodes) + sum(len(claim.evidence) + 1 for claim in extraction.claims)
    if batch:
        yield list(batch.values())
