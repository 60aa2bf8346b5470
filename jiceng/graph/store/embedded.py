"""The embedded engine: ArcadeDB in a child process, shared by every command that opens the same folder."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from neo4j import Driver, GraphDatabase

from jiceng.graph.errors import StoreError
from jiceng.graph.store import guard
from jiceng.graph.store.ddl import embedded_schema
from jiceng.graph.store.keeper import DATABASE, HANDSHAKE, LEASE, PATIENCE, lock_file

READER = "reader"
HEAP = 1024  # MB of Java heap: room for some million edges' working set; JICENG_JAVA_HEAP_MB says otherwise
TURN = 300.0  # seconds to wait for one's turn to write; a turn takes about one
PERSISTENCE = 3.0  # seconds of trying again; writers take turns, so only a dead engine needs more
START = 60.0  # seconds a start may take on a slow machine


@dataclass(frozen=True, slots=True)
class Lease:
    """How the running engine of a folder is reached; kept in the folder, readable by its owner only."""

    pid: int
    bolt: int
    door: int
    token: str
    root_password: str
    reader_password: str

    @classmethod
    def read(cls, folder: Path) -> Self | None:
        """Return the lease of a folder, None where there is none or it is not whole."""
        try:
            return cls(**json.loads((folder / LEASE).read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def write(self, folder: Path) -> None:
        """Put the lease into its folder, at once and whole."""
        draft = folder / f"{LEASE}.new"
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w") as file:
            json.dump(asdict(self), file)
        draft.replace(folder / LEASE)

    def enter(self) -> socket.socket | None:
        """Return a connection that keeps the engine alive while it is open, None where the engine is gone."""
        try:
            door = socket.create_connection(("127.0.0.1", self.door), HANDSHAKE)
            door.sendall(self.token.encode() + b"\n")
            if door.recv(8) == b"ok\n":
                door.settimeout(None)
                return door
            door.close()
        except OSError:
            return None
        return None


class EmbeddedEngine:
    """ArcadeDB behind its Bolt listener on 127.0.0.1; see `engine.Engine`."""

    database = DATABASE
    search_index = "Entity[_search]"

    def __init__(
        self, folder: Path, lease: Lease, door: socket.socket, child: subprocess.Popen[bytes] | None = None
    ) -> None:
        self._folder = folder
        self._lease = lease
        self._door = door
        self._child = child

    @classmethod
    def connect(cls, folder: Path, *, read_only: bool = False) -> Self:
        """Reach the engine of a folder, starting it where it does not run; StoreError where that fails."""
        folder = folder.expanduser().absolute()
        if read_only and not (folder / "databases").is_dir():
            raise StoreError(f"There is no store at {folder}; load articles into it first.")
        lease = Lease.read(folder)
        if lease and (door := lease.enter()):
            return cls(folder, lease, door)
        return cls._start(folder)

    @classmethod
    def _start(cls, folder: Path) -> Self:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            turn = lock_file(folder / "start.lock", START + PATIENCE)
        except (OSError, TimeoutError) as error:
            raise StoreError(f"The store at {folder} cannot be opened: {error}") from error
        try:
            lease = Lease.read(folder)
            if lease and (door := lease.enter()):
                return cls(folder, lease, door)
            lease, child = _launch(folder)
            lease.write(folder)
            started = lease.enter()
        finally:
            os.close(turn)
        if started is None:
            raise StoreError(f"The engine of {folder} ended as it started; {folder / 'server.log'} says why.")
        return cls(folder, lease, started, child)

    @cached_property
    def writer(self) -> Driver:
        """The driver of the engine's owner."""
        return self._driver("root", self._lease.root_password)

    @cached_property
    def reader(self) -> Driver:
        """The driver of a user who may read records and nothing else."""
        return self._driver(READER, self._lease.reader_password)

    def _driver(self, user: str, password: str) -> Driver:
        address = f"bolt://127.0.0.1:{self._lease.bolt}"
        return GraphDatabase.driver(address, auth=(user, password), max_transaction_retry_time=PERSISTENCE)

    def prepare(self) -> None:
        """Do nothing: types and indexes are made whenever the engine starts, before it answers anyone."""

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the folder's write lock: the engine has no waiting locks, and of two writers at once one would fail."""
        try:
            held = lock_file(self._folder / "write.lock", TURN)
        except TimeoutError as error:
            raise StoreError(f"The store is being written by others all the time: {error}") from error
        try:
            yield
        finally:
            os.close(held)

    def guard(self, query: str, parameters: Mapping[str, Any]) -> None:
        """Raise ForbiddenQueryError where the words of a query show that it does more than read."""
        guard.check_words(query)

    def mark(self) -> str:
        """Return a comment to put before a query so that `end` finds it among the running ones."""
        return f"/* {secrets.token_hex(8)} */ "

    def end(self, mark: str) -> None:
        """End the running query whose text holds this mark."""
        answer = self.writer.execute_query("SHOW TRANSACTIONS", database_=DATABASE)
        for row in answer.records:
            if mark in row["currentQuery"]:
                query = f'TERMINATE TRANSACTION "{row["transactionId"]}"'
                self.writer.execute_query(query, database_=DATABASE)

    def close(self) -> None:
        """Close the drivers and stop being a user; the engine ends by itself after its last one."""
        for name in ("writer", "reader"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()
        self._door.close()
        if self._child and self._child.stdin:
            self._child.stdin.close()
            threading.Thread(target=self._child.wait, daemon=True).start()
            self._child = None


def _launch(folder: Path) -> tuple[Lease, subprocess.Popen[bytes]]:
    secret = {name: secrets.token_urlsafe(24) for name in ("token", "root_password", "reader_password")}
    order = {"folder": str(folder), "heap": _heap(), "reader": READER, "schema": embedded_schema(), **secret}
    child = subprocess.Popen(
        [sys.executable, "-m", "jiceng.graph.store.keeper"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,  # Ctrl-C in a terminal is meant for the command, not for the engine
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    answer = _ask(child, order, folder)
    return Lease(child.pid, answer["bolt"], answer["door"], **secret), child


def _ask(child: subprocess.Popen[bytes], order: dict[str, object], folder: Path) -> dict[str, int]:
    if child.stdin is None or child.stdout is None:
        raise StoreError("The engine's child process has no pipes.")
    stop = threading.Timer(START, child.kill)
    stop.start()
    try:
        child.stdin.write(json.dumps(order).encode() + b"\n")
        child.stdin.flush()
        answer = json.loads(child.stdout.readline() or b'{"error": "it said nothing"}')
    except (OSError, ValueError) as error:
        answer = {"error": str(error)}
    finally:
        stop.cancel()
        child.stdout.close()
    if "error" in answer:
        child.stdin.close()
        child.wait()
        log = folder / "server.log"
        raise StoreError(f"The engine of the store at {folder} did not start: {answer['error']}; see {log}.")
    return dict(answer)


def _heap() -> int:
    given = os.environ.get("JICENG_JAVA_HEAP_MB", "")
    if given and not given.isdecimal():
        raise StoreError(f"JICENG_JAVA_HEAP_MB is {given!r}; it must be a whole number of megabytes.")
    return int(given or HEAP)
