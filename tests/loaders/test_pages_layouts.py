"""The sample pages laid out anew by machine still fall into the same articles."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from jiceng.loaders.documents import Document, read_document
from jiceng.loaders.pages import Page, cut_page
from jiceng.loaders.pages.blocks import cut_blocks
from jiceng.seeds import seeds_folder

_FOLDER = seeds_folder() / "pages"
_GOLD: list[dict[str, Any]] = json.loads((_FOLDER / "gold.json").read_text("utf-8"))
_STOPS = "，。、！？；：”’）)》"


def _is_running(line: str) -> bool:
    return len(line) > 48 or "。" in line


def _columns(text: str, width: int, indent: str, blank: str) -> str:
    """Wrap every paragraph to a column; `blank` says where blank lines stay: between "none", "paragraphs", "lines"."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if paragraph.strip():
            lines += _wrap(paragraph.strip(), width, indent if _is_running(paragraph) else "")
        elif blank == "paragraphs":
            lines.append("")
    return ("\n\n" if blank == "lines" else "\n").join(lines)


def _wrap(paragraph: str, width: int, indent: str) -> list[str]:
    lines, line = [], indent
    for character in paragraph:
        if len(line) >= width and character not in _STOPS:
            lines.append(line)
            line = ""
        line += character
    return [*lines, line]


def _indented(text: str) -> str:
    return "\n".join("　　" + line if _is_running(line) else line for line in text.split("\n"))


_LAYOUTS: dict[str, Callable[[str], str]] = {
    "one blank line everywhere": lambda text: re.sub(r"\n\s*\n+", "\n\n", text),
    "no blank lines": lambda text: re.sub(r"\n\s*\n+", "\n", text),
    "indented paragraphs": _indented,
    "indented paragraphs, no blank lines": lambda text: re.sub(r"\n\s*\n+", "\n", _indented(text)),
    "columns of 22, indented": lambda text: _columns(text, 22, "　　", "none"),
    "columns of 22, indented, blank lines": lambda text: _columns(text, 22, "　　", "paragraphs"),
    "columns of 28, blank lines": lambda text: _columns(text, 28, "", "paragraphs"),
    "columns of 30, a blank line after each": lambda text: _columns(text, 30, "", "lines"),
    "columns of 30, indented, a blank line after each": lambda text: _columns(text, 30, "　　", "lines"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n").replace("\r\n", "\n"),
}


def _bare(text: str) -> str:
    return re.sub(r"[\s()（）]", "", text)


def _problems(page: Page, entries: list[dict[str, Any]]) -> list[str]:
    found = []
    for entry in entries:
        article = next((a for a in page.articles if _bare(entry["starts"]) in _bare(a.text)), None)
        if article is None:
            found.append(f"{entry['key']} is missing")
            continue
        text = _bare(article.text)
        if _bare(entry["ends"]) not in text:
            found.append(f"{entry['key']} lost its end")
        if any(_bare(other["starts"]) in text for other in entries if other is not entry):
            found.append(f"{entry['key']} holds another article")
        if entry["title"] and _bare(entry["title"]) not in _bare(article.title):
            found.append(f"{entry['key']} has the title {article.title!r}")
    return found


@pytest.mark.parametrize("gold", _GOLD, ids=lambda gold: gold["page"])
@pytest.mark.parametrize("layout", _LAYOUTS)
def test_layout(layout: str, gold: dict[str, Any]) -> None:
    text = read_document(_FOLDER / gold["page"]).text
    page = cut_page(Document(gold["page"], _LAYOUTS[layout](text)))
    assert _problems(page, gold["articles"]) == []


@pytest.mark.parametrize("gold", _GOLD, ids=lambda gold: gold["page"])
def test_windows_and_other_encodings(gold: dict[str, Any], tmp_path: Any) -> None:
    text = (_FOLDER / gold["page"]).read_text("utf-8")
    plain = cut_page(read_document(_FOLDER / gold["page"]))
    for encoding in ("gb18030", "utf-8-sig", "utf-16"):
        twin = tmp_path / gold["page"]
        twin.write_bytes(text.replace("\n", "\r\n").encode(encoding))
        assert cut_page(read_document(twin)) == plain


def test_blocks_hold_every_character_once() -> None:
    for gold in _GOLD:
        for layout in _LAYOUTS.values():
            text = layout(read_document(_FOLDER / gold["page"]).text)
            blocks = cut_blocks(text)
            assert all(block.text == "".join(text[a:b] for a, b in block.spans) for block in blocks)
            assert _bare("".join(block.text for block in blocks)) == _bare(text)


def test_many_pages_in_one_file() -> None:
    """Eight pages fill more than one window of comparison; each keeps its articles."""
    page = (_FOLDER / _GOLD[0]["page"]).read_text("utf-8")
    copies = [f"第0{number}版\n\n{page.replace('县', f'{mark}县')}" for number, mark in enumerate("甲乙丙丁戊己庚辛")]
    articles = cut_page(Document("many.txt", "\n\n".join(copies))).articles
    assert len(articles) == len(copies) * len(cut_page(Document("one.txt", page)).articles)
