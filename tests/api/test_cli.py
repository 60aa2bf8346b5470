"""The command line: answers on stdout, one sentence for what goes wrong, and the exit code that says so."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import Run

from jiceng.graph.store import Store, open_store
from jiceng.loaders.pipeline import extract_paths
from jiceng.loaders.records import record
from jiceng.seeds import seeds_folder

HUAYUAN = "community:411081004203"
PAGE = seeds_folder() / "pages" / "许昌基层党建-2023-07.txt"


@pytest.fixture(scope="module")
def own_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A store of the tests that write, kept open so that each command joins it."""
    url = str(tmp_path_factory.mktemp("own") / "own.jiceng")
    store = open_store(url)
    store.prepare()
    yield url
    store.close()


def test_extract_prints_one_canonical_object_an_article(run: Run) -> None:
    done = run("extract", PAGE)
    expected = [
        json.dumps(record(extraction), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        for page in extract_paths([PAGE])
        for extraction in page.extractions
    ]
    assert done.code == 0
    assert done.out.splitlines() == expected
    assert "articles of 1 page" in done.err


def test_bad_files_get_a_sentence_each_and_the_rest_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "page.txt").write_bytes(PAGE.read_bytes())
    done = run("extract", tmp_path / "empty.txt", tmp_path / "binary.txt", tmp_path / "none.txt", tmp_path / "page.txt")
    assert done.code == 1
    assert len(done.out.splitlines()) == len(run("extract", PAGE).out.splitlines()) > 0
    assert "3 files could not be used" in done.err
    assert all(done.err.count(name) == 1 for name in ("empty.txt", "binary.txt", "none.txt"))
    assert "Traceback" not in done.err


def test_loading_twice_is_once_and_a_report_is_given(run: Run, own_url: str, tmp_path: Path) -> None:
    exports = []
    for name in ("first.jsonl", "second.jsonl"):
        done = run("load", PAGE, "--store", own_url, "--json")
        assert done.code == 0, done.err
        report = json.loads(done.out)
        assert report["articles"] > 0
        assert report["claims"]["IMPLEMENTS"] > 0
        assert report["failed"] == []
        assert run("export", tmp_path / name, "--store", own_url).code == 0
        exports.append((tmp_path / name).read_bytes())
    assert exports[0] == exports[1]


def test_an_article_is_removed_by_its_title(run: Run, own_url: str) -> None:
    run("load", PAGE, "--store", own_url)
    before = json.loads(run("stats", "--store", own_url, "--json").out)["nodes"]["Article"]
    assert run("remove", "花园社区里数“五星”", "--store", own_url).err.strip() == "Removed 1 article."
    assert json.loads(run("stats", "--store", own_url, "--json").out)["nodes"]["Article"] == before - 1
    assert run("remove", "花园社区里数“五星”", "--store", own_url).code == 1


def test_copying_gives_an_equal_graph(run: Run, town: Store, store_url: str, own_url: str, tmp_path: Path) -> None:
    with_articles = json.loads(run("query", "MATCH (a:Article) RETURN a.id", "--store", own_url, "--json").out)["rows"]
    if with_articles:
        assert run("remove", *(row[0] for row in with_articles), "--store", own_url).code == 0
    assert run("copy", store_url, own_url).code == 0
    for name, url in (("from.jsonl", store_url), ("to.jsonl", own_url)):
        run("export", tmp_path / name, "--store", url)
    assert (tmp_path / "from.jsonl").read_bytes() == (tmp_path / "to.jsonl").read_bytes()


def test_show_gives_the_facts_around_a_node(run: Run, town: Store, store_url: str) -> None:
    done = run("show", "禹州市花园社区", "--store", store_url)
    assert done.code == 0
    assert "河南省 许昌市 禹州市 钧台街道" in done.out
    assert "花园社区党委书记贾新平" in done.out
    assert json.loads(run("show", HUAYUAN, "--store", store_url, "--json").out)["node"]["id"] == HUAYUAN


