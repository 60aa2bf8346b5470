"""Every test of the store runs on each engine."""

from __future__ import annotations

import pytest

from jiceng.graph.store import Store


@pytest.fixture
def store(each_store: Store) -> Store:
    """An empty store on each engine in turn."""
    return each_store
