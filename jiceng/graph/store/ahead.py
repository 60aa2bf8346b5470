"""Batches on their way into the store: what needs no engine is worked out while the engine is busy with another.

A batch is prepared, then its state is read inside the transaction of the batch before it, which sees its own writes,
and settled while that transaction is committed. What was settled so holds only if the next turn is taken by the
batch itself: where another writer came in between, or the transaction before was not committed, the turn's number
says so and the state is read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor, Future

from neo4j import ManagedTransaction

from jiceng.graph.model import Extraction
from jiceng.graph.store import write
from jiceng.graph.store.write import Batch, Settled


class Upcoming:
    """A batch that may be prepared and settled by another thread before its own transaction begins."""

    def __init__(self, pool: Executor, extractions: Iterable[Extraction]) -> None:
        self._pool = pool
        self._extractions = extractions
        self._batch: Future[Batch] | None = None
        self._settled: tuple[int, Future[Settled]] | None = None

    def begin(self) -> Future[Batch]:
        """Have the batch prepared, unless that was asked for before."""
        if self._batch is None:
            self._batch = self._pool.submit(write.prepare_batch, self._extractions)
        return self._batch

    def batch(self) -> Batch:
        """Return the batch; InputError where an article says what the graph cannot hold."""
        return self.begin().result()

    def look_ahead(self, transaction: ManagedTransaction, turn: int) -> None:
        """Read the batch's state inside the transaction before its own, and have it settled for the turn after.

        A batch that cannot be prepared is passed over: its error is raised at its own turn.
        """
        if self.begin().exception() is None:
            state = write.read_state(transaction, self.batch(), ())
            self._settled = (turn + 1, self._pool.submit(write.settle, state))

    def settled(self, transaction: ManagedTransaction, turn: int) -> Settled:
        """Return what writes the batch in this turn, read now where it was not settled for this very turn."""
        if self._settled and self._settled[0] == turn:
            return self._settled[1].result()
        return write.settle(write.read_state(transaction, self.batch(), ()))


def write_batch(transaction: ManagedTransaction, batch: Upcoming, after: Sequence[Upcoming]) -> None:
    """Write a batch, look ahead to the first of those after it, and have the others prepared."""
    turn = write.take_turn(transaction)
    write.run(transaction, batch.settled(transaction, turn).statements)
    if after:
        after[0].look_ahead(transaction, turn)
    for each in after:
        each.begin()


def remove_articles(transaction: ManagedTransaction, ids: Sequence[str]) -> int:
    """Take articles away; return how many of them were there."""
    write.take_turn(transaction)
    settled = write.settle(write.read_state(transaction, (), ids))
    write.run(transaction, settled.statements)
    return settled.removed
