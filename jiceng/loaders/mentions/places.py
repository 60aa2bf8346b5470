"""Spans that name divisions, province to township, by the gazetteer; committees and governments folded into them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from jiceng.loaders.gazetteer import Gazetteer
from jiceng.loaders.lexicon import words_file
from jiceng.loaders.mentions.model import Mention
from jiceng.loaders.mentions.name_bounds import CHINESE, after_mark, bounded, name_start
from jiceng.loaders.passage import Passage
from jiceng.loaders.place_names import PEOPLE

_TOWNSHIP = re.compile(
    r"街道(?:办事处)?(?![两上口旁边网巷清])|镇(?![域区江平定静长痛压流宅纪委村街]|[海南](?![\u4e00-\u9fff]{0,4}(?:村|社区)))|乡(?![村镇亲贤愁风土情音里下党间])"
)
# What makes a short form part of another name (凉山村, 河北师范大学, 阿里山路, 许昌大厦).
_LEVELS = "省市县区旗州盟镇乡道处木"
OTHER_NAME = re.compile(
    r"村|社区|镇|乡|街道|公司|嘎查|苏木|大学|学院|职业|师范|科技|农业|话|剧|戏|大道|大街|大厦|酒店|宾馆|饭店|广场|花园|小区|家园"
    r"|公园|新村|苑|山|湖|河|江|[\u4e00-\u9fff]{0,2}[路街巷弄桥](?!道)"
)
# What follows the short form of a province or city that is meant as a place: its committee, its county, its people.
_SETTING = re.compile(
    r"[省市]|[\u4e00-\u9fff]{1,6}?(?:[县市旗]|(?<![社小片园辖景厂])区)(?![场民长委区])|各地|籍|流动党员|等地"
)
_BEFORE_PLACE = "由在于从与和及对向、"  # particles that the words are cut amiss with: 由党|寨镇
_JOINS = "和与及同"
_NAME_FRONT = re.compile(r"[\u4e00-\u9fff]+(?<![的和与及在到把让由从对向将、委府局共同辖属])")
_BORDER = re.compile(
    r"(?:[，。：；、！？“”（(\s]|[是在到从对与和及由于向把让为驻赴距离经自]|来到|走进|走访|位于|地处|家住)$"
)
_PARTICLES = re.compile(r"[由的与在是被把让给从等]")
_LONGEST_SPELT = 7  # characters of a township's name in the autonomous regions
_BODY_END = re.compile(r"[院局部校会司站所社村镇乡县委办、]$")
# What follows a township's name and nothing else: one of its villages, its committee.
_BELOW = re.compile(r"[\u4e00-\u9fff]{2,6}(?:社区|村)(?!民)|党工委|工委|党委|办事处|人大主席|镇长|乡长")


@dataclass(slots=True)
class PlaceMention(Mention):
    """A place as written. `codes` are the table's candidates; `body_end` ends the committee's words folded into it."""

    codes: tuple[str, ...]
    body_end: int


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
            bounded(passage, start, end) and _SETTING.match(passage.text, end)
        ):
            continue
        if _straddles(passage, start, end) and gazetteer.label(codes[0]) == "Township":
            continue
        if name[0] in _JOINS and _BODY_END.search(passage.text, 0, start):
            continue
        if _headless(passage.text, found, start, name) and gazetteer.label(codes[0]) == "Township":
            continue
        if found and _cut_short(gazetteer, passage.text, found[-1], start, codes):
            continue
        for begin, stop, meanings in _split(gazetteer, name, codes):
            label = gazetteer.label(meanings[0])
            span = start + begin, start + stop
            found.append(PlaceMention(label, *span, name[begin:stop], "gazetteer", meanings, span[1]))
    return found


def _headless(text: str, found: Sequence[PlaceMention], start: int, name: str) -> bool:
    """Tell whether a name of one letter is the end of a longer one: 太仓娄|东街道."""
    if len(name.removesuffix("办事处").removesuffix("街道")) != 1 or not start:
        return False
    after_place = bool(found) and found[-1].end == start
    return not after_place and "\u4e00" <= text[start - 1] <= "\u9fff" and not _BORDER.search(text, start - 2, start)


def _cut_short(gazetteer: Gazetteer, text: str, above: PlaceMention, start: int, codes: tuple[str, ...]) -> bool:
    """Tell whether a township elsewhere is only the end of one that the table lacks: 太仓市|娄|东街道."""
    if above.label != "County" or gazetteer.label(codes[0]) != "Township" or not 0 < start - above.end < 3:
        return False
    inside = any(code.startswith(county) for code in codes for county in above.codes)
    return not inside and _NAME_FRONT.fullmatch(text, above.end, start) is not None


def _is_short(gazetteer: Gazetteer, name: str, codes: tuple[str, ...]) -> bool:
    """Tell whether a province or city is written without its level word (河南, 贺州)."""
    place = gazetteer.place(codes[0])
    return (
        place is not None and place.label in ("Province", "City") and place.name != name and name[-1] != place.name[-1]
    )


def _straddles(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a span begins inside a known word (笔者|下乡 is no 者下乡)."""
    index = passage.word_at(start)
    if passage.text[start - 1] in _LEVELS or passage.text[start - 1] in _BEFORE_PLACE:
        return False
    if (
        end - start == 2
        and passage.tags[index - 1][0] == "n"
        and passage.starts[index] - passage.starts[index - 1] == 1
    ):
        return True  # 贵安新区|党|武镇 is no 武镇
    return passage.starts[index] != start and passage.tags[index] not in ("x", "ns", "nr", "nz", "nrt")


