"""The child process of an embedded store: ArcadeDB inside, gone when the last process that uses it is gone.

Run as `python -m jiceng.graph.store.keeper`. One JSON line comes in on standard input (see `Order`), one goes out on
standard output: `{"bolt": port, "door": port}` once the engine answers, or `{"error": sentence}`. After that a user
is whoever holds our standard input open or a connection to the door that began with the token and a line break; when
there has been none for `LINGER` seconds the engine is closed in order and the process ends. Everything the engine
says goes to `server.log` in the store's folder.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LINGER = 0.3  # seconds without a user before the end; a command that starts as another ends finds the store open
HANDSHAKE = 5.0  # seconds a connection may take to show the token
PATIENCE = 30.0  # seconds to wait for a former engine of the same folder to close its files
STOP = 15.0  # seconds the engine may take to close its files
DATABASE = "graph"
LEASE = "served.json"  # where and with what secrets the running engine is reached; its owner alone may read it

# What the engine is told; the reasons are in docs/store.md under "The embedded engine".
SETTINGS: dict[str, Any] = {
    "arcadedb.server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
    "arcadedb.server.mode": "development",
    "arcadedb.bolt.host": "127.0.0.1",
    "arcadedb.server.httpIncomingHost": "127.0.0.1",
    "arcadedb.bolt.defaultDatabase": DATABASE,
    "arcadedb.txWalFlush": 2,
    "arcadedb.typeDefaultBuckets": 1,
    "arcadedb.opencypher.loadCsv.allowFileUrls": False,
    "arcadedb.opencypher.loadCsv.allowRemoteUrls": False,
    "arcadedb.queryMaxRangeSize": 1_000_000,
    "arcadedb.polyglotEngineEnabled": False,
    "arcadedb.serverMetrics": False,
    "arcadedb.backup.enabled": False,
    "arcadedb.bolt.maxMessageSize": 256 * 1024 * 1024,
    "arcadedb.bolt.packstream.maxValueLength": 64 * 1024 * 1024,
}

# A query that fills the heap must fail itself, not starve the rest: this collector gives up on a thread that leaves
# less than a twentieth free after nine tenths of the time went into collecting.
COLLECTOR = ("-XX:+UseParallelGC", "-XX:ParallelGCThreads=2", "-XX:GCTimeLimit=90", "-XX:GCHeapFreeLimit=5")


@dataclass(frozen=True, slots=True)
class Order:
    """What the parent asks for: the store's folder, the Java heap in MB, and the secrets of this run."""

    folder: Path
    heap: int
    root_password: str
    reader: str
    reader_password: str
    token: str
    schema: list[str]


@dataclass(slots=True)
class Users:
    """How many processes use the store, and since when nobody does."""

    count: int = 1
    idle_since: float = 0.0
    over: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)

    def enter(self) -> bool:
        """Count a user in, unless the end has begun."""
        with self.lock:
            self.count += not self.over
            return not self.over

    def leave(self) -> None:
        """Count a user out."""
        with self.lock:
            self.count -= 1
            self.idle_since = time.monotonic()

    def gone(self) -> bool:
        """Say whether nobody has used the store for LINGER seconds; then nobody enters any more."""
        with self.lock:
            self.over = self.count == 0 and time.monotonic() - self.idle_since > LINGER
            return self.over


def lock_file(path: Path, patience: float) -> int:
    """Open a file that one process at a time may hold and return its descriptor; it is free when that closes.

    Raises TimeoutError if another process holds it for longer than `patience` seconds.
    """
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    deadline = time.monotonic() + patience
    while not _try_lock(descriptor):
        if time.monotonic() > deadline:
            os.close(descriptor)
            raise TimeoutError(f"Another process has held {path} for {patience:.0f} seconds.")
        time.sleep(0.02)
    return descriptor


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_engine(order: Order, port: int) -> Any:
    """Start Java and ArcadeDB in this process with a Bolt listener on the port; return the Java server object."""
    import jpype  # type: ignore[import-untyped]

    home = _package_folder()
    jpype.startJVM(
        str(jvm_library(home / "jre")),
        f"-Xmx{order.heap}m",
        *COLLECTOR,
        "-Djava.awt.headless=true",
        "-Djava.util.logging.manager=java.util.logging.LogManager",
        classpath=[str(home / "jars" / "*")],
        interrupt=False,
        convertStrings=True,
    )
    configuration = jpype.JClass("com.arcadedb.GlobalConfiguration")
    for key, value in _settings(order, port).items():
        configuration.findByKey(key).setValue(value)
    server = jpype.JClass("com.arcadedb.server.ArcadeDBServer")()
    server.start()
    server.getHttpServer().stopService()
    _database(server, order.schema)
    _reader(server, order)
    return server


