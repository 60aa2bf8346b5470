"""A real Neo4j Community server without Docker, from its published jars: for the tests, and to try (`make neo4j`).

Maven fetches the jars once (125 MB) into the user's cache folder; Java 17 or later runs them. As a program it starts
a server on a free port with a fresh password, prints how to connect, and ends it when interrupted.
"""

from __future__ import annotations

import importlib.util
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

VERSION = os.environ.get("JICENG_NEO4J_VERSION", "5.26.30")
START = 180  # seconds a start may take on a busy machine

_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>jiceng</groupId><artifactId>neo4j-jars</artifactId><version>1</version>
  <dependencies>{dependencies}</dependencies>
</project>
"""
_ARTIFACTS = ("org.neo4j:neo4j", "org.neo4j.app:neo4j-server", "org.neo4j:neo4j-slf4j-provider")

# The limits are those of the hardened settings in docs/store.md; the blocklist keeps LOAD CSV from every address.
_CONFIGURATION = """
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.heap.initial_size=512m
server.memory.heap.max_size=1g
server.memory.pagecache.size=256m
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
db.transaction.timeout=60s
db.lock.acquisition.timeout=30s
dbms.memory.transaction.total.max=512m
db.memory.transaction.max=256m
"""
# A query that fills the heap fails itself with this collector; with the usual one it starves the rest for a minute.
_COLLECTOR = ["-XX:+UseParallelGC", "-XX:GCTimeLimit=90", "-XX:GCHeapFreeLimit=5"]
_OPENS = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch")]


class Unavailable(Exception):
    """The server cannot be run here; the message says what is missing."""


@dataclass(slots=True)
class Server:
    """A running server: where it listens, its password, and its home folder with data and logs."""

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
        self.process = _run(self.home)
        _await_port(self)

    def stop(self) -> None:
        """End the server in order and delete its home folder."""
        self.process.terminate()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.kill()
        shutil.rmtree(self.home, ignore_errors=True)


def start() -> Server:
    """Start a fresh server; Unavailable where Java or Maven is missing or too old."""
    jars()
    home = Path(tempfile.mkdtemp(prefix="jiceng-neo4j-"))
    for folder in ("data", "logs", "import", "plugins", "conf"):
        (home / folder).mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (home / "conf" / "neo4j.conf").write_text(_CONFIGURATION.format(port=port), "utf-8")
    password = secrets.token_urlsafe(18)
    admin(home, "dbms", "set-initial-password", "--", password)
    server = Server(port, password, home, _run(home))
    _await_port(server)
    return server


def admin(home: Path, *arguments: str) -> str:
    """Run the administration tool (`neo4j-admin`) on a home folder and return what it prints."""
    command = [_java(), "-cp", str(jars() / "*"), "org.neo4j.cli.AdminTool", *arguments]
    done = subprocess.run(command, env=_environment(home), capture_output=True, text=True)
    if done.returncode:
        raise Unavailable(f"neo4j-admin {' '.join(arguments[:2])} failed: {done.stdout}{done.stderr}")
    return done.stdout


def jars() -> Path:
    """Return the folder of the server's jars, fetched with Maven where they are not there yet."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "jiceng" / f"neo4j-{VERSION}"
    if (base / "lib").is_dir():
        return base / "lib"
    _java()
    if not shutil.which("mvn"):
        raise Unavailable("Maven (mvn) is not installed; it fetches the jars of the Neo4j server.")
    base.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=base))
    (draft / "pom.xml").write_text(_pom(), "utf-8")
    target = ["-DoutputDirectory=lib", "-DincludeScope=runtime"]
    done = subprocess.run(["mvn", "-q", "-B", "dependency:copy-dependencies", *target], cwd=draft, capture_output=True)
    if done.returncode:
        raise Unavailable(f"Maven could not fetch Neo4j {VERSION}: {done.stdout.decode()[-400:]}")
    try:
        (draft / "lib").rename(base / "lib")
    except OSError as error:  # another run was quicker; its jars are the same
        if not (base / "lib").is_dir():
            raise Unavailable(f"The jars of Neo4j cannot be put into {base}: {error}") from error
    shutil.rmtree(draft, ignore_errors=True)
    return base / "lib"


def _pom() -> str:
    part = "<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version></dependency>"
    return _POM.format(dependencies="".join(part.format(*name.split(":"), VERSION) for name in _ARTIFACTS))


@cache
def _java() -> str:
    """Return a Java that the server's version runs on: JAVA_HOME's, the system's, else the embedded engine's own."""
    needed = 17 if VERSION.startswith("5.") else 21
    found = []
    for folder in (os.environ.get("JAVA_HOME", ""), *os.environ.get("PATH", "").split(os.pathsep), _bundled()):
        java = shutil.which("java", path=str(Path(folder) / "bin")) or shutil.which("java", path=folder)
        if folder and java:
            version = _version(java)
            if version >= needed:
                return java
            found.append(f"{java} is Java {version}")
    raise Unavailable(f"Neo4j {VERSION} needs Java {needed} or later; {', '.join(found) or 'none is installed'}.")


def _bundled() -> str:
    package = importlib.util.find_spec("arcadedb_embedded")
    return str(Path(package.origin).parent / "jre") if package and package.origin else ""


def _version(java: str) -> int:
    said = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
    version = re.search(r'version "(\d+)', said)
    return int(version.group(1)) if version else 0


def _environment(home: Path) -> dict[str, str]:
    return os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}


def _run(home: Path) -> subprocess.Popen[bytes]:
    entry = "CommunityEntryPoint" if VERSION.startswith("5.") else "Neo4jCommunity"
    command = [_java(), "-cp", str(jars() / "*"), "-Xmx1g", *_COLLECTOR, *_OPENS, f"org.neo4j.server.{entry}"]
    command += [f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    with (home / "logs" / "console.log").open("ab") as log:
        return subprocess.Popen(command, env=_environment(home), stdin=subprocess.DEVNULL, stdout=log, stderr=log)


def _await_port(server: Server) -> None:
    deadline = time.monotonic() + START
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", server.port), 1).close()
            return
        except OSError:
            time.sleep(0.2)
    log = (server.home / "logs" / "console.log").read_text("utf-8", "replace")
    server.kill()
    raise Unavailable(f"The Neo4j server did not start: {log[-600:]}")


def main() -> None:
    """Start a server, say how to connect, and end it on Ctrl-C."""
    try:
        server = start()
    except Unavailable as error:
        sys.exit(str(error))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print(f"Neo4j {VERSION} is ready. In another terminal:\n")
    print("\n".join(f"  export {name}={value}" for name, value in server.environment().items()))
    print(f"  export JICENG_STORE={server.url}\n\nCtrl-C ends it and deletes its data.", flush=True)
    try:
        server.process.wait()
    except KeyboardInterrupt:
        print("\nThe server ends.")
    finally:
        server.stop()


if __name__ == "__main__":
    main()