def test_an_ambiguous_name_lists_what_may_be_meant(run: Run, town: Store, store_url: str) -> None:
    done = run("show", "花园社区", "--store", store_url)
    assert (done.code, done.out) == (1, "")
    assert f"{HUAYUAN}  花园社区 (Community) 河南省 许昌市 禹州市 钧台街道" in done.err
    assert "长葛市 和尚桥镇" in done.err


def test_paths_compare_and_stats(run: Run, town: Store, store_url: str) -> None:
    assert "贾新平 — 花园社区 — 五星支部" in run("paths", "贾新平", "五星支部", "--store", store_url).out
    assert "五星支部" in run("compare", "禹州市", "长葛市", "--store", store_url).out
    assert json.loads(run("compare", "禹州市", "长葛市", "--store", store_url, "--json").out)["shared"]
    assert json.loads(run("stats", "--store", store_url, "--json").out)["nodes"]["County"] == 2


def test_query_with_a_parameter_and_a_limit(run: Run, town: Store, store_url: str) -> None:
    query = "MATCH (c:County) WHERE c.name <> $name RETURN c.name AS county ORDER BY county"
    done = run("query", query, "--param", "name=禹州市", "--store", store_url, "--json")
    assert json.loads(done.out)["rows"] == [["长葛市"]]
    cut = run("query", query, "--param", "name=", "--max-rows", 1, "--store", store_url)
    assert "cut" in cut.err
    assert run("query", "--ask", "programs-of-county", "--param", "county=禹州市", "--store", store_url).code == 0


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("show", "没有这个"), "没有这个"),
        (("compare", "禹州市", "亚特兰蒂斯"), "亚特兰蒂斯"),
        (("compare", "禹州市"), "places"),
        (("query", "MATCH (n RETURN n"), "query"),
        (("query", "CREATE (n:County {id: 'x'})"), "CREATE"),
        (("query", "RETURN 1", "--param", "one"), "--param"),
        (("query", "--ask", "nothing"), "nothing"),
        (("export", "graph.doc"), ".jsonl"),
        (("remove", "article:none"), "article:none"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_1(
    run: Run, town: Store, store_url: str, arguments: tuple[str, ...], word: str
) -> None:
    done = run(*arguments, "--store", store_url)
    assert (done.code, done.out) == (1, "")
    assert word in done.err
    assert len(done.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", [("show",), ("nothing",), ("query",), ("stats", "--wrong"), ("load", "x", "--jobs", 0)]
)
def test_a_wrong_call_is_exit_code_2(run: Run, arguments: tuple[object, ...]) -> None:
    assert run(*arguments).code == 2


def test_a_question_never_makes_a_store(run: Run, tmp_path: Path) -> None:
    done = run("stats", "--store", tmp_path / "none.jiceng")
    assert done.code == 1
    assert "jiceng load" in done.err
    assert not (tmp_path / "none.jiceng").exists()


def test_a_port_that_is_taken_is_said_before_anything_is_loaded(run: Run, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("demo", "--port", port, "--store", tmp_path / "demo.jiceng")
    assert done.code == 1
    assert f"--port {port + 1}" in done.err
    assert not (tmp_path / "demo.jiceng").exists()


def test_what_nobody_foresaw_is_a_sentence_too(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("unforeseen")

    monkeypatch.delenv("JICENG_DEBUG", raising=False)
    monkeypatch.setattr("jiceng.graph.store.open_store", fail)
    done = run("load", PAGE, "--store", tmp_path / "x.jiceng")
    assert (done.code, len(done.err.strip().splitlines())) == (1, 1)
    assert "JICENG_DEBUG" in done.err
    monkeypatch.setenv("JICENG_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("load", PAGE, "--store", tmp_path / "x.jiceng")


def test_nothing_printed_steers_the_terminal(run: Run, town: Store, store_url: str) -> None:
    done = run("query", "RETURN $text AS text", "--param", "text=\x1b[31m红\x07", "--store", store_url)
    assert "红" in done.out
    assert not {"\x1b", "\x07"} & set(done.out)


def test_help_and_names_load_nothing_heavy() -> None:
    heavy = "{'neo4j', 'fastapi', 'uvicorn', 'networkx', 'numpy', 'rjieba', 'pyvis'}"
    code = f"import sys, jiceng.api.cli.program; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
