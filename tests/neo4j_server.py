"""A real Neo4j server for a test: fresh, on a free port, gone without a trace afterwards."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent.parent / "scripts"))

import local_neo4j
from local_neo4j import Server, Unavailable, admin

__all__ = ["Server", "Unavailable", "admin", "connected", "discard", "start"]
# One for all servers of a run, so that two lines can be open side by side: a store finds it in the environment.
_PASSWORD = secrets.token_urlsafe(18)


Fill = Callable[[Path, str], object]


def start(version: str = "", settings: Path = local_neo4j.SETTINGS, fill: Fill | None = None) -> Server:
    """Start a server in a folder of its own, of JICENG_NEO4J_VERSION where no version is given.

    `fill` is called with the folder and the release before the server's first start.
    """
    home = Path(tempfile.mkdtemp(prefix="jiceng-neo4j-"))
    version = local_neo4j.release(version or os.environ.get("JICENG_NEO4J_VERSION", ""))
    try:
        if fill:
            fill(home, version)
        return local_neo4j.start(home, version, settings, _PASSWORD)
    except BaseException:
        shutil.rmtree(home, ignore_errors=True)
        raise


def discard(server: Server) -> None:
    """End a server at once, since nobody needs its data any more, and delete them."""
    server.kill()
    shutil.rmtree(server.home, ignore_errors=True)


@contextmanager
def connected(version: str = "", fill: Fill | None = None) -> Iterator[Server]:
    """Yield a fresh server, its password in the environment; the test is skipped where none can be run."""
    try:
        server = start(version, fill=fill)
    except Unavailable as error:
        pytest.skip(f"No Neo4j server: {error}")
    try:
        with pytest.MonkeyPatch.context() as patch:
            for name, value in server.environment().items():
                patch.setenv(name, value)
            yield server
    finally:
        discard(server)
