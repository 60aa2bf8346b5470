"""Programs whose form is a formula: A+B, items with marks of their own, a number said again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiceng.loaders.mentions.program_mention import ProgramMention
from jiceng.loaders.mentions.program_names import IN_TITLE, is_program_name
from jiceng.loaders.mentions.program_words import head_noun, program_words
from jiceng.loaders.passage import Passage

_PLUS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{2,6}(?:\+[\u4e00-\u9fffA-Za-z0-9]{1,6}){1,4}")
_REPEATED = re.compile(  # 双报到双服务双报告, 三联三促
    r"([双三四五六七八九十])(?:[\u4e00-\u9fff]{2}\1[\u4e00-\u9fff]{2}(?:\1[\u4e00-\u9fff]{2})*|[\u4e00-\u9fff]\1[\u4e00-\u9fff])"
    r"(?![\u4e00-\u9fff]*”)"
)
_SUMMED = re.compile(r"[“‘][^“”‘’\n，。]{1,8}[”’](?:\+[“‘][^“”‘’\n，。]{1,8}[”’]){1,4}")
_LONG_PLUS = re.compile(r"[“‘]([^“”‘’\n，。；+]{2,12}(?:\+[^“”‘’\n，。；+]{1,12}){2,6})[”’]")
_OPENS = "\n。！？：；"  # what stands before a section's heading
_LONGEST_QUOTED = 24


def find_formulas(passage: Passage, title: str) -> Iterator[ProgramMention]:
    """Yield the programs of an article whose names are formulas; they may overlap each other."""
    yield from (m for match in _REPEATED.finditer(passage.text) if (m := _repeated(passage, match)))
    if "+" in passage.text:  # the search is slow, and few articles hold one
        yield from (m for match in _SUMMED.finditer(passage.text) if (m := _marked_sum(passage, match)))
        yield from (m for match in _LONG_PLUS.finditer(passage.text) if (m := _long_sum(passage, match, title)))
        yield from (m for match in _PLUS.finditer(passage.text) if (m := _formula(passage, match)))


def _repeated(passage: Passage, match: re.Match[str]) -> ProgramMention | None:
    """A number said again and again, 双报到双服务双报告, where a verb of setting up or a head noun stands beside it."""
    start, end = match.span()
    head = head_noun(passage.text, end)[0]
    if not (head or passage.text[:start].rstrip("了").endswith(program_words().before)):
        return None
    name = match.group()
    return ProgramMention("Program", start, end, name, "repeated number", False, True, (name, name + head))


def _marked_sum(passage: Passage, match: re.Match[str]) -> ProgramMention | None:
    """A sum whose items have marks of their own: “飞地”+“抱团”模式."""
    name = re.sub("[“”‘’]", "", match.group())
    head = head_noun(passage.text, match.end())[0]
    if not is_program_name(passage.text, *match.span(), name, head, 0):
        return None
    return ProgramMention("Program", *match.span(), name, "sum of names", False, True, (name, name + head))


def _long_sum(passage: Passage, match: re.Match[str], title: str) -> ProgramMention | None:
    """A sum too long for other quoted names: “联村党总支+企业+村股份经济合作联合社+基地+农户”."""
    name, head = match.group(1), head_noun(passage.text, match.end())[0]
    long = len(name) > _LONGEST_QUOTED
    if not long or not is_program_name(passage.text, *match.span(), name, head, IN_TITLE * (name in title)):
        return None
    return ProgramMention("Program", *match.span(), name, "quoted program", False, True, (name,))


def _formula(passage: Passage, match: re.Match[str]) -> ProgramMention | None:
    """An unquoted A+B is a program where a head noun follows it; A+B+C also right behind a verb of setting up."""
    start, end = match.span()
    cut = passage.text.find("的", passage.text.rindex("+", start, end), end)
    end = cut if cut > 0 else end
    end = _without_head(passage.text, passage.text.rindex("+", start, end), end)
    plus = passage.text.index("+", start)
    verb = max(
        passage.text.find(word, start, plus) + len(word) if word in passage.text[start:plus] else 0
        for word in program_words().adopted
    )
    first = passage.word_at(max(start, verb))
    while passage.starts[first + 1] < plus and passage.tags[first] in ("p", "v", "d", "u", "ul", "c"):
        first += 1
    start = max(start, verb, passage.starts[first], passage.text.rfind("的", start, plus) + 1)
    name = passage.text[start:end]
    adopted = name.count("+") > 1 and passage.text[:start].rstrip("了").endswith(program_words().adopted)
    heading = passage.text[match.start() - 1 : match.start()] in _OPENS and passage.text[end : end + 1] in "。：\n"
    if heading:
        start, name = match.start(), passage.text[match.start() : end]
    if not (adopted or heading or head_noun(passage.text, end)[0]):
        return None
    return ProgramMention("Program", start, end, name, "formula", False, True, (name,))


def _without_head(text: str, plus: int, end: int) -> int:
    """Return where the last item of a sum ends before a head noun that the run holds: 大数据+网格|模式."""
    heads = program_words().generic
    cuts = (at for at in range(plus + 2, end) if (head := heads.match(text, at)) and head.end() >= end)
    return next(cuts, end)
