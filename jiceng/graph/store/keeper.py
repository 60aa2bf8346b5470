"""The child process that keeps an embedded store open: it starts the engine, and ends it after its last user.

Run as `python -m jiceng.graph.store.keeper`. One JSON line comes in on standard input (an `arcade.Order` without the
port, and a token), one goes out on standard output: `{"bolt": port, "door": port}` once the engine answers, or
`{"error": sentence}`. After that a user is whoever holds our standard input open, or a connection to the door that
began with the token and a line break. An engine that ends by itself is started anew on the same port with the same
secrets, so that its users only notice a pause.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jiceng.graph.store.arcade import LOG

LEASE = "served.json"  # where and with what secrets the running engine is reached; its owner alone may read it
LINGER = 0.3  # seconds without a user before the end; a command that starts as another ends finds the store open
HANDSHAKE = 5.0  # seconds a connection may take to show the token
RESTARTS = 10  # engines that may end by themselves within a minute before the keeper gives up


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


@dataclass(slots=True)
class Engine:
    """The process with the database, and the order it is started with."""

    order: dict[str, Any]
    process: subprocess.Popen[bytes] | None = None
    ends: list[float] = field(default_factory=list)

    def start(self) -> str:
        """Start the process; return "" once it answers, else why it does not."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jiceng.graph.store.arcade"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        answer = ask(self.process, self.order)
        return str(answer.get("error", ""))

    def revive(self) -> bool:
        """Start the process anew where it ended by itself; return whether it may be relied on."""
        if self.process and self.process.poll() is None:
            return True
        now = time.monotonic()
        self.ends = [end for end in self.ends if now - end < 60] + [now]
        return len(self.ends) <= RESTARTS and not self.start()

    def stop(self) -> None:
        """Let the process close its files and end."""
        if self.process and self.process.stdin:
            self.process.stdin.close()
            self.process.wait()


def ask(child: subprocess.Popen[bytes], order: dict[str, Any]) -> dict[str, Any]:
    """Write an order to a child as a line of JSON and return the line it answers with, an "error" where none comes."""
    if child.stdin is None or child.stdout is None:
        return {"error": "the process has no pipes"}
    try:
        child.stdin.write(json.dumps(order).encode() + b"\n")
        child.stdin.flush()
        return dict(json.loads(child.stdout.readline() or b'{"error": "it ended without a word"}'))
    except (OSError, ValueError) as error:
        return {"error": str(error)}
    finally:
        child.stdout.close()


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


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
            shown = connection.makefile("rb").readline(200).strip()
        except OSError:
            return
        if shown != token.encode() or not users.enter():
            return
        try:
            connection.sendall(b"ok\n")
            connection.settimeout(None)
            while connection.recv(64):
                continue
        except OSError:
            return  # the user was killed: the system closed its end
        finally:
            users.leave()


def main() -> None:
    """Do what this module's docstring says."""
    order = json.loads(sys.stdin.buffer.readline())
    folder, token = Path(order["folder"]), order.pop("token")
    answer = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # our end of the pipe is the answer's alone
    os.dup2(1, 2)
    (folder / LOG).unlink(missing_ok=True)
    engine = Engine(order | {"port": free_port()})
    if error := engine.start():
        print(json.dumps({"error": error}), file=answer, flush=True)
        sys.exit(1)
    users = Users()
    door = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=_watch_parent, args=(users,), daemon=True).start()
    threading.Thread(target=_serve_door, args=(door, token, users), daemon=True).start()
    print(json.dumps({"bolt": engine.order["port"], "door": door.getsockname()[1]}), file=answer, flush=True)
    answer.close()
    while engine.revive() and not users.gone():
        time.sleep(0.05)
    door.close()
    (folder / LEASE).unlink(missing_ok=True)
    engine.stop()
    os._exit(0)  # threads that wait for users would keep us


if __name__ == "__main__":
    main()
