"""Untidy pages, each line marked with what it is: titles without bylines, odd bylines, subheads, strays."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from jiceng.loaders.documents import Document
from jiceng.loaders.normalize import normalize
from jiceng.loaders.pages import cut_page

_CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "pages_untidy.yaml").read_text("utf-8"))
_MARKED = re.compile(r"([TPJSBCHX])([0-9]+) (.*)")
_LAYOUTS = {"single": "\n", "double": "\n\n", "wide": "\n\n\n"}


def _lines(case: dict[str, Any]) -> list[tuple[str, int, str]]:
    found = [_MARKED.fullmatch(line) for line in case["page"].splitlines()]
    assert all(found), "every line carries a mark"
    return [(match[1], int(match[2]), match[3]) for match in found if match]


def _page(case: dict[str, Any], gap: str) -> str:
    return gap.join(text.replace("¦", "").replace("‖", "") for _, _, text in _lines(case)) + "\n"


def _own_words(text: str) -> str:
    """What a marked line leaves in an article: its lead, closing byline and photo credit are taken off."""
    body = text.partition("¦")[2] if "¦" in text else text
    return normalize(re.sub("‖.*| [^ ]+ 摄$", "", body)).text.strip()


def _expected(case: dict[str, Any]) -> dict[int, tuple[str, list[str], str, str]]:
    titles: dict[int, list[str]] = {}
    texts: dict[int, str] = {}
    for mark, number, text in _lines(case):
        if mark == "T":
            titles.setdefault(number, []).append(normalize(text).text)
        elif mark in "PSC":
            texts[number] = (texts[number] + "\n" if number in texts else "") + _own_words(text)
        elif mark == "J":
            texts[number] += _own_words(text)
    return {
        number: (
            " ".join(titles.get(number, [])),
            case.get("authors", {}).get(number, []),
            case.get("kinds", {}).get(number, "news"),
            text,
        )
        for number, text in texts.items()
    }


@pytest.mark.parametrize("gap", _LAYOUTS)
@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_untidy_page(case: dict[str, Any], gap: str) -> None:
    articles = cut_page(Document("page.txt", _page(case, _LAYOUTS[gap]))).articles
    got = [(a.title, list(a.authors), a.kind, a.text) for a in articles]
    wanted = list(_expected(case).values())
    assert sorted(got) == sorted(wanted)
    assert [a.title for a in articles if a.kind != "caption"] == [w[0] for w in wanted if w[2] != "caption"]
