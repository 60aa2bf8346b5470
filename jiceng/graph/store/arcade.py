"""The process with ArcadeDB inside: it serves one folder over Bolt until its standard input closes.

Run by the keeper as `python -m jiceng.graph.store.arcade`. One JSON line comes in on standard input (see `Order`), one
goes out on standard output: `{"ready": true}` or `{"error": sentence}`. Everything the engine says goes to
`server.log` in the folder. It ends itself with STUCK where a query of the console does not heed its end.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jiceng.graph.store.locks import lock_file

DATABASE = "graph"
LOG = "server.log"
READER = "reader"  # the user of the query console
PATIENCE = 30.0  # seconds to wait for a former engine of the same folder to close its files
STOP = 15.0  # seconds the engine may take to close its files
DEAF = 3.0  # seconds in which a query that was told to end must do so
STUCK = 75  # the exit status of an engine with a query that does not end

# What the engine is told; the reasons are in docs/store.md under "The embedded engine".
SETTINGS: dict[str, Any] = {
    "arcadedb.server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
    "arcadedb.server.mode": "development",
    "arcadedb.bolt.host": "127.0.0.1",
    "arcadedb.server.httpIncomingHost": "127.0.0.1",
    "arcadedb.server.httpIncomingPort": "0",
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
    """What the keeper asks for: the folder, the Bolt port, the Java heap in MB, the schema, the secrets of this run."""

    folder: Path
    port: int
    heap: int
    schema: list[str]
    root_password: str
    reader_password: str


def start_engine(order: Order) -> Any:
    """Start Java and ArcadeDB in this process with a Bolt listener on the port; return the Java server object."""
    import jpype  # type: ignore[import-untyped]

    home = _package_folder()
    jpype.startJVM(
        str(jvm_library(home / "jre")),
        f"-Xmx{order.heap}m",
        *COLLECTOR,
        "-Djava.awt.headless=true",
        classpath=[str(home / "jars" / "*")],
        interrupt=False,
        convertStrings=True,
    )
    configuration = jpype.JClass("com.arcadedb.GlobalConfiguration")
    for key, value in _settings(order).items():
        configuration.findByKey(key).setValue(value)
    server = jpype.JClass("com.arcadedb.server.ArcadeDBServer")()
    server.start()
    server.getHttpServer().stopService()
    _make_schema(server, order.schema)
    _make_reader(server, order.reader_password)
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


def _settings(order: Order) -> dict[str, Any]:
    return SETTINGS | {
        "arcadedb.server.rootPath": str(order.folder),
        "arcadedb.server.databaseDirectory": str(order.folder / "databases"),
        "arcadedb.server.rootPassword": order.root_password,
        "arcadedb.bolt.port": order.port,
    }


def _make_schema(server: Any, schema: list[str]) -> None:
    database = server.getOrCreateDatabase(DATABASE)
    for statement in schema:
        database.command("sql", statement)


def _make_reader(server: Any, password: str) -> None:
    """Make the user of the query console, in a group that may read records and nothing else."""
    import jpype

    json_object = jpype.JClass("com.arcadedb.serializer.json.JSONObject")
    group = {"resultSetLimit": -1, "readTimeout": -1, "access": [], "types": {"*": {"access": ["readRecord"]}}}
    security = server.getSecurity()
    security.saveGroup(DATABASE, "readers", json_object(json.dumps(group)))
    user = {"name": READER, "password": security.encodePassword(password), "databases": {DATABASE: ["readers"]}}
    security.createUser(json_object(json.dumps(user)))


def _forget_users(folder: Path) -> None:
    """Delete the engine's own list of users, so that the secrets of a former run open nothing."""
    for name in ("server-users.jsonl", "server-users.json", "server-groups.json"):
        (folder / "config" / name).unlink(missing_ok=True)


def _end_where_stuck(server: Any) -> None:
    """End this process once a query has been told to end for DEAF seconds and still runs.

    The engine heeds the end between rows, not inside one expression; such a query holds a processor and the heap
    for as long as it likes. The log makes the data whole at the next start, which takes two seconds.
    """
    told: dict[str, float] = {}
    while True:
        time.sleep(0.5)
        now = time.monotonic()
        deaf = {str(query.getId()) for query in server.getRunningQueries().getRunning() if query.isTerminated()}
        told = {query: told.get(query, now) for query in deaf}
        if any(now - since > DEAF for since in told.values()):
            os.write(2, b"A query did not heed its end; the engine is started anew.\n")
            os._exit(STUCK)


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
    log = os.open(order.folder / LOG, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    try:
        lock_file(order.folder / "engine.lock", PATIENCE)
        _forget_users(order.folder)
        server = start_engine(order)
    except Exception as error:  # noqa: BLE001 - Java's exceptions have no common Python class worth naming
        print(json.dumps({"error": f"{type(error).__name__}: {error}"}), file=answer, flush=True)
        os._exit(1)
    threading.Thread(target=_end_where_stuck, args=(server,), daemon=True).start()
    print(json.dumps({"ready": True}), file=answer, flush=True)
    answer.close()
    while sys.stdin.buffer.read(4096):
        continue
    _give_up_after(STOP)
    server.stop()
    os._exit(0)  # the engine's pool threads would keep Java alive for a minute


if __name__ == "__main__":
    main()
