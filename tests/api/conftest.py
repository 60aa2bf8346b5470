"""A small town in a real embedded store, shared by all tests of the faces, the app that serves it, and commands."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import Outcome, Run
from fastapi.testclient import TestClient

from jiceng.api.app import create_app
from jiceng.api.cli import main
from jiceng.graph.store import Store, open_store

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "graph"))


@pytest.fixture(scope="session")
def store_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("faces") / "town.jiceng")


@pytest.fixture(scope="session")
def town(store_url: str) -> Iterator[Store]:
    import builders

    store = open_store(store_url)
    store.prepare()
    store.put(builders.town())
    yield store
    store.close()


@pytest.fixture(scope="session")
def client(town: Store) -> TestClient:
    return TestClient(create_app(town), base_url="http://127.0.0.1", raise_server_exceptions=False)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process."""
    monkeypatch.delenv("JICENG_STORE", raising=False)

    def run_command(*arguments: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["jiceng", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(bool(end.code))
        return Outcome(code, *capsys.readouterr())

    return run_command
