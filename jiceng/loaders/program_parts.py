"""Which program is said to be part of which: known parts, lists behind a whole, and wholes that count their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from jiceng.loaders.lexicon import known_programs
from jiceng.loaders.mentions.programs import ProgramMention
from jiceng.loaders.passage import Passage

_COMPONENT = re.compile(r"[”’]?[\u4e00-\u9fff]{0,6}的?(?:特色|重点|子|具体|重要)?(?:项目|内容|组成|部分|举措|品牌)")
_BRACKET = re.compile(r"[”’]?[\u4e00-\u9fff]{0,6}[（(](?:即|包括|含)?")
_CLOSE = re.compile("[）)]")
_CONTAINS = re.compile(
    r"[”’]?[\u4e00-\u9fff]{0,8}?[，,]?(?:其中|主要|具体|共|又|内容)?"
    r"(?:包括|包含|涵盖|分为|下设|内设|下辖|旗下有|细分为|细分出|配套(?:开展|实施|推出|建立)|延伸出|衍生出|派生出|孵化出|拓展出|裂变出|囊括|由|即)"
    r"(?:了|有)?[：:]?"
)
_INSIDE = re.compile(  # “红管家”品牌旗下的“红色代办”
    r"[”’]?[\u4e00-\u9fff]{0,6}?(?:旗下|名下|框架下|框架内|体系中|体系里|机制中|机制里|工作法里|工作法中|品牌下|工程中|里|中|之一)的"
    r"|[”’]?[\u4e00-\u9fff]{0,6}?之(?=“)"
)
_GUIDES = re.compile(  # 以“红色引擎”工程为总揽，推出, 在“红色引擎”工程牵引下，花园社区推行
    r"[”’]?[\u4e00-\u9fff]{0,6}?(?:为(?:总揽|统揽|统领|牵引|引领|龙头|总平台|平台)|(?:牵引|统领|统揽|引领|框架|品牌|旗帜)(?:之?下|内))"
    r"[，,][^。；“”]{0,24}?(?:推出|推行|开展|实施|创设|建立|设立|设置|打造|创新|探索|开设|组建|创建|办起|推开|培育)了?"
)
_GUIDED = ("以", "在", "以党建品牌", "在党建品牌", "以党建", "围绕")
_NAMELY = re.compile(r"[”’]?[\u4e00-\u9fff]{0,6}?[，：]?(?:即|也就是|就是|分别是)[：，]?(?=[\u4e00-\u9fff“])")
_SPELT_OUT = re.compile(r"[”’]?(?:[\u4e00-\u9fff]{0,4}(?:机制|模式|工程|品牌|行动|计划|活动|体系|工作法))?(?:：|——)")
_MADE_OF = re.compile(r"[”’]?等?[\u4e00-\u9fff0-9]{0,6}?(?:组成|构成)")
_BELONGS = re.compile(r"[”’]?[\u4e00-\u9fff]{0,6}?，?(?:只|也|正|就)?(?:是|属于|系)[\u4e00-\u9fff]{0,12}")
_AS_ONE = re.compile(
    r"[”’]?[\u4e00-\u9fff]{0,8}?(?:(?:的|[里中下]的?)(?:“[^“”]{2,6}”|[\u4e00-\u9fff]{0,8}?"
    r"(?:子项目|子品牌|组成部分|一部分|一项|一个|一环|一块|一法|一招|之一|项目|内容|板块|环节|单元))|之一)(?=[，。；、]|内容|项目|品牌)"
)
_AMONG = re.compile(r"[”’]?[\u4e00-\u9fff]{0,6}?(?:就|便|正|也)?是其中(?:的|之)?(?:一|重要|组成|关键|主要)")
_SUB = re.compile(r"[”’]?等?(?:(?!的)[\u4e00-\u9fff0-9]){0,4}?(?:子品牌|子项目|分项目|子系列)")
_AS_PART = re.compile(
    r"[”’]?[\u4e00-\u9fff]{0,8}?的[\u4e00-\u9fff]{0,4}?"
    r"(?:一部分|组成部分|子项目|子品牌|特色项目|重点项目|重头戏|亮点|一项|一环|一招|一项内容|一项活动|内容|环节)[，,]"
)
_CONTENT = re.compile(
    r"[”’]?等?(?:[\u4e00-\u9fff]{1,4})?为(?:主要|主体|基本|核心|重点)?"
    r"(?:(?:内容|支撑|载体|单元|组成)的|(?:内容|支撑|单元)[，,])[\u4e00-\u9fff]{0,6}"
)
_MADE_INTO = re.compile(
    r"[”’]?等?(?:[\u4e00-\u9fff0-9]{0,6}?)(?:整合|串联|集成|汇聚|汇集|打包|串|拼|拧|归并)(?:成|为)了?"
)
_AMONG_THEM = re.compile(r"[”’]?[\u4e00-\u9fff]{0,8}，(?:其中|当中)(?:的)?")
_FILED = re.compile(r"[”’]?(?:计划|活动|工程|项目|行动|机制)?(?:被|已)?(?:列入|纳入)(?:了|全[省市县区])?")
_POINTS = re.compile(
    r"(?:这项|该|这个|这一)(计划|活动|工程|项目|行动|机制|制度)(?:被|已)?(?:列入|纳入)(?:了|全[省市县区])?$"
)
_GAP = re.compile(r"等?|、|和|以及|及|与|，")
_NUMBERS = {n: i for i, n in enumerate("二三四五六七八九十", 2)} | {"两": 2}
_COUNTED = re.compile(r"([两二三四五六七八九十])[本张个支把份条项大]([\u4e00-\u9fff]{1,4})")
_ITEM = re.compile(r"[一二三四五六七八九十]是")
_BRACKETED = 120  # characters that a list in brackets may take
_LEAD = 12


@dataclass(frozen=True, slots=True)
class Part:
    """`part` belongs to the program called `whole`; the words at `span` say so, by `rule`."""

    part: ProgramMention
    whole: str
    span: tuple[int, int]
    rule: str


@cache
def _known_parts() -> tuple[tuple[str, str], ...]:
    return tuple((part, program.name) for program in known_programs() for part in program.parts)


def find_parts(passage: Passage, mentions: Sequence[ProgramMention]) -> Iterator[Part]:
    """Yield what the text says of parts of programs; `mentions` are in order and do not overlap."""
    named = _by_name(mentions)
    for name, whole_name in _known_parts():
        if name in named and whole_name in named:
            yield _apart(passage, named[name], named[whole_name], "known part")
    for index, whole in enumerate(mentions):
        yield from _listed(passage, whole, mentions[index + 1 :])
        yield from _enumerated(passage, whole, mentions[index + 1 :])
        yield from _filed(passage, whole, mentions[:index])
        yield from _content(passage, whole, mentions[:index])
        yield from _one_of(passage, mentions, index)
        yield from _guided(passage, whole, mentions[index + 1 :])
        yield from _namely(passage, whole, mentions[index + 1 :])
    yield from _counted(passage, named)
    yield from _among_them(passage, mentions)
    yield from _summands(passage, named)
    for part, whole in pairwise(mentions):
        between = passage.text[part.end : whole.start]
        component = between in ("作为", "列为") and _COMPONENT.match(passage.text, whole.end)
        if component or _FILED.fullmatch(between):
            yield Part(part, whole.name, (part.start, whole.end), "named part")


def _listed(passage: Passage, whole: ProgramMention, later: Sequence[ProgramMention]) -> Iterator[Part]:
    """Names in brackets right behind their whole, or in a row behind 包括."""
    bracket = _BRACKET.match(passage.text, whole.end)
    close = _CLOSE.search(passage.text, bracket.end(), bracket.end() + _BRACKETED) if bracket else None
    if bracket and close:
        inside = [part for part in later if bracket.end() <= part.start < close.start()]
        yield from (Part(part, whole.name, (whole.start, close.start()), "listed part") for part in inside)
    contains = _CONTAINS.match(passage.text, whole.end) or _INSIDE.match(passage.text, whole.end)
    spelt_out = None if contains else _SPELT_OUT.match(passage.text, whole.end)
    row = _row(passage, contains or spelt_out, later)
    opening = contains.group().rstrip("：:") if contains else ""
    if opening.endswith("由") and not (row and _MADE_OF.match(passage.text, row[-1].end)):
        return  # “乙”由“甲”发展而来
    if len(row) > (spelt_out is not None or opening.endswith(("由", "即"))):
        yield from (Part(part, whole.name, (whole.start, part.end), "listed part") for part in row)


def _row(passage: Passage, opening: re.Match[str] | None, later: Sequence[ProgramMention]) -> list[ProgramMention]:
    """Return the names side by side right behind an opening."""
    row: list[ProgramMention] = []
    at = opening.end() if opening else -1
    for part in later if opening else ():
        if not (part.start == at or _GAP.fullmatch(passage.text, at, part.start)):
            break
        row.append(part)
        at = part.end
    return row


def _one_of(passage: Passage, mentions: Sequence[ProgramMention], index: int) -> Iterator[Part]:
    """A name said to be one of a whole's parts: “甲”是“乙”的子项目; “乙”…，“甲”是其中一项; 作为“乙”的一部分，…“甲”."""
    text, part = passage.text, mentions[index]
    end = passage.sentence(part.start)[1]
    after = mentions[index + 1] if index + 1 < len(mentions) and mentions[index + 1].start < end else None
    if after and _BELONGS.fullmatch(text, part.end, after.start) and _AS_ONE.match(text, after.end):
        yield Part(part, after.name, (part.start, after.end), "named part")
    as_part = _AS_PART.match(text, part.end) if after and text[: part.start].endswith("作为") else None
    if after and as_part:
        yield Part(after, part.name, (part.start, after.end), "named part")
    among, sub = _AMONG.match(text, part.end), _SUB.match(text, part.end)
    if among or sub:
        first = index
        while first and sub and _GAP.fullmatch(text, mentions[first - 1].end, mentions[first].start):
            first -= 1
        begin = passage.sentence(part.start)[0]
        if first and (among or mentions[first - 1].start >= begin) and mentions[first - 1].name != part.name:
            whole = mentions[first - 1]
            yield from (Part(m, whole.name, (whole.start, part.end), "named part") for m in mentions[first : index + 1])