def _split(gazetteer: Gazetteer, name: str, codes: tuple[str, ...]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Cut 漯河市西城区 into the city and its district, where the table knows the two as one name."""
    for place in gazetteer.ancestors(codes[0]):
        if name.startswith(place.name) and len(name) > len(place.name) and gazetteer.label(codes[0]) == "County":
            return [(0, len(place.name), (place.code,)), (len(place.name), len(name), codes)]
    return [(0, len(name), codes)]


def find_new_townships(
    passage: Passage, known: Sequence[PlaceMention], district: bool, is_renamed: Callable[[str], bool]
) -> list[PlaceMention]:
    """Return townships that the table lacks: a name with 街道 or 镇 after a county or city, or before a village.

    In a `district` whose townships the table lacks a name at the head of a clause is enough; `is_renamed` tells whether
    the table has a name with another rank.
    """
    text, found = passage.text, []
    ends = [m.end for m in known]
    for match in _TOWNSHIP.finditer(text):
        if text.startswith("银行", match.end()):
            continue  # 村镇|银行
        at = bisect_right(ends, match.end()) - 1
        if at >= 0 and known[at].end == match.end():
            continue
        if ethnic := _ethnic(text, known, ends, match):
            found.append(ethnic)
            continue
        before = bisect_right(ends, match.start()) - 1
        start = ends[before] if before >= 0 and known[before].label in ("County", "City") else 0
        longer = bool(start) and _is_spelt(passage, start, match.start())
        if not start or not (1 < match.start() - start <= 3 or longer):
            start = after_mark(text, max(0, match.start() - 4), match.start())
            renamed = next((n for n in (3, 2) if is_renamed(text[match.start() - n : match.end()])), 0)
            if renamed and bounded(passage, match.start() - renamed, match.end()):
                start = match.start() - renamed
            elif _BELOW.match(text, match.end()):
                border = next((n for n in (3, 2) if _bordered(passage, match, n)), 0)
                start = match.start() - border if border else start
            elif not (district and _heads_clause(passage, start, match)):
                continue
        name = text[start : match.end()].removesuffix("办事处")
        if (
            name[0] not in "个各全多几本该名家"
            and (1 < match.start() - start <= 3 or longer)
            and CHINESE.fullmatch(name)
            and not _PARTICLES.search(name, 1)
            and text[start : match.start()] not in _generic_townships()
            and _plain(passage, start, match.start())
        ):
            end = start + len(name)
            found.append(PlaceMention("Township", start, end, name, "township ending", (), match.end()))
    return found


def _ethnic(text: str, known: Sequence[PlaceMention], ends: list[int], match: re.Match[str]) -> PlaceMention | None:
    """Read a township named with its people, which the table has without it: 街津口|赫哲族乡."""
    if text[match.start() - 1] != "族" or match.group() not in "镇乡":
        return None
    people = PEOPLE.search(text, max(0, match.start() - 14), match.start())
    if people is None:
        return None
    before = bisect_right(ends, people.start()) - 1
    floor = ends[before] if before >= 0 else 0
    for length in (2, 3, 4, 5):
        start = people.start() - length
        if start == floor or (start > floor and _BORDER.search(text, max(floor, start - 2), start)) or start == 0:
            name = text[start : match.end()]
            return PlaceMention("Township", start, match.end(), name, "township ending", (), match.end())
    return None


def _bordered(passage: Passage, match: re.Match[str], length: int) -> bool:
    """Tell whether a name of some letters before a township's ending and its village begins there: 是|九重|镇X村."""
    start = match.start() - length
    if not _BORDER.search(passage.text, max(0, start - 2), start):
        return False
    inside = range(passage.word_at(start), passage.word_at(match.start() - 1) + 1)
    words, tags, starts = passage.words, passage.tags, passage.starts
    return all(len(words[i]) == 1 or starts[i] < start or tags[i][0] == "n" for i in inside)


def _is_spelt(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a long name after a county is spelt from another tongue: no common word in 满都宝力格|镇."""
    if not 3 < end - start <= _LONGEST_SPELT:
        return False
    first, last = passage.word_at(start), passage.word_at(end - 1)
    pairs = zip(passage.words[first : last + 1], passage.tags[first : last + 1], strict=True)
    return all(len(word) == 1 or tag in ("ns", "nr", "nz", "nt", "nrt", "nrfg", "x") for word, tag in pairs)


def _heads_clause(passage: Passage, start: int, match: re.Match[str]) -> bool:
    """Tell whether a street office's name stands at the head of a clause, as its subject or owner."""
    return (
        match.group().startswith("街道") and start in (0, *passage.clauses) and bounded(passage, start, match.start())
    )


@cache
def _generic_townships() -> frozenset[str]:
    return frozenset(words_file("places.yaml")["generic_townships"])


def named_below(passage: Passage, mention: PlaceMention) -> bool:
    """Tell whether words that only follow a township's name follow a mention."""
    return bool(_BELOW.match(passage.text, mention.end))


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
            clear = (near < 0 or taken[near].end <= at) and not OTHER_NAME.match(passage.text, end)
            if clear and bounded(passage, at, end):
                found.append(PlaceMention(label, at, end, short, "short form", (code,), end))
            at = passage.text.find(short, end)
    return found


def _plain(passage: Passage, start: int, end: int) -> bool:
    return name_start(passage, start, end) == start
