"""A folder for bulk import, given to the real tool by the command of its own README, is the graph it was written of."""

from __future__ import annotations

import shlex
from pathlib import Path

import builders as b
import neo4j_server
import pytest

from jiceng.graph.export import export
from jiceng.graph.store import Store, open_store


def test_the_imported_graph_is_the_same_and_can_be_written(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(b.town())
    export(store, tmp_path / "bulk", "neo4j-admin")
    readme = (tmp_path / "bulk" / "README.txt").read_text("utf-8")
    program, *words = shlex.split(readme[readme.index("neo4j-admin database") :].replace("\\\n", ""))
    assert program == "neo4j-admin"
    monkeypatch.chdir(tmp_path / "bulk")
    with neo4j_server.connected(fill=lambda home, version: neo4j_server.admin(home, version, *words)) as server:
        there = open_store(server.url)
        assert there.search("花园") == store.search("花园")  # before anybody made the indexes
        for name, graph in (("here", store), ("there", there)):
            export(graph, tmp_path / f"{name}.jsonl")
        assert (tmp_path / "there.jsonl").read_bytes() == (tmp_path / "here.jsonl").read_bytes()
        for graph in (store, there):
            graph.put(b.town()[:1])
            assert graph.remove(["article:b", "article:c"]) == 2
            export(graph, tmp_path / "rest.jsonl")
        assert (tmp_path / "rest.jsonl").read_bytes() != (tmp_path / "here.jsonl").read_bytes()
        export(store, tmp_path / "here.jsonl")
        assert (tmp_path / "rest.jsonl").read_bytes() == (tmp_path / "here.jsonl").read_bytes()
        there.close()
