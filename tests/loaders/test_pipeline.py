"""Files in, extractions out: together as one by one, in two processes as in one, and the collector back at work."""

from __future__ import annotations

import gc
import importlib
from pathlib import Path
from typing import Any

import pytest

from jiceng.graph.errors import InputError
from jiceng.loaders import extract, pipeline, warm
from jiceng.loaders.passage import Passage
from jiceng.loaders.pipeline import extract_files, extract_page, extract_paths, file_lines, read_paths
from jiceng.loaders.records import line
from jiceng.seeds import seeds_folder

PAGES = sorted((seeds_folder() / "pages").glob("*.txt"))
ARTICLE = (
    "{county}推进“红色物业”\n"
    "本报讯（记者 王强）近日，{county}财政局党支部书记张建国介绍，该县推行“红色物业”，惠及居民3000户。\n"
)
COUNTIES = ("禹州市", "鄢陵县", "襄城县", "博爱县", "兰考县", "栾川县", "嵩县", "新昌县")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of small pages of several counties, one of them empty."""
    for number, county in enumerate(COUNTIES):
        (tmp_path / f"{number}.txt").write_text(ARTICLE.format(county=county), "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    return tmp_path


def test_pages_together_say_what_they_say_one_by_one(folder: Path) -> None:
    paths = [*PAGES, *sorted(folder.glob("*.txt"))]
    assert extract_files(paths) == [extract_page(path) for path in paths]


def test_lines_are_those_of_the_extractions_and_are_counted_alike(folder: Path) -> None:
    pages, lined = list(extract_paths([folder])), list(read_paths([folder], file_lines))
    assert [page.lines for page in lined] == [tuple(map(line, page.extractions)) for page in pages]
    for one, other in zip(pages, lined, strict=True):
        assert (one.source, one.path, one.refusals, one.error) == (
            other.source,
            other.path,
            other.refusals,
            other.error,
        )
        assert (one.articles, dict(one.claims)) == (other.articles, dict(other.claims))
    assert sum(page.articles for page in pages) == len(COUNTIES)


def test_two_processes_hand_back_the_same_lines(folder: Path) -> None:
    one, two = (list(read_paths([folder], file_lines, jobs)) for jobs in (1, 2))
    assert one == two
    assert [page.error for page in two if page.error] == ["empty.txt is empty."]


def test_the_collector_rests_while_pages_are_read_and_works_again_after_an_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def broken(document: object) -> None:
        seen.append(gc.isenabled())
        raise InputError("broken")

    monkeypatch.setattr(pipeline, "cut_page", broken)
    with pytest.raises(InputError):
        extract_files([folder / "0.txt"])
    assert seen == [False]
    assert gc.isenabled()


def test_a_page_at_which_a_rule_fails_is_named_and_the_others_are_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = list(extract_paths([folder]))
    real = extract.find_outcomes

    def failing(passage: Passage, *rest: Any) -> Any:
        if "襄城县" in passage.text:
            raise IndexError("list index out of range")
        return real(passage, *rest)

    monkeypatch.setattr(extract, "find_outcomes", failing)
    pages = list(extract_paths([folder]))
    assert [page.path.name for page in pages] == [page.path.name for page in expected]
    assert [page for page in pages if page.path.name != "2.txt"] == [p for p in expected if p.path.name != "2.txt"]
    (failed,) = [page for page in pages if page.path.name == "2.txt"]
    assert "2.txt could not be read by a fault of the program (IndexError in test_pipeline.py" in failed.error
    assert not failed.extractions


def test_a_missing_word_list_is_no_fault_of_a_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: Any) -> Any:
        raise InputError("The word list programs.yaml cannot be read; restore the file.")

    monkeypatch.setattr(extract, "find_outcomes", missing)
    with pytest.raises(InputError, match="restore the file"):
        extract_files(sorted(folder.glob("*.txt")))


def test_reading_makes_no_cyclic_garbage(folder: Path) -> None:
    """The reason why the collector may rest."""
    paths = [*PAGES, *sorted(folder.glob("*.txt"))]
    file_lines(paths)
    gc.collect()
    file_lines(paths)
    assert gc.collect() == 0


def test_the_server_of_processes_holds_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []
    monkeypatch.setattr(pipeline, "extract_page", read.append)
    monkeypatch.setattr(gc, "freeze", lambda: read.append("frozen"))
    importlib.reload(warm)
    assert read == [PAGES[0], "frozen"]
