"""How the processes that read pages are started."""

from __future__ import annotations

from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext


def processes() -> BaseContext:
    """Return how processes are started: forked from a server that has read the tables once for all of them.

    This process is not forked itself: it may hold threads, connections and an open store. Windows has no fork.
    """
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["jiceng.loaders.warm"])
    return context


def begin() -> None:
    """Start the server, where there is one, so that it reads the tables while this process still loads its modules."""
    if processes().get_start_method() == "forkserver":
        from multiprocessing import forkserver

        forkserver.ensure_running()
