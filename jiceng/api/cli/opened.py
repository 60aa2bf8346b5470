"""A store for the length of a command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jiceng.graph.errors import NotFoundError
from jiceng.graph.store.protocol import Store


@contextmanager
def opened(url: str | None, *, write: bool = False, make: bool = False) -> Iterator[Store]:
    """Open the store at a URL, else at the default place, and close it at the end.

    `write` allows changes, `make` also a new store. NotFoundError where there is no store and none is to be made.
    """
    from jiceng.graph.store import default_url, open_store

    address = url or default_url()
    if not make and "://" not in address and not Path(address).exists():
        raise NotFoundError(f"There is no store at {address}; make one with: jiceng load PATH{option(url)}")
    store = open_store(address, read_only=not (write or make))
    try:
        yield store
    finally:
        store.close()


def option(url: str | None) -> str:
    """Return how the next command names the same store."""
    return f" --store {url}" if url else ""
