"""Programs that stand in rows: side by side, each with its owner, or several in one pair of marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from jiceng.loaders.lexicon import words_file
from jiceng.loaders.mentions.program_mention import ProgramMention
from jiceng.loaders.mentions.program_words import program_words
from jiceng.loaders.passage import Passage

_LONG_QUOTED = re.compile(r"[“‘]([^“”‘’\n，。]{2,12}、[^“”‘’\n]{2,110})[”’]")  # a row may be long
_CONTENT = re.compile(r"为(?:主要|基本|核心|重点)?内容的")
_ITS_OWN = re.compile(  # 、李桥村的: whose the next of a row is
    r"(?:、|，|和|以及|与|；)[\u4e00-\u9fff]{2,20}(?:的|推出|打造|创建|首创)"
)
_NUMBERS = "一二三四五六七八九十双两"
_COUNT = (
    r"(?:等)?(?:一?[0-9一二三四五六七八九十百]+[余多]?[个项批张条种]"
    r"|一个个|一项项|一批批?|一系列|一众|多[个项种]|几[个项])?"
)


def find_rows(
    passage: Passage, quoted: Sequence[re.Match[str]], found: Sequence[ProgramMention]
) -> list[ProgramMention]:
    """Return the programs that a row shows to be such; `found` are those that their own words show."""
    rows = [m for match in _LONG_QUOTED.finditer(passage.text) for m in _row_in_marks(passage, match)]
    rows += _of_owners(passage, quoted, found)
    rows += _counted(passage, quoted, found)
    rows += _list_fellows(passage, quoted, [*found, *rows])
    return rows


@cache
def _tail() -> re.Pattern[str]:
    """Return what stands behind a row of programs: 等一批服务项目, 都成了群众叫得响的品牌, 各有特色."""
    words = words_file("programs.yaml")["rows"]
    nouns, signs = "|".join(words["nouns"]), "|".join(words["signs"])
    return re.compile(
        rf"{_COUNT}(?:(?!的?[产名作]品)[\u4e00-\u9fff]){{0,8}}?(?:{nouns})(?!产业|茶|果)"
        rf"|，?(?:也|都|均|已|正|纷纷|成|已经|如今|先后|陆续)*(?:成[了为]|是)[^，。；“”]{{0,16}}?(?:{nouns})(?=[，。；])"
        rf"|(?:等)?，?(?:也|都|均|已|正|纷纷|先后|陆续)*(?:{signs})"
    )


def _of_owners(
    passage: Passage, quoted: Sequence[re.Match[str]], found: Sequence[ProgramMention]
) -> Iterator[ProgramMention]:
    """Yield the phrases of a row in which each has its owner: A村的“甲”、B村的“乙”等服务项目."""
    named = {m.start for m in found}
    row: list[re.Match[str]] = []
    for match in quoted:
        if row and not _ITS_OWN.fullmatch(passage.text, row[-1].end(), match.start()):
            yield from _row_of_owners(passage, row, named)
            row = []
        row.append(match)
    yield from _row_of_owners(passage, row, named)


def _row_of_owners(passage: Passage, row: Sequence[re.Match[str]], named: set[int]) -> Iterator[ProgramMention]:
    if len(row) < 2 or not passage.text[: row[0].start()].endswith(("的", "推出", "打造", "创建", "首创")):
        return
    if not _tail().match(passage.text, row[-1].end()):
        return
    for match in row:
        if _free(match, named):
            yield _quoted(match)


@cache
def _kinds() -> re.Pattern[str]:
    """Return what stands behind a row of nothing but programs: 三个子项目, 等特色品牌."""
    kinds = "|".join(words_file("programs.yaml")["rows"]["counted"])
    return re.compile(rf"等?(?:[0-9两二三四五六七八九十]+[余多]?[大个项种类]|一[批系]列?|多[个项])?的?(?:{kinds})")


def _counted(
    passage: Passage, quoted: Sequence[re.Match[str]], found: Sequence[ProgramMention]
) -> Iterator[ProgramMention]:
    """Yield the phrases of a row that what follows tells to be programs, where one of them is known to be one."""
    named = {m.start for m in found}
    row: list[re.Match[str]] = []
    for match in [*quoted, None]:
        if row and (match is None or passage.text[row[-1].end() : match.start()] not in ("", "、", "和")):
            if _kinds().match(passage.text, row[-1].end()) and any(each.start() in named for each in row):
                yield from (_quoted(each) for each in row if _free(each, named))
            row = []
        if match is not None:
            row.append(match)


def _free(match: re.Match[str], named: set[int]) -> bool:
    return match.start() not in named and match[1] not in program_words().metaphors


def _quoted(match: re.Match[str]) -> ProgramMention:
    return ProgramMention("Program", *match.span(), match[1], "quoted program", False, True, (match[1],))


def _list_fellows(
    passage: Passage, quoted: Sequence[re.Match[str]], found: Sequence[ProgramMention]
) -> Iterator[ProgramMention]:
    """Yield quoted phrases side by side with a program that end as it does: “红色存折”“绿色存折”“爱心存折”."""
    named = {m.start: m.name for m in found if m.rule == "quoted program"}
    for one, other in [*pairwise(quoted), *((b, a) for a, b in pairwise(quoted))]:
        name = named.get(one.start(), "")
        if not name:
            continue
        gap, fellow = passage.text[min(one.end(), other.end()) : max(one.start(), other.start())], other.group(1)
        even = len(fellow) == len(name) and (len(name) > 2 or (fellow[0] in _NUMBERS and name[0] in _NUMBERS))
        alike = even or fellow[-2:] == name[-2:]
        beside = gap in ("", "、", "和") or _ITS_OWN.fullmatch(gap)
        if beside and alike and other.start() not in named and fellow not in program_words().metaphors:
            named[other.start()] = fellow
            yield ProgramMention("Program", *other.span(), fellow, "quoted program", False, True, (fellow,))


def _row_in_marks(passage: Passage, match: re.Match[str]) -> Iterator[ProgramMention]:
    """Yield names that share one pair of marks: stars, or what an activity consists of (“甲课、乙课”为主要内容的)."""
    items = match.group(1).split("、")
    names = [item.strip() for item in items]
    alike = len({name[-1:] for name in names}) == 1 and min(map(len, names)) > 2
    if not alike or not (names[0].endswith("星") or _CONTENT.match(passage.text, match.end())):
        return
    start = match.start(1)
    for item, name in zip(items, names, strict=True):
        yield ProgramMention("Program", start, start + len(name), name, "quoted program", False, True, (name,))
        start += len(item) + 1
