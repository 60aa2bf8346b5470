"""Titles in a row without a verb of giving: “全国文明村”“省级卫生村”…一块块奖牌挂满墙; 谈起…如数家珍."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiceng.loaders.mentions.honor_words import honor_words, planned, recounting
from jiceng.loaders.mentions.model import HonorMention
from jiceng.loaders.passage import Passage

_ITEM = r"(?:[\u4e00-\u9fff]{1,6})?[“‘][^“”‘’，。；\n]{2,24}[”’](?:党支部|党组织|支部|村|社区|单位)?"
_SIDE_BY_SIDE = re.compile(r"[”’](?:党支部|党组织|支部|村|社区|单位)?[、和，]?[\u4e00-\u9fff]{0,6}[“‘]")
_ROLL = re.compile(rf"{_ITEM}(?:[、和，]?{_ITEM}){{1,9}}")
_TITLE = re.compile(
    r"(?P<lead>(?![和与及有])[\u4e00-\u9fff]{1,6})?[“‘](?P<title>[^“”‘’，。；\n]{2,24})[”’](?P<tail>党支部|党组织|支部|村|社区|单位)?"
)
_LEVEL = re.compile(r"全国|国家级?|全省|省级?|全市|市级?|全县|县级?|全区|区级?|[\u4e00-\u9fff]{2,6}[省市县区]")
_NEAR = 40  # characters around a row in which a word tells that it is recounted


def find_rolls(passage: Passage, taken: list[HonorMention]) -> Iterator[HonorMention]:
    """Yield the titles of rows that a word of recounting stands beside; `taken` are those that a verb gives.

    Most titles of a row must name a level (全国, 河南省) or a quality and end like a title; one that is planned or
    that a verb gave already is left out. The receiver is whoever is in view where the row begins.
    """
    text = passage.text
    told = [match.start() for match in recounting().finditer(text)]
    if not (told and _SIDE_BY_SIDE.search(text)):
        return  # as in most articles, and the search for rows is slow
    begin, end = text.rfind("\n", 0, told[0]) + 1, text.find("\n", told[-1])
    for roll in _ROLL.finditer(text, begin, end if end >= 0 else len(text)):
        if any(roll.start() < mention.end and mention.start < roll.end() for mention in taken):
            continue
        around = text[max(0, roll.start() - _NEAR) : roll.start()], text[roll.end() : roll.end() + _NEAR]
        if not any(recounting().search(words) for words in around) or planned().search("，".join(around)):
            continue
        titles = [match for match in _TITLE.finditer(text, roll.start(), roll.end()) if _is_title(match)]
        if len(titles) < 2 or 2 * sum(_LEVEL.search(match.group()) is not None for match in titles) < len(titles):
            continue
        for match in titles:
            name = f"{_level(match)}{match['title']}{match['tail'] or ''}"
            start = match.start("title") if not _level(match) else match.start("lead")
            yield HonorMention(
                "Honor", start, match.end(), name, "honor.roll", roll.start(), roll.start(), None, (match["title"],)
            )


def _level(match: re.Match[str]) -> str:
    lead = match["lead"] or ""
    return lead if _LEVEL.fullmatch(lead) else ""


def _is_title(match: re.Match[str]) -> bool:
    title = match["title"] + (match["tail"] or "")
    if any(word in title for word in (*honor_words("no_title"), *honor_words("household"))):
        return False
    good = any(word in title or word in _level(match) for word in honor_words("qualities"))
    return good and (title.endswith(honor_words("heads")) or title.endswith("乡村"))
