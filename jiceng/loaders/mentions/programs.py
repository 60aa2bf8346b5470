"""Spans that name programs: known names, quoted names by form and context, formulas with + and with numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from jiceng.loaders.mentions.bare_programs import bare_names
from jiceng.loaders.mentions.bare_rows import names_in_rows
from jiceng.loaders.mentions.never_names import is_never_named
from jiceng.loaders.mentions.program_formulas import find_formulas
from jiceng.loaders.mentions.program_mention import ProgramMention as ProgramMention
from jiceng.loaders.mentions.program_names import IN_TITLE, is_program_name, is_refused, refused_after
from jiceng.loaders.mentions.program_rows import find_rows
from jiceng.loaders.mentions.program_words import head_noun, program_words
from jiceng.loaders.mentions.quoted_features import quoted_features
from jiceng.loaders.passage import Passage
from jiceng.loaders.weighing.classifier import classifier

QUOTED = re.compile(r"[“‘]([^“”‘’\n]{2,24})[”’]")
_NESTED = re.compile(r"“((?:[^“”‘’\n，。]{0,16}‘[^“”‘’\n，。]{1,16}’){1,3}[^“”‘’\n，。]{1,20})”")
_DEED = ("活动", "行动", "工程", "计划", "项目", "机制", "模式", "比赛", "大赛", "擂台赛", "大比武")
_UNQUOTED = re.compile(
    r"(?:推出|实施|启动|推行|开展|深化)了?([\u4e00-\u9fff]{2,12}?(?:工程|行动|计划))(?=[，。、；等]|以来|三年)"
)
_SUM = re.compile(
    r"的?(?=([二三四五六七八九十](?![大项个条种次年]|级[\u4e00-\u9fff]?(?:机制|模式|制))[\u4e00-\u9fff]{1,3}?(?:工作法|机制|模式|制度|制|法|行动|工程|计划)))"
    r"([二三四五六七八九十][\u4e00-\u9fff]{1,3}?)(?:工作法|机制|模式|制度|制|法|行动|工程|计划)"
)
_LEARNT = re.compile("(?:学习|运用|借鉴|推广)(?:运用|借鉴|推广)[^，。；、“]{0,2}[“‘]?$")
_LEAGUE = re.compile("(?:党建)?联盟")
_THEMED = "主题教育"
_OTHER_THEME = re.compile("实践活动|基地|馆|公园|广场|党课|宣讲")
_ADDED = re.compile(  # “党建+”小区治理模式
    r"(?!工作|发展|创新|系列|特色|品牌|新)([\u4e00-\u9fff]{2,6}?)(?:新?模式|工作法|工作?机制|品牌|工程|行动|体系|项目|活动)"
)
_OF_A_BODY = re.compile(
    r"(?:服务)?(?:队伍|人员|专班)|联盟|联合社|[^“”，。]{0,3}[，、][^“”。]{2,12}”的?[\u4e00-\u9fff]{0,2}(?:理念|原则|要求)"
)
_NUMBERED = re.compile(r"[二三四五六七八九十双多]")
_SHORT = 4
_NAMED = re.compile(
    "的?(?:工作)?(?:路子|模式|机制|制度|工作法|做法|办法|方式|品牌|活动|行动|工程|计划)(?![的性化])|的(?:新路|新路子|新模式)"
)
_MEANS = ("以", "依托", "走", "走的是")
# From which probability on a phrase is a name: where the rules take it for one, where none does, where one refuses it.
_UNLIKELY, _LIKELY, _SURE = 0.05, 0.6, 0.9
_CONTENT = ("为主要", "为重点", "等为主要", "为内容")  # what an activity is made of: “A星、B星”为主要内容
_ROW = 24  # characters in which the verb of a row of names stands


def known_names() -> tuple[str, ...]:
    """Return every spelling of a known program that stands without quotation marks, for the scanner."""
    return tuple(sorted(n for n in program_words().names if not n.startswith("“") and len(n) > 2))


def find_programs(passage: Passage, title: str, hits: Sequence[tuple[int, int]]) -> list[ProgramMention]:
    """Return programs in order, not overlapping; `hits` are the spans of known names in the text."""
    quoted = list(QUOTED.finditer(passage.text))
    times = Counter(match.group(1) for match in quoted)
    found = [m for match in quoted if (m := _quoted(passage, match, title, times))]
    found += [m for match in _NESTED.finditer(passage.text) if (m := _nested(passage, match, title))]
    found += find_rows(passage, quoted, found)
    found += [m for span in hits if (m := _known(passage, *span))]
    found += find_formulas(passage, title)
    found += [m for match in _UNQUOTED.finditer(passage.text) if (m := _unquoted(match))]
    found += [
        ProgramMention("Program", b.start, b.end, b.name, "bare program", False, True, b.aliases)
        for b in (*bare_names(passage.text), *names_in_rows(passage.text))
    ]
    found += _shortened(quoted, found)
    found += _titled(passage, title, found)
    found += _bare_repeats(passage, found)
    return _outermost(found)


def _shortened(quoted: Sequence[re.Match[str]], found: Sequence[ProgramMention]) -> list[ProgramMention]:
    """Quoted names that are what stands behind the dot or number of another: “四季田园” of “乡村振兴·四季田园”."""
    whole = {m.name.rpartition("·")[2]: m.name for m in found if "·" in m.name}
    whole |= {rest: m.name for m in found if (rest := m.name.lstrip("0123456789")) != m.name and len(rest) > _SHORT - 1}
    return [
        ProgramMention("Program", *match.span(), whole[match[1]], "dotted name", False, True, (match[1],))
        for match in quoted
        if match[1] in whole
    ]


def _titled(passage: Passage, title: str, found: Sequence[ProgramMention]) -> list[ProgramMention]:
    """Names that the title puts into quotation marks and the text does not."""
    more = []
    known = {m.name for m in found}
    for quoted in QUOTED.finditer(title):
        name = quoted.group(1)
        start = passage.text.find(name)
        if start < 0 or name in known or passage.text[start - 1 : start] in ("“", "‘"):
            continue
        end = start + len(name)
        if len(name) > 2 and is_program_name(passage.text, start, end, name, head_noun(passage.text, end)[0], IN_TITLE):
            more.append(ProgramMention("Program", start, end, name, "titled program", False, True, (name,)))
    return more


def _outermost(found: list[ProgramMention]) -> list[ProgramMention]:
    kept: list[ProgramMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end, m.rule)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _known(passage: Passage, start: int, end: int) -> ProgramMention | None:
    written = passage.text[start:end]
    if written in program_words().marked and not _set_up(passage.text, start, end):
        return None
    if _LEARNT.search(passage.text, max(0, start - 10), start):
        return None  # 学习运用“千万工程”经验: what others did
    if written.startswith("抓") and passage.text.startswith("“", end):
        return None  # 抓党建促乡村振兴“擂台赛” is one name
    if _OF_A_BODY.match(passage.text, end):
        return None  # a word in the name of a body or of an idea: 党组织领办合作社联盟, “网格化管理，…”理念
    if written == _THEMED and (passage.text[start - 1 : start] == "”" or _OTHER_THEME.match(passage.text, end)):
        return None  # a theme of its own, not the nation-wide one
    name, routine = program_words().names[written]
    return ProgramMention("Program", start, end, name, "known program", routine, False, (written,))


def _set_up(text: str, start: int, end: int) -> bool:
    """Tell whether bare common words are meant as a name: a verb of setting up leads to them or to their row."""
    row = text[max(0, start - _ROW) : start].rpartition("，")[2].rpartition("。")[2]
    first, *others = row.split("、")
    later = bool(others) and others[-1] == "" and any(verb in first for verb in program_words().strong)
    named = _NAMED.match(text, end) is not None or row.endswith(_MEANS)
    return later or named or row.endswith(program_words().strong) or text.startswith("试点", end)


def _nested(passage: Passage, match: re.Match[str], title: str) -> ProgramMention | None:
    """A name with marks inside its marks (“周口市‘3·5’学雷锋志愿服务活动”), unless they hold a known program."""
    inner = re.sub("[‘’]", "", match.group(1))
    head = head_noun(passage.text, match.end())[0]
    names = program_words().names
    holds = any(word in names or f"“{word}”" in names for word in re.findall("‘(.*?)’", match.group()))
    if holds or not (head or inner.endswith(_DEED)):
        return None
    if not is_program_name(passage.text, *match.span(), inner, head, _prominence(inner, title, Counter())):
        return None
    return ProgramMention("Program", *match.span(), inner, "nested program", False, True, (inner, inner + head))


def _prominence(inner: str, title: str, times: Counter[str]) -> int:
    """Weigh how the whole article marks a phrase: 2 for standing in the title, 1 for being said again."""
    return IN_TITLE * (len(inner) > 2 and inner in title) + (times[inner] > 1)


def _quoted(passage: Passage, match: re.Match[str], title: str, times: Counter[str]) -> ProgramMention | None:
    text, words, inner = passage.text, program_words(), match.group(1)
    start, end = match.span()
    head, kept = head_noun(text, end, len(inner) <= _SHORT, len(inner) <= _SHORT and bool(_NUMBERED.match(inner)))
    if _LEARNT.search(text, max(0, start - 10), start):
        return None
    for written in (f"“{inner}”{head}", f"“{inner}”", inner):
        if written in words.names and (len(inner) > 1):
            name, routine = words.names[written]
            return ProgramMention("Program", start, end, name, "known program", routine, False, (inner, inner + head))
    if is_never_named(text, end, inner):
        return None
    if summed := _summed(text, end, inner):
        return ProgramMention(
            "Program", start, summed.end(2), summed[2], "summed up", False, True, (*summed.groups(), inner)
        )
    named = is_program_name(text, start, end, inner, head, _prominence(inner, title, times))
    sure = text.startswith(_CONTENT, end) or is_refused(text, start, end, inner, head) or refused_after(text, end)
    least = _UNLIKELY if named else _SURE if sure else _LIKELY
    if classifier("quoted_programs").probability(quoted_features(text, start, end, title, times[inner])) < least:
        return None
    rule = "quoted program" if named else "weighed program"
    added = _ADDED.match(text, end) if inner.endswith("+") else None
    if inner.isdigit() and (league := _LEAGUE.match(text, end)):
        head, kept = league.group(), True  # “17”党建联盟
    name = inner + (added[1] if added else head if kept else "")
    aliases = tuple(dict.fromkeys((*(() if added else (inner,)), name, inner + head)))
    return ProgramMention("Program", start, end, name, rule, False, True, aliases)


def _summed(text: str, end: int, inner: str) -> re.Match[str] | None:
    """Return the name with a number that sums up the items of a phrase: “甲联建、乙联办、丙联供”三联机制 is 三联."""
    items = re.split(r"[、+ ]", inner)
    return _SUM.match(text, end) if len(items) > 1 and min(map(len, items)) > 1 else None


def _bare_repeats(passage: Passage, found: Sequence[ProgramMention]) -> list[ProgramMention]:
    """Later mentions of a quoted name without its marks."""
    text, more = passage.text, []
    for mention in {
        m.name: m for m in found if m.start < m.end and text[m.start] in "“‘" and len(m.name) >= 4
    }.values():
        at = text.find(mention.name)
        while at >= 0:
            end = at + len(mention.name)
            more.append(ProgramMention("Program", at, end, mention.name, "repeated program", False, True, ()))
            at = text.find(mention.name, end)
    return more


def _unquoted(match: re.Match[str]) -> ProgramMention | None:
    """An unquoted named project: a verb of setting up, words of the field, 工程 or 行动 or 计划 as its end."""
    name = match.group(1)
    words = program_words()
    if any(word in name for word in words.plain_works) or not any(word in name for word in words.named_works):
        return None
    return ProgramMention("Program", match.start(1), match.end(1), name, "unquoted program", False, True, (name,))
