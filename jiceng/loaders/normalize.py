"""One spelling of characters before offsets are taken: script, widths, quotation marks, spaces.

The direction is that of the scanned pages: letters, digits, + % and round brackets in their half-width forms;
comma, colon, semicolon, question and exclamation mark in their full-width forms, except inside numbers, times and
Latin text; quotation marks “” and ‘’; simplified characters.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from jiceng.graph.model import OffsetRun

_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]+")
_CLUSTER = re.compile(_INVISIBLE.pattern + "|[^\u0300-\u036f\u3099\u309a][\u0300-\u036f\u3099\u309a]*")
_KEPT_WIDE = "，：；！？"
_TABLE = {
    **{chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F) if chr(c) not in _KEPT_WIDE},
    **dict.fromkeys("\t\u00a0\u1680\u202f\u205f\u3000", " "),
    **{chr(c): " " for c in range(0x2000, 0x200B)},
    **dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"),
    **dict(zip("「」『』﹁﹂﹃﹄〝〞﹙﹚﹪﹢", "“”‘’“”‘’“”()%+", strict=True)),
    **dict.fromkeys("•‧∙⋅・･", "·"),
    **dict(zip("｡､｢｣", "。、“”", strict=True)),
}
_ODD = re.compile("[" + "".join(re.escape(c) for c in _TABLE) + "]")
_HALF = re.compile(r"[,;:!?\"']")
_WIDE_IN_NUMBER = re.compile("(?<=[0-9])[：，](?=[0-9])")
_SENTENCE_END = ("。", "！", "？", "。”", "！”", "？”", ")")
_PAIRS = {'"': "“”", "'": "‘’"}
_HALF_TO_WIDE = dict(zip(",;:!?", "，；：！？", strict=True))
# Of the characters of traditional text about three in ten are not in GB 2312; of simplified text under one in 500.
_TRADITIONAL_SHARE = 0.04


@dataclass(frozen=True, slots=True)
class NormalText:
    """A text in one spelling, with where it stands in the text it came from.

    `starts[i]` is where run i begins in `text`, `sources[i]` where that is in the original; a run reaches to the
    next one. Both are counted in code points.
    """

    text: str
    starts: tuple[int, ...] = (0,)
    sources: tuple[int, ...] = (0,)

    def source_position(self, position: int) -> int:
        """Return where a position of `text` stands in the original text."""
        index = bisect_right(self.starts, position) - 1
        return self.sources[index] + position - self.starts[index]

    def runs(self, start: int, end: int, at: int) -> list[OffsetRun]:
        """Return the runs of text[start:end] when it is placed at position `at` of an article's text."""
        if len(self.starts) == 1:
            return [OffsetRun(at, end - start, start)] if start < end else []
        runs = []
        index = bisect_right(self.starts, start) - 1
        while start < end:
            stop = min(end, self.starts[index + 1]) if index + 1 < len(self.starts) else end
            runs.append(OffsetRun(at, stop - start, self.sources[index] + start - self.starts[index]))
            at, start, index = at + stop - start, stop, index + 1
        return runs


def normalize(text: str) -> NormalText:
    """Return a text in one spelling: equal texts in another script, width or quoting style come out equal."""
    starts, sources = [0], [0]
    if not unicodedata.is_normalized("NFC", text):
        text, starts, sources = _rewrite(text, _CLUSTER)
    elif _INVISIBLE.search(text):
        text, starts, sources = _rewrite(text, _INVISIBLE)
    if _ODD.search(text):
        text = _ODD.sub(lambda match: _TABLE[match[0]], text)
    text = _punctuate(text)
    if _is_traditional(text):
        text = _simplify(text)
    return NormalText(text, tuple(starts), tuple(sources))


def _rewrite(text: str, pattern: re.Pattern[str]) -> tuple[str, list[int], list[int]]:
    """Compose or drop what matches: returns the new text, and where its runs start in it and in the old text."""
    parts: list[str] = []
    starts, sources = [0], [0]
    length = done = 0
    for match in pattern.finditer(text):
        old = match[0]
        new = "" if _INVISIBLE.match(old) else unicodedata.normalize("NFC", old)
        if new == old:
            continue
        parts += text[done : match.start()], new
        length += match.start() - done + len(new)
        done = match.end()
        if len(new) != len(old):
            starts.append(length)
            sources.append(done)
    return "".join([*parts, text[done:]]), starts, sources


def _punctuate(text: str) -> str:
    if _WIDE_IN_NUMBER.search(text):
        text = _WIDE_IN_NUMBER.sub(_narrow_in_number, text)
    if not _HALF.search(text):
        return text
    open_marks: set[str] = set()
    return "\n".join(_punctuate_line(line, open_marks) for line in text.split("\n"))


def _narrow_in_number(match: re.Match[str]) -> str:
    if match[0] == "：":
        return ":"
    thousands = re.compile(r"[0-9]{3}(?![0-9])").match(match.string, match.end())
    return "," if thousands else match[0]


def _punctuate_line(line: str, open_marks: set[str]) -> str:
    """Unify one line; `open_marks` carries a quotation that a line break cuts, and forgets it at a sentence's end."""

    def unify(match: re.Match[str]) -> str:
        mark, at = match[0], match.start()
        if mark in _PAIRS:
            if mark == "'" and not _beside_wide(line, at):
                return mark
            open_marks.symmetric_difference_update(mark)
            return _PAIRS[mark][mark not in open_marks]
        return _HALF_TO_WIDE[mark] if _beside_wide(line, at) else mark

    line = _HALF.sub(unify, line)
    if line.rstrip().endswith(_SENTENCE_END):
        open_marks.clear()
    return line


def _beside_wide(line: str, at: int) -> bool:
    """Whether the nearest characters beside a mark are Chinese; a mark between digits or letters is theirs."""
    before, after = line[at - 1 : at], line[at + 1 : at + 2]
    if before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
        return False
    return before > "\u2013" or after > "\u2013"


def _is_traditional(text: str) -> bool:
    if not text:
        return False
    simplified = len(text.encode("gb2312", "ignore").decode("gb2312"))
    return len(text) - simplified > _TRADITIONAL_SHARE * len(text)


@cache
def _converters() -> tuple[Callable[[str], str], ...]:
    from opencc import OpenCC  # loads its tables, and almost no page needs them

    # The Taiwan table also turns 著 into 着; the Hong Kong table knows variants such as 衞.
    return OpenCC("tw2s").convert, OpenCC("hk2s").convert


def _simplify(text: str) -> str:
    for convert in _converters():
        simple = convert(text)
        # The tables are one to one; should a phrase ever change length, characters alone keep the offsets.
        text = simple if len(simple) == len(text) else "".join(_one(convert, c) for c in text)
    return text


def _one(convert: Callable[[str], str], character: str) -> str:
    simple = convert(character)
    return simple if len(simple) == 1 else character
