"""Spans that name places: divisions by the gazetteer, communities by their endings, bodies folded into them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from jiceng.loaders.gazetteer import Gazetteer
from jiceng.loaders.lexicon import words_file
from jiceng.loaders.mentions.model import Mention
from jiceng.loaders.passage import Passage

_COMMUNITY = re.compile(
    r"社区(?![工居网矫党干群医卫养商超教团服])|社区(?=党[委支总群组]|居委|干部)"
    r"|(?<![乡农])村(?![民里干庄落镇级子容务规史风情头口企官居医校界貌寨屯组内外集庙道屋舍账头社])|村(?=里程|头店|集体经济合作)"
    r"|嘎查(?![级干])|(?<=[\u4e00-\u9fff]{2})居委会"
)
_TOWNSHIP = re.compile(
    r"街道(?:办事处)?(?![两上口旁边网巷清])|镇(?![域区江平定静长痛压流宅纪委村街海南])|乡(?![村镇亲贤愁风土情音里下党间])"
)
# What makes a short form part of another name (凉山村, 河北师范大学, 阿里山路, 许昌大厦).
_LEVELS = "省市县区旗州盟镇乡道处木"
_OTHER = re.compile(
    r"村|社区|镇|乡|街道|嘎查|苏木|大学|学院|职业|师范|科技|农业|话|剧|戏|大道|大街|大厦|酒店|宾馆|饭店|广场|花园|小区|家园"
    r"|公园|新村|苑|山|湖|河|江|[\u4e00-\u9fff]{0,2}[路街巷弄桥](?!道)"
)
# What follows the short form of a province or city that is meant as a place: its committee, its county, its people.
_SETTING = re.compile(r"[省市]|[\u4e00-\u9fff]{1,6}[县区市旗](?![场民长委区])|各地|籍|流动党员|等地")
_JOINS = "和与及同"
_BODY_END = re.compile(r"[院局部校会司站所社村镇乡县委办、]$")
_PARTICLE = re.compile(r"[的在与和及各全等]|下辖|辖区|所有")
_COUNTED = re.compile(r"[一二三四五六七八九十百两几多0-9]+[个家]")
_NUMBER = re.compile(r"[一二三四五六七八九十百两几多0-9]+个?")
_LIST = re.compile(
    r"((?:[\u4e00-\u9fff]{2,5}[、和])+[\u4e00-\u9fff]{2,5}?)等?[0-9一二三四五六七八九十两]{1,3}个?(?:行政|自然)?(?:村|社区)"
)
_VILLAGE_LIFE = re.compile(r"党[支总委组]|村[委民“两]|支部|委会|第一书记|驻村|，|、")
_CHINESE = re.compile(r"[\u4e00-\u9fff·0-9]+")
# What follows a township's name and nothing else: one of its villages, its committee.
_BELOW = re.compile(r"[\u4e00-\u9fff]{2,6}(?:社区|村)(?!民)|党工委|党委|办事处|人大主席|镇长|乡长")
_LONGEST_NAME = 8  # the longest common name before 社区 or 村 in the division table has eight characters in 99.9 %
# jieba's tags that cannot stand inside a place name: prepositions, conjunctions, particles, pronouns, adverbs …
_OUTSIDE = frozenset(
    {"p", "c", "u", "uj", "ul", "uz", "ud", "ug", "uv", "r", "d", "y", "e", "o", "t", "x", "w", "f", "rz", "rr"}
)
_VERBS = frozenset({"v", "vd", "vi", "vq"})


@dataclass(slots=True)
class PlaceMention(Mention):
    """A place as written. `codes` are the table's candidates; `body_end` ends the committee's words folded into it."""

    codes: tuple[str, ...]
    body_end: int


@cache
def _generic() -> frozenset[str]:
    return frozenset(words_file("places.yaml")["generic_communities"])


@cache
def _generic_ends() -> tuple[str, ...]:
    return tuple(sorted(word for word in _generic() if len(word) > 1))


@cache
def _bodies() -> dict[str, re.Pattern[str]]:
    raw = words_file("places.yaml")["bodies"]
    return {
        label: re.compile("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)))
        for label, words in raw.items()
    }


def body_end(text: str, label: str, end: int) -> int:
    """Return where a place's own committee, government or office ends that follows it directly, else `end`."""
    match = _bodies()[label].match(text, end)
    while match and match.end() > end:
        end = match.end()
        match = _bodies()[label].match(text, end + 1) if text[end : end + 1] == "、" else None
    return end


