"""The report of a run: what was kept, what was left out and why, which files could not be used."""

from __future__ import annotations

from pathlib import Path

from jiceng.api.cli.tally import Tally
from jiceng.graph.model import Article, Claim, Extraction, Refusal
from jiceng.loaders.pipeline import PageResult

ARTICLE = Article("article:1", "a.txt", "题", (), "", "文")


def _tally() -> Tally:
    claims = (Claim("LEADS", "a", "b"), Claim("MENTIONS", "article:1", "a"), Claim("MENTIONS", "article:1", "b"))
    refusals = (
        Refusal("doubled", "one", "a.txt", 3),
        Refusal("doubled", "two", "a.txt"),
        Refusal("caption", "x", "a.txt"),
    )
    tally = Tally()
    pages = [
        PageResult("a.txt", Path("a.txt"), (Extraction(ARTICLE, (), claims),), refusals),
        PageResult("b.txt", Path("b.txt"), error="b.txt is empty."),
    ]
    assert [e.article.id for e in tally.extractions(pages)] == ["article:1"]
    return tally


def test_the_record_counts_by_reason() -> None:
    assert _tally().record() == {
        "pages": 1,
        "articles": 1,
        "claims": {"LEADS": 1, "MENTIONS": 2},
        "refused": {"doubled": 2, "caption": 1},
        "failed": [{"file": "b.txt", "error": "b.txt is empty."}],
    }


def test_the_lines_say_the_same() -> None:
    assert list(_tally().lines("Loaded", details=False)) == [
        "Loaded 1 article of 1 page, 3 claims: LEADS 1, MENTIONS 2.",
        "Left out 3: doubled 2, caption 1.",
        "1 file could not be used:",
        "  b.txt is empty.",
    ]


def test_details_list_every_refusal_with_its_place() -> None:
    lines = list(_tally().lines("Loaded", details=True))
    assert lines[2:5] == ["  doubled  a.txt:3  one", "  doubled  a.txt  two", "  caption  a.txt  x"]
