"""A query that a person wrote, answered within limits of time, rows and size; nothing but reading gets through."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any, TypeVar

from neo4j import READ_ACCESS, Result, Transaction
from neo4j.exceptions import DriverError, Neo4jError

from jiceng.graph.errors import ForbiddenQueryError, JicengError, LimitError, QueryError, StoreError
from jiceng.graph.store import cypher
from jiceng.graph.store.columns import returned_names
from jiceng.graph.store.engine import Engine
from jiceng.graph.store.plain import Plain
from jiceng.graph.store.protocol import Table

LONGEST_VALUE = 65_536  # characters of one text in an answer; the longest article of a paper has some 20,000
Answer = TypeVar("Answer")
LARGEST_ANSWER = 8_000_000  # characters of texts in one answer, about what a browser shows without delay


def run(engine: Engine, query: str, parameters: Mapping[str, Any], max_rows: int, timeout: float) -> Table:
    """Answer a read-only Cypher query with at most `max_rows` rows in at most `timeout` seconds.

    `Table.truncated` is "rows" where there were more of them, "size" where the answer passed LARGEST_ANSWER,
    "value" where a text was cut to LONGEST_VALUE. Nodes become {"id", "labels", "properties"}, relationships
    {"type", "source", "target", "properties"}, paths {"nodes", "relationships"}, dates their ISO text.
    Raises QueryError, ForbiddenQueryError, or LimitError where time or memory ran out.
    """
    mark = engine.mark()

    def answer() -> Table:
        engine.guard(query, parameters)
        return _answer(engine, mark + query, dict(parameters), max_rows, timeout)

    late = LimitError(f"The query was stopped after {timeout:g} seconds; ask for less, or from named nodes only.")
    answering = _aside(answer)
    try:
        return answering.result(timeout)
    except TimeoutError:
        _aside(lambda: engine.end(mark))
        raise late from None
    except Neo4jError as error:
        raise (late if _is_late(error) else _meant(error)) from error
    except DriverError as error:
        raise _broken(engine, error) from error


def _aside(work: Callable[[], Answer]) -> Future[Answer]:
    """Do work in a thread of its own: whoever waits for it can stop waiting, and it keeps no program from ending."""
    future: Future[Answer] = Future()

    def run_it() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - handed on whole to the one who waits
            future.set_exception(error)

    threading.Thread(target=run_it, daemon=True).start()
    return future


def _broken(engine: Engine, error: DriverError) -> JicengError:
    """Return what a lost connection means: the query broke it if the server still answers others."""
    try:
        engine.writer.verify_connectivity()
    except (Neo4jError, DriverError):
        return StoreError(f"The store did not answer: {error}")
    return LimitError("The query was stopped because it needs too much memory; ask for less.")


def _answer(engine: Engine, text: str, parameters: dict[str, Any], max_rows: int, timeout: float) -> Table:
    fetch = max(1, min(max_rows + 1, 1000))
    with (
        engine.reader.session(
            database=engine.database,
            default_access_mode=READ_ACCESS,
            fetch_size=fetch,
            bookmark_manager=engine.writer.execute_query_bookmark_manager,
        ) as session,
        session.begin_transaction(timeout=timeout) as transaction,
    ):
        try:
            result = transaction.run(text, parameters)
        except (TypeError, ValueError, OverflowError) as error:
            raise QueryError(f"The query's parameters cannot be sent: {error}") from error
        return _table(transaction, result, text, max_rows, timeout)


def _table(transaction: Transaction, result: Result, query: str, max_rows: int, timeout: float) -> Table:
    plain = Plain(LONGEST_VALUE, LARGEST_ANSWER)
    rows: list[tuple[Any, ...]] = []
    truncated = ""
    for record in result:
        if len(rows) >= max_rows:
            truncated = "rows"
            break
        row = tuple(plain.value(value) for value in record.values())
        if plain.full:
            truncated = "size"
            break
        rows.append(row)
    columns = tuple(result.keys()) or returned_names(query)
    result.consume()
    plain.name_ends(_ids(transaction, plain.ends()))
    limits = {"rows": max_rows, "seconds": timeout, "value": LONGEST_VALUE, "size": LARGEST_ANSWER}
    return Table(columns, tuple(rows), truncated or ("value" if plain.cut else ""), limits)


def _ids(transaction: Transaction, elements: list[str]) -> dict[str, str]:
    if not elements:
        return {}
    return {row["element"]: row["id"] for row in transaction.run(cypher.END_IDS, ids=elements)}


def _is_late(error: Neo4jError) -> bool:
    code = error.code or ""
    return "TransactionTimedOut" in code or code.endswith("Transaction.Terminated")


def _meant(error: Neo4jError) -> JicengError:
    """Return the error of ours that says what a server's error means."""
    code, said = error.code or "", (error.message or "it gave no reason").partition("\n")[0]
    if "Memory" in code or "Heap" in said or "exceeding the maximum" in said or "heap" in said:
        return LimitError("The query was stopped because it needs too much memory; ask for less.")
    if "Security" in code or "AccessMode" in code or "Forbidden" in code:
        return ForbiddenQueryError(f"The query may only read the graph: {said}")
    return QueryError(f"The query cannot be answered: {said}")