def find_divisions(passage: Passage, gazetteer: Gazetteer) -> list[PlaceMention]:
    """Return the provinces, cities, counties and townships that a text names, in order, not overlapping."""
    found: list[PlaceMention] = []
    for start, end, codes in gazetteer.scan(passage.text):
        name = passage.text[start:end]
        if _is_short(gazetteer, name, codes) and not (
            _bounded(passage, start, end) and _SETTING.match(passage.text, end)
        ):
            continue
        if _straddles(passage, start) and gazetteer.label(codes[0]) == "Township":
            continue
        if name[0] in _JOINS and _BODY_END.search(passage.text, 0, start):
            continue
        for begin, stop, meanings in _split(gazetteer, name, codes):
            label = gazetteer.label(meanings[0])
            span = start + begin, start + stop
            found.append(PlaceMention(label, *span, name[begin:stop], "gazetteer", meanings, span[1]))
    return found


def _is_short(gazetteer: Gazetteer, name: str, codes: tuple[str, ...]) -> bool:
    """Tell whether a province or city is written without its level word (河南, 贺州)."""
    place = gazetteer.place(codes[0])
    return (
        place is not None and place.label in ("Province", "City") and place.name != name and name[-1] not in "省市盟区"
    )


def _straddles(passage: Passage, start: int) -> bool:
    """Tell whether a span begins inside a known word (笔者|下乡 is no 者下乡)."""
    index = passage.word_at(start)
    if passage.text[start - 1] in _LEVELS:
        return False
    return passage.starts[index] != start and passage.tags[index] not in ("x", "ns", "nr", "nz", "nrt")


