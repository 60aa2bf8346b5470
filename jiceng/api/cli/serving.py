"""Commands that serve the explorer: `serve` a store, `demo` the sample pages."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from jiceng.api.cli.loading import load_pages
from jiceng.api.cli.opened import opened
from jiceng.api.cli.options import AllowHost, DemoStore, Host, Port, StoreUrl
from jiceng.api.cli.screen import say
from jiceng.api.settings import DEFAULT_HOST, DEFAULT_PORT, DEMO_STORE, Settings
from jiceng.graph.errors import InputError

if TYPE_CHECKING:
    from fastapi import FastAPI

_FIRST_CLICK = (
    "Where to click first: type 花园社区 into the search box, choose the one of 禹州市 钧台街道,"
    " then click a line of the picture to read the words that state it."
)


def serve(
    store: StoreUrl = None, host: Host = DEFAULT_HOST, port: Port = DEFAULT_PORT, allow_host: AllowHost = None
) -> None:
    """Serve the explorer and the API; commands on the same store use this server's store meanwhile."""
    with listening(host, port) as door:
        _serve(store, door, host, allow_host or [])


def demo(
    store: DemoStore = DEMO_STORE, host: Host = DEFAULT_HOST, port: Port = DEFAULT_PORT, allow_host: AllowHost = None
) -> None:
    """Load the sample pages and serve the explorer: the shortest way to see a graph."""
    from jiceng.seeds import seeds_folder

    with listening(host, port) as door:
        pages = seeds_folder() / "pages"
        say(f"Loading the sample pages of {pages} into {store} …")
        tally = load_pages(sorted(pages.glob("*.txt")), store)
        for line in tally.lines("Loaded", details=False):
            say(line)
        _serve(store, door, host, allow_host or [], _FIRST_CLICK)


def listening(host: str, port: int) -> socket.socket:
    """Return a socket bound to the address, before anything slow begins; InputError where it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":
        # Elsewhere the option lets two programs share a port; here it only spares the wait after an old one ended.
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
    except OSError as error:
        door.close()
        raise InputError(
            f"Port {port} of {host} cannot be used ({error.strerror or error}); choose another: --port {port + 1}"
        ) from error
    return door


def _serve(store: str | None, door: socket.socket, host: str, further: list[str], *words: str) -> None:
    from jiceng.api.app import create_app
    from jiceng.graph.store import default_url

    settings = Settings(hosts=tuple(dict.fromkeys((*Settings().hosts, _in_header(host), *further))))
    with opened(store) as graph:
        address = f"http://{_in_header(host)}:{door.getsockname()[1]}"
        _run(create_app(graph, settings), door, lambda: _announce(store or default_url(), address, words))


def _in_header(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _announce(store: str, address: str, words: tuple[str, ...]) -> None:
    say(f"Serving {store} on {address} (Ctrl-C ends it).")
    for line in words:
        say(line)


def _run(app: FastAPI, door: socket.socket, announce: Callable[[], None]) -> None:
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            announce()

    # uvicorn hands a signal on after its own clean end; leaving through SystemExit lets the store close as well.
    signal.signal(signal.SIGTERM, _leave)
    config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=3)
    try:
        Server(config).run(sockets=[door])
    except KeyboardInterrupt:
        say("Stopped.")


def _leave(*_: Any) -> None:
    sys.exit(0)