def _content(passage: Passage, whole: ProgramMention, earlier: Sequence[ProgramMention]) -> Iterator[Part]:
    """Names in a row before their whole: 以“甲”“乙”为主要内容的“丙”."""
    gap = (passage.text, earlier[-1].end, whole.start) if earlier else None
    if not gap or not (_CONTENT.fullmatch(*gap) or _MADE_INTO.fullmatch(*gap)):
        return
    row = [earlier[-1]]
    for before in reversed(earlier[:-1]):
        if not _GAP.fullmatch(passage.text, before.end, row[-1].start):
            break
        row.append(before)
    yield from (Part(part, whole.name, (row[-1].start, whole.end), "content") for part in reversed(row))


def _filed(passage: Passage, whole: ProgramMention, earlier: Sequence[ProgramMention]) -> Iterator[Part]:
    """A program pointed at by its noun and put under another: 把这项计划列入全县“…”."""
    begin = max(0, whole.start - _LEAD)
    points = _POINTS.search(passage.text, begin, whole.start)
    noun = points.group(1) if points else ""
    meant = [part for part in earlier if noun and any(alias.endswith(noun) for alias in part.aliases)]
    if meant and points:
        yield Part(meant[-1], whole.name, (points.start(), whole.end), "named part")


def _enumerated(passage: Passage, whole: ProgramMention, later: Sequence[ProgramMention]) -> Iterator[Part]:
    """The activities told one by one after 五项活动: 一是…扎实推进入户大走访活动。二是…."""
    counted = _COUNTED.fullmatch(whole.name)
    paragraph = passage.text.find("\n", whole.end)
    for part in later if counted else ():
        begin, _ = passage.sentence(part.start)
        behind = passage.text[part.end : part.end + _LEAD]
        if 0 <= paragraph < part.start:
            return
        if (
            counted
            and begin > whole.end
            and _ITEM.match(passage.text, begin)
            and counted[2] in behind[: len(counted[2]) + 2]
        ):
            yield Part(part, whole.name, (begin, part.end), "enumerated part")


