"""A load that is cut off at any moment and run again ends in the graph of one clean load."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import loading
import neo4j_server
import psutil
import pytest

from jiceng.graph.errors import StoreError
from jiceng.graph.export import export
from jiceng.graph.store import Store, bolt, open_store
from jiceng.graph.store.embedded import Lease
from jiceng.graph.store.records import in_order

COUNT = 200
ROUNDS = int(os.environ.get("JICENG_KILLS", "2"))  # how often a load is killed; the figures in docs/store.md used 20


def exported(store: Store) -> bytes:
    """Return the whole graph, with articles and claims, as the lines of its export."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.jsonl"
        export(store, path)
        return path.read_bytes()


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The export of one load that nothing disturbed."""
    store = open_store(str(tmp_path_factory.mktemp("clean")))
    store.put(loading.articles(COUNT))
    graph = exported(store)
    store.close()
    return graph


def start_loading(url: str) -> subprocess.Popen[bytes]:
    program = [sys.executable, str(Path(loading.__file__)), url, str(COUNT)]
    child = subprocess.Popen(
        program, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"open\n"
    return child


def await_end(pid: int) -> None:
    deadline = time.monotonic() + 40
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline, f"process {pid} does not end"
        time.sleep(0.05)


@pytest.mark.parametrize("victim", ["the loading process", "the engine"])
def test_a_killed_load_is_made_whole_by_loading_again(tmp_path: Path, clean: bytes, victim: str) -> None:
    chance, cut = random.Random(victim), 0
    for number in range(ROUNDS):
        folder = tmp_path / str(number)
        cut_off(folder, victim, chance)
        store = open_store(str(folder))
        cut += 0 < articles_there_whole(store) < COUNT
        store.put(loading.articles(COUNT))
        assert exported(store) == clean
        store.close()
    assert cut, "no load was cut off in its middle"


def articles_there_whole(store: Store) -> int:
    """Return how many articles there are, of which each says all that it said to the loader."""
    said = {extraction.article.id: extraction for extraction in map(in_order, loading.articles(COUNT))}
    found = list(store.scan()[2])
    assert found == [said[extraction.article.id] for extraction in found]
    return len(found)


def test_a_load_into_neo4j_killed_is_made_whole_by_loading_again(neo4j: neo4j_server.Server, clean: bytes) -> None:
    chance, cut = random.Random("neo4j"), 0
    store = open_store(neo4j.url)
    store.prepare()
    for _ in range(ROUNDS):
        store.remove(store.article_ids())
        child = start_loading(neo4j.url)
        await_moment(child, chance)
        child.kill()
        child.wait()
        cut += 0 < articles_there_whole(store) < COUNT
        store.put(loading.articles(COUNT))
        assert exported(store) == clean
    store.remove(store.article_ids())
    store.close()
    assert cut, "no load was cut off in its middle"


def await_moment(child: subprocess.Popen[bytes], chance: random.Random) -> None:
    """Wait until a load has taken some article, and some moments more, by when it may be writing or done with it."""
    assert child.stdout is not None
    last = f"{chance.randrange(COUNT // 10, COUNT)}\n".encode()
    while child.stdout.readline() != last:
        assert child.poll() is None, "the load ended by itself"
    time.sleep(chance.uniform(0, 0.1))


def cut_off(folder: Path, victim: str, chance: random.Random) -> None:
    """Kill a load, or the engine it writes to, at a moment of its own."""
    child = start_loading(str(folder))
    lease = Lease.read(folder)
    assert lease is not None
    await_moment(child, chance)
    process = child.pid if victim == "the loading process" else lease.pid
    if psutil.pid_exists(process):
        os.kill(process, signal.SIGKILL)
    child.wait(60)
    await_end(lease.pid)


def test_a_lost_engine_is_one_clear_sentence(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "store"))
    store.put(loading.articles(5))
    lease = Lease.read(tmp_path / "store")
    assert lease is not None
    os.kill(lease.pid, signal.SIGKILL)
    await_end(lease.pid)
    with pytest.raises(StoreError, match="The store did not do as asked"):
        store.counts()
    again = open_store(str(tmp_path / "store"))
    assert again.counts()["Article"] == 5
    again.close()
    store.close()


def test_a_neo4j_server_killed_in_the_middle_of_a_load_ends_it_complete(clean: bytes) -> None:
    with neo4j_server.connected() as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(bolt, "BATCH", 60)
        store = open_store(server.url)
        store.prepare()
        with ThreadPoolExecutor(1) as pool:
            load = pool.submit(store.put, loading.articles(COUNT))
            while store.counts()["Article"] < COUNT // 4:
                time.sleep(0.05)
            server.kill()
            server.again()
            assert load.result(240) == COUNT
        assert exported(store) == clean
        store.close()
