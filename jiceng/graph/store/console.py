"""A query that a person wrote, answered within limits of time, rows and size; nothing but reading gets through."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Mapping
from typing import Any

from neo4j import READ_ACCESS, Result, Transaction
from neo4j.exceptions import DriverError, Neo4jError

from jiceng.graph.errors import ForbiddenQueryError, JicengError, LimitError, QueryError, StoreError
from jiceng.graph.store import cypher
from jiceng.graph.store.engine import Engine
from jiceng.graph.store.plain import Plain
from jiceng.graph.store.protocol import Table

LONGEST_VALUE = 65_536  # characters of one text in an answer; the longest article of a paper has some 20,000
LARGEST_ANSWER = 8_000_000  # characters of texts in one answer, about what a browser shows without delay


def run(engine: Engine, query: str, parameters: Mapping[str, Any], max_rows: int, timeout: float) -> Table:
    """Answer a read-only Cypher query with at most `max_rows` rows in at most `timeout` seconds.

    `Table.truncated` is "rows" where there were more of them, "size" where the answer passed LARGEST_ANSWER,
    "value" where a text was cut to LONGEST_VALUE. Nodes become {"id", "labels", "properties"}, relationships
    {"type", "source", "target", "properties"}, paths {"nodes", "relationships"}, dates their ISO text.
    Raises QueryError, ForbiddenQueryError, or LimitError where time or memory ran out.
    """
    engine.guard(query, timeout)
    mark = f"/* {secrets.token_hex(8)} */"
    late = threading.Event()
    watch = threading.Timer(timeout, _end, (engine, mark, late))
    watch.daemon = True
    watch.start()
    try:
        return _answer(engine, f"{mark} {query}", dict(parameters), max_rows, timeout)
    except Neo4jError as error:
        raise _meant(error, late.is_set(), timeout) from error
    except DriverError as error:
        raise StoreError(f"The store did not answer: {error}") from error
    except (TypeError, ValueError, OverflowError) as error:
        raise QueryError(f"The query's parameters cannot be sent: {error}") from error
    finally:
        watch.cancel()


def _end(engine: Engine, mark: str, late: threading.Event) -> None:
    late.set()
    engine.end(mark)


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
        result = transaction.run(text, parameters)
        return _table(transaction, result, max_rows, timeout)


def _table(transaction: Transaction, result: Result, max_rows: int, timeout: float) -> Table:
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
    columns = tuple(result.keys())
    result.consume()
    plain.name_ends(_ids(transaction, plain.ends()))
    limits = {"rows": max_rows, "seconds": timeout, "value": LONGEST_VALUE, "size": LARGEST_ANSWER}
    return Table(columns, tuple(rows), truncated or ("value" if plain.cut else ""), limits)


def _ids(transaction: Transaction, elements: list[str]) -> dict[str, str]:
    if not elements:
        return {}
    return {row["element"]: row["id"] for row in transaction.run(cypher.END_IDS, ids=elements)}


def _meant(error: Neo4jError, late: bool, timeout: float) -> JicengError:
    """Return the error of ours that says what a server's error means."""
    code, said = error.code or "", error.message or "it gave no reason"
    if late or "TransactionTimedOut" in code or "Transaction.Terminated" in code:
        return LimitError(f"The query was stopped after {timeout:g} seconds; ask for less, or from named nodes only.")
    if "Memory" in code or "Heap" in said or "exceeding the maximum" in said or "heap" in said:
        return LimitError(f"The query was stopped because it needs too much memory; ask for less. ({said})")
    if "Security" in code or "AccessMode" in code or "Forbidden" in code:
        return ForbiddenQueryError(f"The query may only read the graph: {said}")
    return QueryError(f"The query cannot be answered: {said}")
