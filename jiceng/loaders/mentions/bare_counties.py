"""Spans that name counties without their level word: in titles, of a scene, before one of their townships."""

from __future__ import annotations

import re

from jiceng.loaders.gazetteer import Gazetteer
from jiceng.loaders.mentions.name_bounds import bounded
from jiceng.loaders.mentions.places import OTHER_NAME, PlaceMention
from jiceng.loaders.passage import Passage

_LIES_IN = re.compile(r"位于|地处|坐落于|处在|来到|[，。]$|^$")
_QUARTER = re.compile(r"(?:县城)?(?:东|西|南|北|中|东南|西南|东北|西北)[部边端]|境内|城区|县城|山区|老城|城郊")


def find_bare(passage: Passage, gazetteer: Gazetteer) -> list[PlaceMention]:
    """Return counties that a title names without their level word, as words of their own (新昌：…)."""
    return [
        PlaceMention("County", start, end, passage.text[start:end], "bare county", codes, end)
        for start, end, codes in gazetteer.scan_bare(passage.text)
        if bounded(passage, start, end)
        and not OTHER_NAME.match(passage.text, end)
        and _placed(passage.text, start, end)
    ]


def find_bare_scenes(passage: Passage, gazetteer: Gazetteer) -> list[PlaceMention]:
    """Return counties that a text names without their level word where the words around say a place.

    It lies there (位于巩义南部), or one of its townships stands right behind (义乌|城西街道).
    """
    return [
        PlaceMention("County", start, end, passage.text[start:end], "bare county", codes, end)
        for start, end, codes in gazetteer.scan_bare(passage.text)
        if len(codes) == 1
        and (_lies_in(passage, start, end) or _heads_township(passage.text, gazetteer, end, codes[0]))
    ]


def _lies_in(passage: Passage, start: int, end: int) -> bool:
    quarter = bounded(passage, start, end) and _QUARTER.match(passage.text, end)
    return bool(quarter and _LIES_IN.search(passage.text, max(0, start - 3), start))


def _heads_township(text: str, gazetteer: Gazetteer, end: int, county: str) -> bool:
    """Tell whether a township of a county stands right behind the county's name."""
    behind = next((codes for start, _, codes in gazetteer.scan(text) if start == end), ())
    return any(code.startswith(county) and len(code) > len(county) for code in behind)


def _placed(title: str, start: int, end: int) -> bool:
    """Tell whether a bare county stands where titles put their place: first, or before a colon or a blank."""
    return not title[:start].strip("“‘—") or title[end : end + 1] in ("：", ":", " ", "")
