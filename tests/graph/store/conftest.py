"""The engines that every store test runs on: the embedded one, and a real Neo4j server where one can be run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import neo4j_server
import pytest

from jiceng.graph.store import Store, open_store


@dataclass(frozen=True, slots=True)
class Engine:
    """A running engine: its name and the address at which `open_store` finds it."""

    name: str
    url: str


@pytest.fixture(scope="session")
def neo4j() -> Iterator[neo4j_server.Server]:
    """A Neo4j server for the whole run, its password in the environment; skipped where none can be run."""
    try:
        server = neo4j_server.start()
    except neo4j_server.Unavailable as error:
        pytest.skip(f"No Neo4j server: {error}")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in server.environment().items():
            patch.setenv(name, value)
        yield server
    server.stop()


@pytest.fixture(scope="session")
def embedded_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an embedded store for the whole run."""
    return tmp_path_factory.mktemp("contract") / "store"


@pytest.fixture(scope="session", params=["embedded", "neo4j"])
def engine(request: pytest.FixtureRequest, embedded_folder: Path) -> Engine:
    """Each engine in turn."""
    if request.param == "embedded":
        return Engine("embedded", str(embedded_folder))
    return Engine("neo4j", request.getfixturevalue("neo4j").url)


@pytest.fixture(scope="session")
def engine_store(engine: Engine) -> Iterator[Store]:
    """An open store on the engine; ask for `store` instead, which is empty."""
    store = open_store(engine.url)
    store.prepare()
    yield store
    store.close()


@pytest.fixture
def store(engine_store: Store) -> Store:
    """An empty store on each engine in turn."""
    engine_store.remove(engine_store.article_ids())
    left = {name: count for name, count in engine_store.counts().items() if count}
    assert not left, f"removing every article left {left}"
    return engine_store
