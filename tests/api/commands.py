"""Commands as a person gives them, in this process or in one of their own."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]
COMMAND = [sys.executable, "-c", "from jiceng.api.cli import main; main()"]


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])
