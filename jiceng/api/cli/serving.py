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
from jiceng.graph.errors import InputError, StoreError
from jiceng.graph.store import default_url

if TYPE_CHECKING:
    from fastapi import FastAPI

    from jiceng.graph.store.protocol import Store

_FIRST_CLICK = (
    "Where to click first: type 花园社区 into the search box, choose the one of 禹州市 钧台街道,"
    " then click a line of the picture to read the words that state it."
)


def serve(
    store: StoreUrl = None, host: Host = DEFAULT_HOST, port: Port = DEFAULT_PORT, allow_host: AllowHost = None
) -> None:
    """Serve the explorer and the API; commands on the same store use this server's store meanwhile."""
    with listening(host, port) as door:
        _make_indexes(store or default_url())
        with opened(store) as graph:
            _serve(graph, door, host, allow_host or [], f"Serving {store or 'the graph'} on")


def demo(
    store: DemoStore = DEMO_STORE, host: Host = DEFAULT_HOST, port: Port = DEFAULT_PORT, allow_host: AllowHost = None
) -> None:
    """Load the sample pages and serve the explorer: the shortest way to see a graph."""
    from jiceng.seeds import seeds_folder

    pages = seeds_folder() / "pages"
    with listening(host, port) as door, opened(store, make=True) as graph:
        say(f"Loading the sample pages of {pages} into {store} …")
        for line in load_pages(graph, sorted(pages.glob("*.txt"))).lines("Loaded", details=False):
            say(line)
        _serve(graph, door, host, allow_host or [], "Open", _FIRST_CLICK)


def _make_indexes(address: str) -> None:
    """Make the indexes of a database that nothing was loaded into yet, such as a new one or one imported in bulk.

    A folder's engine makes its own. A user who may not make any can still serve a database that has them.
    """
    if "://" not in address:
        return
    with opened(address, write=True) as graph:
        try:
            graph.prepare()
        except StoreError as error:
            say(f"The indexes of {address} are left as they are. {error}")


def listening(host: str, port: int) -> socket.socket:
    """Return a socket bound to the address, before anything slow begins; InputError where it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":
        # Elsewhere the option lets two programs share a port; here it only spares the wait after an old one ended.
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
        # At once: a port that is only bound may be bound by another program too. Who calls early waits for an answer.
        door.listen()
    except OSError as error:
        door.close()
        raise InputError(
            f"Port {port} of {host} cannot be used ({error.strerror or error}); choose another: --port {port + 1}"
        ) from error
    return door


def _serve(store: Store, door: socket.socket, host: str, further: list[str], verb: str, *words: str) -> None:
    """Serve until the end; once it listens, say where, after `verb`, and then the further words."""
    from jiceng.api.app import create_app

    def announce() -> None:
        for line in (f"{verb} http://{_in_header(host)}:{door.getsockname()[1]} (Ctrl-C ends it).", *words):
            say(line)

    settings = Settings(hosts=tuple(dict.fromkeys((*Settings().hosts, _in_header(host), *further))))
    _run(create_app(store, settings), door, announce)


def _in_header(host: str) -> str:
    return f"[{host}]" if ":" in host else host


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
