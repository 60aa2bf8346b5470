"""What may be set from outside, with the reasons of the defaults; every value is an argument of the faces."""

from __future__ import annotations

from dataclasses import dataclass

STORE_VARIABLE = "JICENG_STORE"
# In the folder where the command is given, apart from the store of one's own pages.
DEMO_STORE = "demo.jiceng"
DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000


@dataclass(frozen=True, slots=True)
class Settings:
    """How the HTTP face behaves.

    `hosts` are the names a browser may use in its Host header; any other is refused, so that a foreign page whose
    name is pointed at this machine (DNS rebinding) reads nothing. `max_body` is in bytes: the longest query allowed
    (20,000 characters of up to 4 bytes) with room for parameters. `max_rows` and `timeout` (seconds) bound a query.
    """

    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    max_body: int = 256 * 1024
    max_rows: int = 1000
    timeout: float = 10.0
