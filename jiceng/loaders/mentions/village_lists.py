"""Villages listed without their ending before a count of them: 下岩贝、后岱山、金山3个村."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from jiceng.loaders.mentions.communities import covered
from jiceng.loaders.mentions.name_bounds import name_start
from jiceng.loaders.mentions.places import PlaceMention
from jiceng.loaders.passage import Passage

_COUNT = r"[0-9一二三四五六七八九十两][0-9一二三四五六七八九十两]{0,2}个?(?:邻|(?!自然)[\u4e00-\u9fff]{2})?(?:村|社区)"
_COUNT_OF_VILLAGES = re.compile(rf"{_COUNT}|等(?:村|社区)(?![民级])")
_LIST = re.compile(
    rf"((?:[\u4e00-\u9fff]{{2,5}}[、和])+[\u4e00-\u9fff]{{2,5}}?)(?:等?{_COUNT}|等(?:村|社区)(?![民级]))"
)
_ITEM = re.compile(
    r"[^、和](?:[^、和]|和(?=[^、和](?:[、和]|$))|(?<=[、和].)和)+|[^、和]+"
)  # 永和苑 is one, 程岗和孙庄 two
_SHORT = 3  # characters of a name at the head of a list that is taken as it stands
_LONGEST = 4  # characters of a listed name that no table has
_NUMBER = re.compile(r"[0-9一二两三四五六七八九十]+")
_DIGITS = "零一两三四五六七八九十"
_ENDINGS = ("村", "社区", "嘎查")


def find_listed_villages(
    passage: Passage, known: Sequence[PlaceMention], lookup: Callable[[str, int], tuple[str, ...]]
) -> list[PlaceMention]:
    """Return villages listed without their ending before a count of them; one at least must be of the table,
    or the list stand right below a township and be counted.

    `known` are the places found, in order; `lookup(name, position)` gives the table's codes for a name there.
    """
    found: list[PlaceMention] = []
    if not _COUNT_OF_VILLAGES.search(passage.text):
        return found  # few articles count villages, and the search for lists is slow
    starts = [m.start for m in known]
    for match in _LIST.finditer(passage.text):
        spans = [_own_part(match.start() + i.start(), match.start() + i.end(), known) for i in _items(match)]
        ending = "社区" if match.group().endswith("社区") else "村"
        listed = []
        for start, end in spans:
            for begin in range(start, end - 1) if (start, end) == spans[0] else (start,):
                name = passage.text[begin:end]
                codes = lookup(name, begin)
                if codes and not covered(known, starts, begin):
                    listed.append(PlaceMention("Community", begin, end, name + ending, "village list", codes, end))
                    break
        if listed or _all_below(passage.text, match, spans, known) or _one_named(passage.text, match, spans):
            listed += _unknown(passage, spans, listed, ending)
        found += listed
    return found


def _all_below(
    text: str, match: re.Match[str], spans: Sequence[tuple[int, int]], known: Sequence[PlaceMention]
) -> bool:
    """Tell whether a list of names that no table has stands below a township and is as long as it says: X镇A、B两村."""
    count = _NUMBER.search(text, match.end(1), match.end())
    if not spans or count is None or _value(count.group()) != len(spans):
        return False
    if any(end - start > _LONGEST for start, end in spans):
        return False
    first = spans[0][0]
    return any(m.end == first and m.label == "Township" for m in known)


def _one_named(text: str, match: re.Match[str], spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a list is as long as it says and names one in full, or one that the text does: A、B、C社区三个村."""
    count = _NUMBER.search(text, match.end(1), match.end())
    items = [item.group() for item in _ITEM.finditer(match.group(1))]
    if count is None or _value(count.group()) != len(items) or any(end - start > _LONGEST for start, end in spans):
        return False
    full = any(item.endswith(_ENDINGS) and len(item) > _SHORT for item in items)
    return full or any(f"{text[start:end]}{ending}" in text for start, end in spans for ending in _ENDINGS)


def _value(number: str) -> int:
    return int(number) if number.isdigit() else _DIGITS.find(number.replace("二", "两"))


def _items(match: re.Match[str]) -> list[re.Match[str]]:
    """Return the names of a list; 西山村 in a list of five is found by its ending."""
    return [item for item in _ITEM.finditer(match.group(1)) if not item.group().endswith(_ENDINGS)]


def _own_part(start: int, end: int, known: Sequence[PlaceMention]) -> tuple[int, int]:
    """Return an item without the township before the village: 小涧镇|狼山."""
    above = [m.end for m in known if start <= m.start and m.end < end - 1]
    return (above[-1] if above else start), end


def _unknown(
    passage: Passage, spans: Sequence[tuple[int, int]], listed: Sequence[PlaceMention], ending: str
) -> list[PlaceMention]:
    """Take the items of a list that the table lacks, where it has another: 联合耿塬畔、苗河、赵洼等5个村."""
    more = []
    for start, end in spans:
        opens = start == 0 or not "\u4e00" <= passage.text[start - 1] <= "\u9fff"
        begin = max(start, name_start(passage, start, end))
        if end - begin < 2 and opens and end - start <= _SHORT:
            begin = start  # 前岗, whose 前 the dictionary takes for a word of its own
        if end - begin >= 2 and not any(m.start < end and begin < m.end for m in listed):
            name = passage.text[begin:end] + ending
            more.append(PlaceMention("Community", begin, end, name, "village list", (), end))
    return more
