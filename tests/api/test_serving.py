"""A server as a person starts it: it says where it is, other commands use its store, and it ends cleanly."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import COMMAND, free_port

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to end the server with")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[subprocess.Popen[str], str, Path, list[str]]]:
    store, port = tmp_path_factory.mktemp("demo") / "demo.jiceng", free_port()
    command = [*COMMAND, "demo", "--store", str(store), "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUTF8": "1"})
    assert server.stderr
    lines = []
    for line in server.stderr:
        lines.append(line)
        if "click first" in line:
            break
    yield server, f"http://127.0.0.1:{port}", store, lines
    server.kill()
    server.wait()


def test_demo_says_what_it_does_and_serves_a_graph(
    demo: tuple[subprocess.Popen[str], str, Path, list[str]],
) -> None:
    _, address, _, lines = demo
    assert any(line.startswith("Loaded ") for line in lines)
    assert any(address in line for line in lines)
    with urllib.request.urlopen(f"{address}/api/health") as answer:
        assert json.load(answer)["articles"] > 0


def test_a_second_command_uses_the_served_store(demo: tuple[subprocess.Popen[str], str, Path, list[str]]) -> None:
    _, address, store, _ = demo
    done = subprocess.run([*COMMAND, "stats", "--json", "--store", str(store)], capture_output=True, check=True)
    with urllib.request.urlopen(f"{address}/api/stats") as answer:
        assert json.loads(done.stdout) == json.load(answer)


def test_it_ends_when_told_to(demo: tuple[subprocess.Popen[str], str, Path, list[str]]) -> None:
    server, _, _, _ = demo
    server.send_signal(signal.SIGTERM)
    assert server.wait(timeout=20) == 0
