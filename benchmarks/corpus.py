"""Pages to measure speed on: the sample and development pages, moved to other counties of the country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path

from jiceng.graph.model import Extraction
from jiceng.loaders.extract import gazetteer
from jiceng.loaders.pipeline import extract_page
from jiceng.seeds import seeds_folder

_DEV = Path(__file__).resolve().parent.parent / "tests" / "quality" / "dev"
_COUNTY_DIGITS = 6
# A step that shares no factor with the number of counties, so that copies of a page lie far apart.
_STEP = 397


def sample_pages() -> list[Path]:
    """Return the pages that are varied, sorted."""
    return sorted([*(seeds_folder() / "pages").glob("*.txt"), *_DEV.glob("*.txt")])


def varied_pages(size: int) -> Iterator[str]:
    """Yield texts of pages until they are `size` bytes of UTF-8: first the pages as they are, then moved copies.

    Copies are moved because a page repeated word by word would flatter every cache on the way.
    """
    pages = [(path.read_text(encoding="utf-8"), extract_page(path).extractions) for path in sample_pages()]
    counties = _counties()
    done = 0
    for copy in count():
        for text, extractions in pages:
            if done >= size:
                return
            moved = _moved(text, extractions, counties, copy) if copy else text
            done += len(moved.encode())
            yield moved


def write_pages(folder: Path, size: int) -> int:
    """Write varied pages into a folder and return their bytes."""
    written = 0
    for number, text in enumerate(varied_pages(size)):
        written += (folder / f"page{number:05}.txt").write_bytes(text.encode())
    return written


def _counties() -> list[str]:
    table = gazetteer()
    cities = [city for province in _provinces() for city in table.children(province)]
    below = [place for city in cities for place in table.children(city.code)]
    return [place.code for place in below if place.label == "County" and len(place.code) == _COUNTY_DIGITS]


def _provinces() -> list[str]:
    return [f"{number:02}" for number in range(11, 66) if gazetteer().place(f"{number:02}")]


def _moved(text: str, extractions: tuple[Extraction, ...], counties: list[str], copy: int) -> str:
    """Return a page with each county, and its townships and villages, renamed to those of another county."""
    named = {node.id.partition(":")[2] for each in extractions for node in each.nodes}
    names: dict[str, str] = {}
    for position, code in enumerate(sorted(code for code in named if len(code) == _COUNTY_DIGITS)):
        target = counties[(copy * _STEP + position) % len(counties)]
        names |= _renamed(code, target, named)
    if not names:
        return text
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.sub("|".join(map(re.escape, longest_first)), lambda match: names[match[0]], text)


def _renamed(old: str, new: str, named: set[str]) -> dict[str, str]:
    """Return old and new names of a county and of those of its townships and villages that the page names."""
    table = gazetteer()
    names = {}
    one, other = table.place(old), table.place(new)
    if one and other:
        names[one.name] = other.name
    inside = [place for place in table.children(old) if any(code.startswith(place.code) for code in named)]
    for place, twin in zip(inside, cycle(table.children(new)), strict=False):
        names[place.name] = twin.name
        villages = [village for village in table.children(place.code) if village.code in named]
        names |= {v.name: w.name for v, w in zip(villages, cycle(table.children(twin.code)), strict=False)}
    return names
