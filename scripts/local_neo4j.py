"""A Neo4j Community server without a container: `make neo4j` starts one to try, the tests start their own.

It runs with the settings of neo4j.conf, those of docker-compose.yml, and listens on a free port of 127.0.0.1.
"""

from __future__ import annotations

import argparse
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from neo4j_jars import RELEASES, Unavailable, jars, java, line, release

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = ROOT / "neo4j.conf"
START = 180  # seconds a start may take on a busy machine
STOP = 60  # seconds in which a server has always ended in order
_PASSWORD = "password"


@dataclass(slots=True)
class Server:
    """A running server: its release, where it listens, its password, and its home folder with data and logs."""

    version: str
    port: int
    password: str
    home: Path
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        """The address to open a store at."""
        return f"neo4j://127.0.0.1:{self.port}"

    def environment(self) -> dict[str, str]:
        """The environment variables that `open_store` reads."""
        return {"NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": self.password, "NEO4J_DATABASE": "neo4j"}

    def kill(self) -> None:
        """End the process at once, as a power cut would."""
        self.process.kill()
        self.process.wait()

    def again(self) -> None:
        """Start the same server once more, on the same data."""
        self.process = _run(self.version, self.home)
        _await(self)

    def stop(self) -> None:
        """End the server in order; its data stay."""
        self.process.terminate()
        try:
            self.process.wait(STOP)
        except subprocess.TimeoutExpired:
            self.kill()


def start(home: Path, version: str = "", settings: Path = SETTINGS, password: str = "") -> Server:
    """Start a server whose data are, or will be, in the folder `home`; its password stays the same from then on.

    `version` is a line or a release as `release` takes it; `password` is for fresh data, which get a random one where
    none is given. Unavailable where Java, Maven or the jars are missing, or where the server does not start: the
    message then ends with what it said.
    """
    version = release(version)
    jars(version)
    _check_line(home, version)
    for folder in ("data", "logs", "import", "plugins", "conf"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    address = f"\nserver.bolt.listen_address=127.0.0.1:{port}\n"
    (home / "conf" / "neo4j.conf").write_text(settings.read_text("utf-8") + address, "utf-8")
    password = _password(home, version, password)
    server = Server(version, port, password, home, _run(version, home))
    _await(server)
    return server


def _check_line(home: Path, version: str) -> None:
    """A newer line changes the data so that an older one cannot read them: each line has a folder of its own."""
    held, kept = line(version), home / "line"
    home.mkdir(parents=True, exist_ok=True)
    if kept.is_file() and kept.read_text("utf-8") != held:
        raise Unavailable(f"{home} holds data of Neo4j {kept.read_text('utf-8')}; name another folder for {version}.")
    kept.write_text(held, "utf-8")


def _password(home: Path, version: str, wanted: str) -> str:
    """Return the password of the data in a folder; that of fresh ones is set, and kept for their owner only."""
    kept = home / _PASSWORD
    if kept.is_file():
        return kept.read_text("utf-8")
    password = wanted or secrets.token_urlsafe(18)
    admin(home, version, "dbms", "set-initial-password", "--", password)
    with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(password)
    return password


def admin(home: Path, version: str, *arguments: str) -> str:
    """Run the administration tool (`neo4j-admin`) on a home folder and return what it prints."""
    command = [java(version), "-cp", str(jars(version) / "*"), "org.neo4j.cli.AdminTool", *arguments]
    done = subprocess.run(command, env=_environment(home), capture_output=True, text=True)
    if done.returncode:
        raise Unavailable(f"neo4j-admin {' '.join(arguments[:2])} failed: {done.stdout}{done.stderr}")
    return done.stdout


def read_settings(text: str) -> dict[str, list[str]]:
    """Return the settings of a neo4j.conf with their values; only `server.jvm.additional` may have several."""
    found: dict[str, list[str]] = {}
    for entry in text.splitlines():
        name, _, value = entry.partition("=")
        if name.strip() and not name.startswith("#"):
            found.setdefault(name.strip(), []).append(value.strip())
    return found


def _java_options(settings: Mapping[str, Sequence[str]]) -> list[str]:
    """Return what neo4j's own launcher, which is not among the jars, makes of the settings meant for Java."""
    initial, largest = (settings[f"server.memory.heap.{name}_size"][0] for name in ("initial", "max"))
    return [f"-Xms{initial}", f"-Xmx{largest}", *settings.get("server.jvm.additional", ())]


def _environment(home: Path) -> dict[str, str]:
    return os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}


def _run(version: str, home: Path) -> subprocess.Popen[bytes]:
    entry = "CommunityEntryPoint" if line(version) == "5" else "Neo4jCommunity"
    options = _java_options(read_settings((home / "conf" / "neo4j.conf").read_text("utf-8")))
    command = [java(version), "-cp", str(jars(version) / "*"), *options, f"org.neo4j.server.{entry}"]
    command += [f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    with (home / "logs" / "console.log").open("wb") as log:
        return subprocess.Popen(command, env=_environment(home), stdin=subprocess.DEVNULL, stdout=log, stderr=log)


def _await(server: Server) -> None:
    """Wait until the server listens; whatever comes in between, no process is left behind."""
    deadline = time.monotonic() + START
    try:
        while time.monotonic() < deadline and server.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", server.port), 1).close()
                return
            except OSError:
                time.sleep(0.2)
    except BaseException:
        server.kill()
        raise
    server.kill()
    log = (server.home / "logs" / "console.log").read_text("utf-8", "replace")
    raise Unavailable(f"Neo4j {server.version} did not start; it said: {log[-800:].strip() or 'nothing'}")


def main() -> None:
    """Start a server, say how to connect, and end it on Ctrl-C."""
    options = _options()
    version = release(options.version)
    home = (options.data or Path(f"neo4j-{line(version)}.jiceng")).resolve()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print(f"Starting Neo4j {version} …", flush=True)
    try:
        server = start(home, version)
    except Unavailable as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
    try:
        print(_welcome(server), flush=True)
        server.process.wait()
        sys.exit(f"Neo4j ended by itself; {home / 'logs'} says why.")
    except KeyboardInterrupt:
        print("\nThe server ends …", flush=True)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not cut the orderly end short
        server.stop()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=main.__doc__)
    lines = ", ".join(f"{name} ({number})" for name, number in RELEASES.items())
    parser.add_argument("--version", default="", help=f"a line or a release; the lines that are tested: {lines}")
    parser.add_argument("--data", type=Path, help="the folder that keeps the data (neo4j-LINE.jiceng)")
    return parser.parse_args()


def _welcome(server: Server) -> str:
    exports = "\n".join(f"  export {name}={value}" for name, value in server.environment().items())
    return f"""Neo4j {server.version} is ready; its data are kept in {server.home}. In another terminal:

{exports}
  jiceng load seeds/pages --store {server.url}
  jiceng serve --store {server.url}

Ctrl-C ends it."""


if __name__ == "__main__":
    main()