def _guided(passage: Passage, whole: ProgramMention, later: Sequence[ProgramMention]) -> Iterator[Part]:
    """Names set up under another that guides them: 以“甲”工程为总揽，推出“乙”“丙”."""
    guides = _GUIDES.match(passage.text, whole.end) if passage.text[: whole.start].endswith(_GUIDED) else None
    row = [part for part in _row(passage, guides, later) if part.name != whole.name]
    yield from (Part(part, whole.name, (whole.start, part.end), "guided part") for part in row)


def _namely(passage: Passage, whole: ProgramMention, later: Sequence[ProgramMention]) -> Iterator[Part]:
    """Names among the items that a number announces: “五个一”工作法，即…、每月一次主题党日活动、…."""
    number, namely = _NUMBERS.get(whole.name[:1], 0), _NAMELY.match(passage.text, whole.end)
    if not number or not namely:
        return
    end = passage.text.find("。", namely.end())
    items = re.split("[、；，]", passage.text[namely.end() : end])
    inside = [part for part in later if namely.end() <= part.start < end]
    if len(items) == number and inside:
        yield from (Part(part, whole.name, (whole.start, part.end), "listed part") for part in inside)


def _among_them(passage: Passage, mentions: Sequence[ProgramMention]) -> Iterator[Part]:
    """Names picked out of the whole before them, 开展“甲”活动，其中“乙”…, unless that stands in a row of its like."""
    for index, (whole, part) in enumerate(pairwise(mentions)):
        fellow = mentions[index - 1] if index else None
        in_row = fellow and _GAP.fullmatch(passage.text, fellow.end, whole.start)
        if not in_row and part.name != whole.name and _AMONG_THEM.fullmatch(passage.text, whole.end, part.start):
            yield Part(part, whole.name, (whole.start, part.end), "named part")


