"""The embedded engine: one process a folder, shared by all who open it, reached by nobody else."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import loading
import psutil
import pytest
from test_durability import await_end

from jiceng.graph.errors import InputError, LimitError, StoreError
from jiceng.graph.store import default_url, open_store
from jiceng.graph.store.embedded import Lease


def lease_of(folder: Path) -> Lease:
    lease = Lease.read(folder)
    assert lease is not None
    return lease


def test_the_second_to_open_a_folder_shares_the_engine_of_the_first(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "store"
    first = open_store(str(folder))
    lease = lease_of(folder)
    second = open_store(str(folder))
    first.put(loading.articles(3))
    assert second.counts()["Article"] == 3
    assert lease_of(folder) == lease
    first.close()
    time.sleep(1)
    assert second.counts()["Article"] == 3, "the engine stays for the second"
    second.close()
    await_end(lease.pid)
    assert Lease.read(folder) is None
    third = open_store(str(folder))
    assert third.counts()["Article"] == 3
    third.close()


def test_many_who_open_a_new_folder_at_once_start_one_engine(tmp_path: Path) -> None:
    folder = str(tmp_path / "store")
    program = "import sys; from jiceng.graph.store import open_store; s = open_store(sys.argv[1]); print(s.counts())"
    with ThreadPoolExecutor(3) as pool:
        run = lambda _: subprocess.run(  # noqa: E731
            [sys.executable, "-c", program, folder], capture_output=True, check=True
        )
        answers = {done.stdout for done in pool.map(run, range(3))}
    assert len(answers) == 1


def test_a_command_on_a_served_store_is_quick(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "store"))
    store.put(loading.articles(3))
    program = "import sys; from jiceng.graph.store import open_store; print(open_store(sys.argv[1]).article_ids())"

    def seconds(*arguments: str) -> float:
        started = time.monotonic()
        subprocess.run([sys.executable, "-c", *arguments], check=True, capture_output=True)
        return time.monotonic() - started

    quickest = min(seconds(program, str(tmp_path / "store")) - seconds("pass") for _ in range(3))
    store.close()
    assert quickest < 1.0


def test_secrets_are_for_the_owner_alone_and_new_at_every_start(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    open_store(str(folder)).close()
    store = open_store(str(folder))
    lease = lease_of(folder)
    assert stat.S_IMODE((folder / "served.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    users = (folder / "config" / "server-users.jsonl").read_text("utf-8")
    assert lease.root_password not in users and lease.reader_password not in users
    store.close()
    await_end(lease.pid)
    again = open_store(str(folder))
    assert lease_of(folder).root_password != lease.root_password
    again.close()


def test_it_listens_on_this_machine_only(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "store"))
    lease = lease_of(tmp_path / "store")
    listening = [c.laddr for c in psutil.Process(lease.pid).net_connections() if c.status == psutil.CONN_LISTEN]
    store.close()
    assert {address.ip for address in listening} <= {"127.0.0.1", "::ffff:127.0.0.1"}
    assert {address.port for address in listening} == {lease.bolt, lease.door}, "no port but Bolt and the door"


def test_the_door_needs_the_token(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "store"))
    lease = lease_of(tmp_path / "store")
    with socket.create_connection(("127.0.0.1", lease.door), 5) as stranger:
        stranger.sendall(b"let me in\n")
        assert stranger.recv(8) == b""
    store.close()
    await_end(lease.pid)


@pytest.mark.parametrize("left", ["", "{", '{"pid": 1}', "stranger"])
def test_what_a_dead_engine_left_behind_is_no_obstacle(tmp_path: Path, left: str) -> None:
    folder = tmp_path / "store"
    store = open_store(str(folder))
    store.put(loading.articles(2))
    lease = lease_of(folder)
    os.kill(lease.pid, signal.SIGKILL)
    await_end(lease.pid)
    store.close()
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        kept = json.loads((folder / "served.json").read_text("utf-8"))
        other = json.dumps(kept | {"door": stranger.getsockname()[1]})
        (folder / "served.json").write_text(other if left == "stranger" else left, "utf-8")
        answering = ThreadPoolExecutor(1).submit(lambda: stranger.accept()[0].sendall(b"220 hello\n"))
        again = open_store(str(folder))
        assert again.counts()["Article"] == 2
        again.close()
        if left != "stranger":
            with socket.create_connection(stranger.getsockname()[:2]):
                answering.result(5)


def test_an_impossible_folder_is_one_clear_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(str(tmp_path / "file" / "store"))
    with pytest.raises(StoreError, match="no store at"):
        open_store(str(tmp_path / "none"), read_only=True)
    assert not (tmp_path / "none").exists()
    monkeypatch.setenv("JICENG_JAVA_HEAP_MB", "much")
    with pytest.raises(StoreError, match="JICENG_JAVA_HEAP_MB"):
        open_store(str(tmp_path / "none"))


def test_an_engine_that_cannot_start_says_where_to_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JICENG_JAVA_HEAP_MB", "1")
    with pytest.raises(StoreError, match=r"did not start.*server\.log"):
        open_store(str(tmp_path / "store"))


def test_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="http"):
        open_store("http://127.0.0.1:7474")
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    with pytest.raises(StoreError, match="NEO4J_PASSWORD"):
        open_store("neo4j://127.0.0.1:1")
    monkeypatch.setenv("NEO4J_PASSWORD", "secret")
    with pytest.raises(StoreError, match="cannot be used"):
        open_store("bolt://127.0.0.1:1")
    monkeypatch.setenv("JICENG_STORE", str(tmp_path))
    assert default_url() == str(tmp_path)
    monkeypatch.delenv("JICENG_STORE")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert sys.platform != "linux" or default_url() == str(tmp_path / "jiceng" / "store")


def test_a_query_deaf_to_its_end_is_given_up_and_its_engine_ends(tmp_path: Path) -> None:
    """Inside one expression the engine does not heed its end; whoever asked is free, and the engine ends with them."""
    store = open_store(str(tmp_path / "store"))
    store.put(loading.articles(5))
    lease = lease_of(tmp_path / "store")
    started = time.monotonic()
    with pytest.raises(LimitError):
        store.run("WITH range(1, 900000) AS l RETURN size([x IN l | [y IN l | x * y]]) AS n", timeout=2)
    assert time.monotonic() - started < 10
    assert store.counts()["Article"] == 5
    store.close()
    await_end(lease.pid)
    again = open_store(str(tmp_path / "store"))
    assert again.counts()["Article"] == 5
    again.close()
