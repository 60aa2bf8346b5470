"""Spans that name communities: by the village table of the counties in view, by their endings, in lists."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache

from jiceng.loaders.lexicon import words_file
from jiceng.loaders.mentions.name_bounds import CHINESE, VERBS, after_mark, name_start
from jiceng.loaders.mentions.places import PlaceMention
from jiceng.loaders.passage import Passage

_COMMUNITY = re.compile(
    r"居民区(?=党|居委|书记)|社区(?![工居网矫党干群医卫养商超教团服])|社区(?=党[委支总群组]|居委|干部)"
    r"|(?<![乡农联])村(?![民里干庄落镇级子容务规史风情头口企官居医校界貌寨屯组内外集庙道屋舍账头社])|村(?=里程|头店|集体经济合作)"
    r"|嘎查(?![级干])|(?<=[\u4e00-\u9fff]{2})居委会"
)
_PARTICLE = re.compile(r"[的在与和及各全等]|下辖|辖区|所有")
_OFFICES = re.compile(r"书记|党[委支总]|干部|主任|及")
_COUNTED = re.compile(r"[一二三四五六七八九十百两几多0-9]+[个家]")
_LEVELLED = re.compile(r"[国省市县区旗乡镇]家?级")
_NUMBER = re.compile(r"[一二三四五六七八九十百两几多0-9]+个?")
_LIST = re.compile(
    r"((?:[\u4e00-\u9fff]{2,5}[、和])+[\u4e00-\u9fff]{2,5}?)等?[0-9一二三四五六七八九十两]{1,3}个?(?:行政)?(?:村|社区)"
)
_VILLAGE_LIFE = re.compile(r"党[支总委组群]|村[委民“两]|支部|委会|第一书记|驻村|居委|书记|主任|“?两委")
_SCENE = re.compile(r"(?:来到|走进|位于|[，。在到是、“与和同及])$|(?:^|\n)$")
_OPENS = re.compile(r"[。！？；\n]$|^$")
_TOLD_OF = re.compile(r"是|有|位于|地处|原|曾|以前|过去|距|全村")
_ABSTRACT = re.compile(r"治理|故事|环境|共建|建设|发展|工作|网络|文化|近邻|管理|资源|力量|服务|生活")
_LONGEST_NAME = 8  # the longest common name before 社区 or 村 in the division table has eight characters in 99.9 %


@cache
def _generic() -> frozenset[str]:
    return frozenset(words_file("places.yaml")["generic_communities"])


@cache
def _generic_ends() -> tuple[str, ...]:
    return tuple(sorted(word for word in _generic() if len(word) > 1))


def find_communities(
    passage: Passage, known: Sequence[PlaceMention], lookup: Callable[[str, int], tuple[str, ...]]
) -> list[PlaceMention]:
    """Return communities and villages: those of the counties named by table, others by the words before the ending.

    `known` are the divisions found, in order; `lookup(name, position)` gives the table's codes for a name there.
    """
    found: list[PlaceMention] = []
    taken = 0
    ends = [m.body_end for m in known]
    starts = [m.start for m in known]
    for match in _COMMUNITY.finditer(passage.text):
        if _covered(known, starts, match.start()):
            continue
        before = bisect_right(ends, match.start()) - 1
        floor = max(taken, ends[before] if before >= 0 else 0, match.start() - _LONGEST_NAME)
        floor = after_mark(passage.text, floor, match.start())
        while floor and passage.text[floor - 1].isdigit() and passage.text[floor : floor + 1] in "街0123456789":
            floor -= 1  # 118街社区
        after_place = before >= 0 and ends[before] == floor
        in_row = bool(found) and found[-1].end == floor - 1 and passage.text[floor - 1] in "、和"
        mention = _community(passage, floor, match, lookup, after_place or in_row)
        if mention:
            found.append(mention)
            taken = mention.end
    return found


def find_listed_villages(
    passage: Passage, known: Sequence[PlaceMention], lookup: Callable[[str, int], tuple[str, ...]]
) -> list[PlaceMention]:
    """Return villages listed without their ending before a count of them: 下岩贝、后岱山、金山3个村."""
    found = []
    starts = [m.start for m in known]
    for match in _LIST.finditer(passage.text):
        items = list(re.finditer(r"[^、和]+", match.group(1)))
        for item in items:
            start, end = match.start() + item.start(), match.start() + item.end()
            for begin in range(start, end - 1) if item is items[0] else (start,):
                name = passage.text[begin:end]
                codes = lookup(name, begin)
                if codes and not _covered(known, starts, begin):
                    found.append(PlaceMention("Community", begin, end, name, "village list", codes, end))
                    break
        if any(match.start() <= m.start < match.end() for m in found):
            found += _unknown_items(passage, match, items, found)
    return found


def _unknown_items(
    passage: Passage, match: re.Match[str], items: Sequence[re.Match[str]], found: Sequence[PlaceMention]
) -> list[PlaceMention]:
    """Take the items of a list that the table lacks, where it has another: 联合耿塬畔、苗河、赵洼等5个村."""
    more = []
    for item in items:
        start, end = match.start() + item.start(), match.start() + item.end()
        start = max(start, name_start(passage, start, end))
        if end - start >= 2 and not any(m.start < end and start < m.end for m in found):
            more.append(PlaceMention("Community", start, end, passage.text[start:end] + "村", "village list", (), end))
    return more


def _community(
    passage: Passage,
    floor: int,
    match: re.Match[str],
    lookup: Callable[[str, int], tuple[str, ...]],
    after_place: bool,
) -> PlaceMention | None:
    text, end = passage.text, match.end()
    for start in range(floor, match.start()):
        if _NUMBER.fullmatch(text, start, match.start()):
            continue  # 五村分红 counts villages
        codes = lookup(text[start:end], start)
        if codes and _fits(passage, start, match.start()):
            return PlaceMention("Community", start, end, text[start:end], "village table", codes, end)
    start = name_start(passage, floor, match.start())
    if after_place and match.start() - floor <= 4 and not _PARTICLE.search(text, floor, match.start()):
        start = floor
    name = text[start : match.start()]
    if not len(name) + after_place > 1 or not name or name in _generic() or not CHINESE.fullmatch(name):
        return None
    if (
        name[-1] in "任当选做"
        or _OFFICES.search(name)
        or _LEVELLED.search(name)
        or _NUMBER.fullmatch(name)
        or _COUNTED.match(name)
    ):
        return None
    if name.endswith(_generic_ends()) or name.isdigit():
        return None
    if not (after_place and start == floor) and not _shown(text, start, end):
        return None
    return PlaceMention("Community", start, end, text[start:end], "community ending", (), end)


def _shown(text: str, start: int, end: int) -> bool:
    """Tell whether the words around show that one community is meant: its committee, a preposition, a repeat."""
    if _ABSTRACT.match(text, end):
        return False
    if _VILLAGE_LIFE.match(text, end):
        return True
    if text[end - 1] == "村":  # too many words end so: 进村, 邻村, 所在村
        return bool(_OPENS.search(text, max(0, start - 1), start) and _TOLD_OF.match(text, end))
    return bool(_SCENE.search(text, max(0, start - 3), start)) or text.count(text[start:end]) > 1


def _fits(passage: Passage, start: int, end: int) -> bool:
    """Refuse a table name that would cut a word: it must begin a word unless a single character stands before."""
    index = passage.word_at(start)
    if passage.starts[index] == start:
        return passage.text[start:end] not in _generic() or passage.tags[index] in ("ns", "nr")
    return end - start >= 2 and passage.tags[index] not in VERBS


def _covered(known: Sequence[PlaceMention], starts: list[int], position: int) -> bool:
    at = bisect_right(starts, position) - 1
    return at >= 0 and known[at].body_end > position