def _summands(passage: Passage, named: Mapping[str, Sequence[ProgramMention]]) -> Iterator[Part]:
    """Sums of an open sum: 党建+头雁 and 党建+服务 of “党建+”."""
    for name, whole in named.items():
        if name.endswith("+"):
            parts = [found for other, found in named.items() if other != name and other.startswith(name)]
            yield from (_apart(passage, part, whole, "summand") for part in parts)


def _counted(passage: Passage, named: Mapping[str, Sequence[ProgramMention]]) -> Iterator[Part]:
    """A whole that counts its parts by their common noun: 三本存折 are 红色存折, 绿色存折 and 爱心存折."""
    for name, whole in named.items():
        counted = _COUNTED.fullmatch(name)
        parts = [m for n, m in named.items() if counted and n != name and n.endswith(counted[2])]
        if counted and len(parts) == _NUMBERS[counted[1]]:
            yield from (_apart(passage, part, whole, "counted part") for part in parts)


def _by_name(mentions: Sequence[ProgramMention]) -> dict[str, list[ProgramMention]]:
    named: dict[str, list[ProgramMention]] = {}
    for mention in mentions:
        named.setdefault(mention.name, []).append(mention)
    return named


def _apart(passage: Passage, parts: Sequence[ProgramMention], wholes: Sequence[ProgramMention], rule: str) -> Part:
    """Return a part that stands apart from its whole, told by the first sentence with both, else by its own."""
    begins = {passage.sentence(whole.start)[0] for whole in wholes}
    together = [part for part in parts if passage.sentence(part.start)[0] in begins]
    part = (together or parts)[0]
    return Part(part, wholes[0].name, passage.sentence(part.start), rule)
