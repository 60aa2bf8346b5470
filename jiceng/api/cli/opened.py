"""A store for the length of a command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jiceng.graph.errors import NotFoundError
from jiceng.graph.store.protocol import Store


@contextmanager
def opened(url: str, make: bool = False) -> Iterator[Store]:
    """Open the store at a URL and close it at the end.

    A question never makes a store: NotFoundError where there is no folder at `url`, unless `make` is true.
    """
    from jiceng.graph.store import open_store

    if not make and "://" not in url and not Path(url).exists():
        raise NotFoundError(f"There is no store at {url}; make one with: jiceng load PATH --store {url}")
    store = open_store(url)
    try:
        yield store
    finally:
        store.close()
