"""Spans that name programs: known names, quoted names by form and context, formulas with + and with numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jiceng.loaders.lexicon import known_programs, word_lines, words_file
from jiceng.loaders.mentions.model import Mention
from jiceng.loaders.passage import Passage

_QUOTED = re.compile(r"[“‘]([^“”‘’\n]{2,24})[”’]")
_PLUS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{2,6}(?:\+[\u4e00-\u9fffA-Za-z0-9]{1,6}){1,4}")
_PAIRED = re.compile(
    r"[一二三四五六七八九十百千万双两][\u4e00-\u9fff]{1,2}[一二三四五六七八九十百千万双两][\u4e00-\u9fff]{1,3}"
)
_NUMBERED = re.compile(r"[一二三四五六七八九十百千万双两几][\u4e00-\u9fff]{1,2}")
_INNER_MARK = re.compile(r"[，。！？；：,…]")
_SPEECH = re.compile(r"[吗吧呢啊呀哦嘛了啦哩]$|[我你他咱俺您]")
_LEAD = 12  # characters before a quotation mark in which its verb stands


@dataclass(slots=True)
class ProgramMention(Mention):
    """A program as written; `routine` as declared in the word list, `candidate` where form alone speaks for it."""

    routine: bool
    candidate: bool
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    names: dict[str, tuple[str, bool]]
    generic: tuple[str, ...]
    kept: tuple[str, ...]
    before: tuple[str, ...]
    ends: tuple[str, ...]
    refused_before: tuple[str, ...]
    refused_after: tuple[str, ...]
    metaphors: frozenset[str]
    metaphor_ends: tuple[str, ...]
    refused_ends: tuple[str, ...]


@cache
def _words() -> _Words:
    raw = words_file("programs.yaml")
    names = {v: (p.name, p.routine) for p in known_programs() for v in p.variants}
    for program in known_programs():
        names.update({part: (part, False) for part in program.parts})

    def longest(words: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted(words, key=len, reverse=True))

    return _Words(
        names,
        longest(raw["heads"]["generic"]),
        longest(raw["heads"]["kept"]),
        longest(raw["before"]),
        longest(raw["ends"]),
        longest(raw["refused_before"]),
        longest(raw["refused_after"]),
        word_lines("metaphors.txt"),
        tuple(sorted(word_lines("metaphor_parts.txt"))),
        tuple(raw["refused_ends"]),
    )


def known_names() -> tuple[str, ...]:
    """Return every spelling of a known program that stands without quotation marks, for the scanner."""
    return tuple(sorted(name for name in _words().names if not name.startswith("“") and len(name) > 2))


def find_programs(passage: Passage, hits: Sequence[tuple[int, int]]) -> list[ProgramMention]:
    """Return programs in order, not overlapping; `hits` are the spans of known names."""
    found = [m for match in _QUOTED.finditer(passage.text) if (m := _quoted(passage, match))]
    found += [m for span in hits if (m := _known(passage, *span))]
    found += [m for match in _PLUS.finditer(passage.text) if (m := _formula(passage, match))]
    named = {m.name for m in found}
    found += _bare_repeats(passage, found)
    return _outermost(found) if named else []


def _outermost(found: list[ProgramMention]) -> list[ProgramMention]:
    kept: list[ProgramMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end, m.rule)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _known(passage: Passage, start: int, end: int) -> ProgramMention | None:
    written = passage.text[start:end]
    name, routine = _words().names[written]
    return ProgramMention("Program", start, end, name, "known program", routine, False, (written,))


def _quoted(passage: Passage, match: re.Match[str]) -> ProgramMention | None:
    text, words, inner = passage.text, _words(), match.group(1)
    start, end = match.span()
    head, kept = _head(text, end)
    for written in (f"“{inner}”{head}", f"“{inner}”", inner):
        if written in words.names and (len(inner) > 1):
            name, routine = words.names[written]
            return ProgramMention("Program", start, end, name, "known program", routine, False, (inner, inner + head))
    if not _is_name(text, start, end, inner, head):
        return None
    name = inner + head if kept else inner
    aliases = (inner, inner + head) if head else (inner,)
    return ProgramMention("Program", start, end, name, "quoted program", False, True, aliases)


def _head(text: str, end: int) -> tuple[str, bool]:
    """Return the head noun right after a quoted name and whether it belongs to the name."""
    words = _words()
    for head in words.kept:
        if text.startswith(head, end):
            return head, True
    for head in words.generic:
        if text.startswith(head, end):
            return head, False
    return "", False


def _is_name(text: str, start: int, end: int, inner: str, head: str) -> bool:
    """Weigh form and context of a quoted phrase: is it the name of a program?"""
    words = _words()
    if (
        inner in words.metaphors
        or inner.endswith((*words.metaphor_ends, *words.refused_ends))
        or _INNER_MARK.search(inner)
    ):
        return False
    if _SPEECH.search(inner) or text.startswith("的", end) and not head:
        return False
    if text.startswith(words.refused_after, end):
        return False
    before = text[max(0, start - _LEAD) : start]
    shaped = _shaped(inner)
    if before.endswith(words.refused_before) and not (head and shaped):
        return False
    in_list = text[start - 1 : start] in ("、", "”") or text[end : end + 1] in ("、", "“")
    score = 2 * bool(head) + _led(before) + 2 * shaped + in_list
    return score >= 3 or (score >= 2 and bool(head) and len(inner) >= 4)


def _led(before: str) -> int:
    """Return 2 where a verb of doing stands right before the name, 1 where it stands earlier in its clause."""
    words = _words()
    if before.rstrip("了着起的出好：:以").endswith(words.before):
        return 2
    clause = re.split(r"[，。；！？、”]", before)[-1]
    return int(any(word in clause for word in words.before))


def _shaped(inner: str) -> bool:
    words = _words()
    if "+" in inner or inner.endswith(words.ends) or _PAIRED.search(inner):
        return True
    return bool(_NUMBERED.match(inner)) and 3 <= len(inner) <= 6


def _formula(passage: Passage, match: re.Match[str]) -> ProgramMention | None:
    """An unquoted A+B is a program where a head noun follows it."""
    head, _ = _head(passage.text, match.end())
    if not head:
        return None
    start = match.start()
    first = passage.word_at(start)
    plus = passage.text.index("+", start)
    while passage.starts[first + 1] < plus and passage.tags[first] in ("p", "v", "d", "u", "ul", "c"):
        first += 1
    start = max(start, passage.starts[first])
    name = passage.text[start : match.end()]
    return ProgramMention("Program", start, match.end(), name, "formula", False, True, (name,))


def _bare_repeats(passage: Passage, found: Sequence[ProgramMention]) -> list[ProgramMention]:
    """Later mentions of a quoted name without its marks."""
    text, more = passage.text, []
    for mention in {m.name: m for m in found if m.rule == "quoted program" and len(m.name) >= 4}.values():
        at = text.find(mention.name)
        while at >= 0:
            end = at + len(mention.name)
            more.append(ProgramMention("Program", at, end, mention.name, "repeated program", False, True, ()))
            at = text.find(mention.name, end)
    return more


def nearest(positions: Sequence[int], position: int) -> int:
    """Return the index of the last of sorted positions that is not after `position`, or -1."""
    return bisect_left(positions, position + 1) - 1