def _package_folder() -> Path:
    import importlib.util

    spec = importlib.util.find_spec("arcadedb_embedded")
    if spec is None or spec.origin is None:
        raise RuntimeError("The package arcadedb-embedded is not installed.")
    return Path(spec.origin).parent


def jvm_library(jre: Path) -> Path:
    """Return the Java library inside a Java runtime folder, wherever this system keeps it."""
    for name in ("lib/server/libjvm.so", "bin/server/jvm.dll", "lib/server/libjvm.dylib", "lib/libjli.dylib"):
        if (jre / name).exists():
            return jre / name
    raise RuntimeError(f"The Java runtime under {jre} has no Java library for this system.")


def _settings(order: Order, port: int) -> dict[str, Any]:
    return SETTINGS | {
        "arcadedb.server.rootPath": str(order.folder),
        "arcadedb.server.databaseDirectory": str(order.folder / "databases"),
        "arcadedb.server.rootPassword": order.root_password,
        "arcadedb.bolt.port": port,
        "arcadedb.server.httpIncomingPort": str(free_port()),
    }


def _database(server: Any, schema: list[str]) -> None:
    database = server.getOrCreateDatabase(DATABASE)
    for statement in schema:
        database.command("sql", statement)


def _reader(server: Any, order: Order) -> None:
    """Make the user of the query console, in a group that may read records and nothing else."""
    import jpype

    json_object = jpype.JClass("com.arcadedb.serializer.json.JSONObject")
    group = {"resultSetLimit": -1, "readTimeout": -1, "access": [], "types": {"*": {"access": ["readRecord"]}}}
    security = server.getSecurity()
    security.saveGroup(DATABASE, "readers", json_object(json.dumps(group)))
    user = {
        "name": order.reader,
        "password": security.encodePassword(order.reader_password),
        "databases": {DATABASE: ["readers"]},
    }
    security.createUser(json_object(json.dumps(user)))


def _watch_parent(users: Users) -> None:
    while sys.stdin.buffer.read(4096):
        continue
    users.leave()


def _serve_door(door: socket.socket, token: str, users: Users) -> None:
    while True:
        connection, _ = door.accept()
        threading.Thread(target=_serve_user, args=(connection, token, users), daemon=True).start()


def _serve_user(connection: socket.socket, token: str, users: Users) -> None:
    """Count one user while its connection lasts; a connection without the token is closed."""
    with connection:
        try:
            connection.settimeout(HANDSHAKE)
            if connection.makefile("rb").readline(200).strip() != token.encode():
                return
        except OSError:
            return
        if not users.enter():
            return
        try:
            connection.sendall(b"ok\n")
            connection.settimeout(None)
            while connection.recv(64):
                continue
        except OSError as error:
            print(f"A user went away: {error}", file=sys.stderr)  # noqa: T201
        finally:
            users.leave()


def _forget_users(folder: Path) -> None:
    """Delete the engine's own list of users, so that the secrets of a former run open nothing."""
    for name in ("server-users.jsonl", "server-users.json", "server-groups.json"):
        (folder / "config" / name).unlink(missing_ok=True)


def _give_up_after(seconds: float) -> None:
    """End this process after so long even where the engine does not: its log makes the next start whole again."""
    timer = threading.Timer(seconds, os._exit, (1,))
    timer.daemon = True
    timer.start()


def main() -> None:
    """Do what this module's docstring says."""
    given = json.loads(sys.stdin.buffer.readline())
    order = Order(**(given | {"folder": Path(given["folder"])}))
    os.chdir(order.folder)
    answer = os.fdopen(os.dup(1), "w")
    log = os.open(order.folder / "server.log", os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    try:
        lock_file(order.folder / "engine.lock", PATIENCE)
        _forget_users(order.folder)
        port = free_port()
        server = start_engine(order, port)
    except Exception as error:  # noqa: BLE001 - Java's exceptions have no common Python class worth naming
        print(json.dumps({"error": f"{type(error).__name__}: {error}"}), file=answer, flush=True)
        os._exit(1)
    users = Users()
    door = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=_watch_parent, args=(users,), daemon=True).start()
    threading.Thread(target=_serve_door, args=(door, order.token, users), daemon=True).start()
    print(json.dumps({"bolt": port, "door": door.getsockname()[1]}), file=answer, flush=True)
    answer.close()
    while not users.gone():
        time.sleep(0.05)
    (order.folder / LEASE).unlink(missing_ok=True)
    _give_up_after(STOP)
    server.stop()
    os._exit(0)  # the engine's pool threads would keep Java alive for a minute


if __name__ == "__main__":
    main()