def _split(gazetteer: Gazetteer, name: str, codes: tuple[str, ...]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Cut 漯河市西城区 into the city and its district, where the table knows the two as one name."""
    for place in gazetteer.ancestors(codes[0]):
        if name.startswith(place.name) and len(name) > len(place.name) and gazetteer.label(codes[0]) == "County":
            return [(0, len(place.name), (place.code,)), (len(place.name), len(name), codes)]
    return [(0, len(name), codes)]


def find_bare(passage: Passage, gazetteer: Gazetteer) -> list[PlaceMention]:
    """Return counties that a title names without their level word, as words of their own (新昌：…)."""
    return [
        PlaceMention("County", start, end, passage.text[start:end], "bare county", codes, end)
        for start, end, codes in gazetteer.scan_bare(passage.text)
        if _bounded(passage, start, end) and not _OTHER.match(passage.text, end) and _placed(passage.text, start, end)
    ]


def _placed(title: str, start: int, end: int) -> bool:
    """Tell whether a bare county stands where titles put their place: first, or before a colon or a blank."""
    return not title[:start].strip("“‘—") or title[end : end + 1] in ("：", ":", " ", "")


def find_new_townships(passage: Passage, known: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Return townships that the table lacks: a name with 街道 or 镇 after a county or city, or before a village."""
    text, found = passage.text, []
    ends = [m.end for m in known]
    for match in _TOWNSHIP.finditer(text):
        at = bisect_right(ends, match.end()) - 1
        if at >= 0 and known[at].end == match.end():
            continue
        before = bisect_right(ends, match.start()) - 1
        start = ends[before] if before >= 0 and known[before].label in ("County", "City") else 0
        if not start or not 1 < match.start() - start <= 3:
            start = _after_mark(text, max(0, match.start() - 4), match.start())
            if not _BELOW.match(text, match.end()):
                continue
        name = text[start : match.end()].removesuffix("办事处")
        if 1 < match.start() - start <= 3 and _CHINESE.fullmatch(name) and _plain(passage, start, match.start()):
            end = start + len(name)
            found.append(PlaceMention("Township", start, end, name, "township ending", (), match.end()))
    return found


def named_below(passage: Passage, mention: PlaceMention) -> bool:
    """Tell whether words that only follow a township's name follow a mention."""
    return bool(_BELOW.match(passage.text, mention.end))


def find_communities(
    passage: Passage, known: Sequence[PlaceMention], lookup: Callable[[str, int], tuple[str, ...]]
) -> list[PlaceMention]:
    """Return communities and villages: those of the counties named by table, others by the words before the ending.

    `known` are the divisions found, in order; `lookup(name, position)` gives the table's codes for a name there.
    """
    found, taken = [], 0
    ends = [m.body_end for m in known]
    starts = [m.start for m in known]
    for match in _COMMUNITY.finditer(passage.text):
        if _covered(known, starts, match.start()):
            continue
        before = bisect_right(ends, match.start()) - 1
        floor = max(taken, ends[before] if before >= 0 else 0, match.start() - _LONGEST_NAME)
        floor = _after_mark(passage.text, floor, match.start())
        mention = _community(passage, floor, match, lookup, before >= 0 and ends[before] == floor)
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
        start = max(start, _name_start(passage, start, end))
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
        codes = lookup(text[start:end], start)
        if codes and _fits(passage, start, match.start()):
            return PlaceMention("Community", start, end, text[start:end], "village table", codes, end)
    start = _name_start(passage, floor, match.start())
    if after_place and match.start() - floor <= 4 and not _PARTICLE.search(text, floor, match.start()):
        start = floor
    name = text[start : match.start()]
    if not len(name) + after_place > 1 or not name or name in _generic() or not _CHINESE.fullmatch(name):
        return None
    if _NUMBER.fullmatch(name) or _COUNTED.match(name):
        return None
    if name.endswith(_generic_ends()) or name.isdigit():
        return None
    if match.group() == "村" and not (after_place and start == floor) and not _named_village(text, end):
        return None
    return PlaceMention("Community", start, end, text[start:end], "community ending", (), end)


def _named_village(text: str, end: int) -> bool:
    """Tell whether words after 村 show that a certain village is meant: its committee, cadres, people."""
    return bool(_VILLAGE_LIFE.match(text, end))


def _name_start(passage: Passage, floor: int, end: int) -> int:
    """Return where a name that ends at `end` starts: leftwards over words that may stand in a name."""
    index = passage.word_at(end - 1)
    start = end
    while index >= 0 and passage.starts[index] >= floor:
        tag, word = passage.tags[index], passage.words[index]
        if tag in _OUTSIDE or (tag in _VERBS and len(word) > 1) or (tag == "m" and word.isdigit()) or word in _STOPS:
            break
        start = passage.starts[index]
        index -= 1
    return start


_STOPS = frozenset("在和与及等向为对从到是把被让由给于使该本各全是有")


def _fits(passage: Passage, start: int, end: int) -> bool:
    """Refuse a table name that would cut a word: it must begin a word unless a single character stands before."""
    index = passage.word_at(start)
    if passage.starts[index] == start:
        return passage.text[start:end] not in _generic() or passage.tags[index] in ("ns", "nr")
    return end - start >= 2 and passage.tags[index] not in _VERBS


def _plain(passage: Passage, start: int, end: int) -> bool:
    return _name_start(passage, start, end) == start


def _after_mark(text: str, floor: int, end: int) -> int:
    """Return the position after the last character of text[floor:end] that is not Chinese."""
    for position in range(end - 1, floor - 1, -1):
        if not "\u4e00" <= text[position] <= "\u9fff":
            return position + 1
    return floor


def _covered(known: Sequence[PlaceMention], starts: list[int], position: int) -> bool:
    at = bisect_right(starts, position) - 1
    return at >= 0 and known[at].body_end > position


def short_forms(
    passage: Passage, names: Iterable[tuple[str, str, str]], taken: Sequence[Mention]
) -> list[PlaceMention]:
    """Return later bare mentions (襄城, 兰考) of divisions that the article names in full.

    `names` are (short form, label, code); spans that `taken` covers are left out.
    """
    found = []
    starts = [m.start for m in taken]
    for short, label, code in names:
        at = passage.text.find(short)
        while at >= 0:
            end = at + len(short)
            near = bisect_left(starts, end) - 1
            clear = (near < 0 or taken[near].end <= at) and not _OTHER.match(passage.text, end)
            if clear and _bounded(passage, at, end):
                found.append(PlaceMention(label, at, end, short, "short form", (code,), end))
            at = passage.text.find(short, end)
    return found


def _bounded(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a span begins and ends with words, so that 襄城 is not read out of a longer word."""
    first, last = passage.word_at(start), passage.word_at(end - 1)
    return passage.starts[first] == start and passage.starts[last + 1] == end
