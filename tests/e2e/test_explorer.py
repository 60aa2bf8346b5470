"""The explorer in a real browser, served from a real store: what a shared link shows once everything has answered."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
import uvicorn

from jiceng.api.app import create_app
from jiceng.api.static_files import STATIC_FOLDER
from jiceng.graph.store import open_store

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "graph"))

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Sigma draws with WebGL; here a processor does it.
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    # The page's own clock: it stands still while an answer is awaited, so that a slow machine sees the same page.
    "--virtual-time-budget=20000",
    "--dump-dom",
)
_TAG = re.compile(r"<style.*?</style>|<script.*?</script>|<[^>]+>", re.DOTALL)

Show = Callable[[str], str]


@pytest.fixture(scope="module")
def browser() -> str:
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if not found:
        pytest.skip(f"there is no browser here ({', '.join(_BROWSERS)})")
    if not (STATIC_FOLDER / "index.html").is_file():
        pytest.skip("the explorer is not built; make setup builds it")
    return found


@pytest.fixture(scope="module")
def address(browser: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    import builders

    store = open_store(str(tmp_path_factory.mktemp("e2e") / "town.jiceng"))
    store.prepare()
    store.put(builders.town())
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(store), host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while thread.is_alive() and not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}/"
    server.should_exit = True
    thread.join()
    store.close()


@pytest.fixture
def show(browser: str, address: str, tmp_path: Path) -> Show:
    def page(search: str) -> str:
        command = [browser, *_SWITCHES, f"--user-data-dir={tmp_path / 'profile'}", address + search]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout

    return page


def words(page: str) -> str:
    return re.sub(r"\s+", " ", _TAG.sub(" ", page))


def test_first_screen_says_what_there_is_and_where_to_begin(show: Show) -> None:
    text = words(show(""))
    assert "基层图谱" in text
    assert "从项目开始" in text and "五星支部" in text
    assert "从县区开始" in text and "禹州市" in text
    assert "没有得到结果" not in text


def test_link_to_a_node_draws_it_and_opens_its_panel(show: Show) -> None:
    import builders

    page = show("?" + urlencode({"view": "graph", "node": builders.YUZHOU.id}))
    assert page.count("<canvas") >= 5, "sigma draws on several layers"
    assert "开展的项目" in words(page) and "五星支部" in words(page)


def test_link_to_an_edge_shows_its_words_inside_the_article(show: Show) -> None:
    import builders

    edge = json.dumps(["IMPLEMENTS", builders.HUAYUAN.id, builders.FIVE_STARS.id], ensure_ascii=False)
    page = show("?" + urlencode({"view": "graph", "edge": edge}))
    marked = re.findall(r'<mark class="focus" data-index="\d+">([^<]+)', page)
    assert marked, "the quote is marked inside the article"
    assert "复制引文" in words(page)


def test_unknown_node_says_so(show: Show) -> None:
    text = words(show("?" + urlencode({"view": "graph", "node": "county:000000"}, quote_via=quote)))
    assert "没有得到结果" in text and "county:000000" in text


def test_comparison_and_articles_and_console_open(show: Show) -> None:
    import builders

    places = urlencode({"view": "compare", "place": [builders.YUZHOU.id, builders.CHANGGE.id]}, doseq=True)
    assert "各地合计" in words(show("?" + places))
    assert "从左边选一篇报道" in words(show("?view=articles"))
    assert "某个项目由哪些单位实施" in words(show("?view=query"))
