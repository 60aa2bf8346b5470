"""Lines become blocks: what a reader sees as one paragraph or one headline line, hard-wrapped lines joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jiceng.loaders.bylines import Tail, find_tail, parse_byline
from jiceng.loaders.leads import Lead, find_lead
from jiceng.loaders.photo_credits import find_photo_credit

Span = tuple[int, int]

# A column of a newspaper holds some 12 to 40 characters a line; longer lines are paragraphs.
_WIDEST_COLUMN = 46
_NARROWEST_COLUMN = 9
# So many short lines in a row, so many of them equally long, so many of those cut in a sentence: hard-wrapped.
_WRAPPED_LINES = 5
_BRACKET = 60  # code points that a byline in brackets may hold
_FULL_SHARE = 0.4
_CUT_SHARE = 0.5
_WIDER_SHARE = 0.2  # of lines that overrun a column: joined halves, titles
_RUNNING = re.compile("[，。、；]")
# A line that cannot begin anything: the end of the line before it slipped down.
_REMNANT = re.compile(r"[，。、；：！？”’》)]|摄\)?$")
_ASCII = re.compile("[\x21-\x7e]")
_CLOSERS = "”’》】]"
_STOPS = "。！？…；：!?;:~～"
ENUMERATOR = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十0-9]{1,3}\)|[0-9]{1,2}(?:[、)]|\.(?![0-9]))|0[1-9]\s|[①-⑳]|第[一二三四五六七八九十]{1,3}[，、])"
)
_MARKDOWN = re.compile(r"#{1,6}\s+|\*\*|__")


def is_open(text: str) -> bool:
    """Whether a text breaks off in mid-sentence: it ends with no stop, quotation marks and brackets aside."""
    body = text.rstrip(_CLOSERS)
    if body.endswith(")"):
        opening = body.rfind("(")
        if opening > 0 and body[opening - 1] in _STOPS + _CLOSERS:
            return False
    return body[-1:] not in _STOPS


@dataclass(slots=True)
class Block:
    """Text between line breaks: `spans` are its pieces in the normal text, `text` exactly their joined characters.

    `gap` counts the blank lines before it. `kind` is set by `kinds.py`; `authors` come from a byline or credit;
    `lead` and `tail` say what of a paragraph is byline and not text; `open` that it breaks off in mid-sentence;
    `onward` and `resumed` that it said 下转 or 上接; `date` is the issue's, ISO, from page furniture.
    """

    spans: list[Span]
    text: str
    gap: int = 0
    kind: str = ""
    open: bool = False
    authors: tuple[str, ...] = ()
    lead: Lead | None = None
    tail: Tail | None = None
    onward: bool = False
    resumed: bool = False
    date: str = ""

    @property
    def start(self) -> int:
        """Where the block begins in the normal text."""
        return self.spans[0][0]


def cut_spans(spans: list[Span], start: int, end: int) -> list[Span]:
    """Return what of some spans lies between two positions of their joined text."""
    if len(spans) == 1:
        left = spans[0][0]
        return [(left + start, left + end)] if start < end else []
    kept = []
    at = 0
    for left, right in spans:
        low, high = max(start - at, 0), min(end - at, right - left)
        if low < high:
            kept.append((left + low, left + high))
        at += right - left
    return kept


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    gap: int
    indent: int
    width: float = 0.0

    @property
    def block(self) -> Block:
        return Block([(self.start, self.end)], self.text, self.gap)


def cut_blocks(text: str) -> list[Block]:
    """Return the blocks of a normal text in order; together they hold all that is not white space."""
    lines = list(_lines(text))
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and len(lines[end].text) <= _WIDEST_COLUMN:
            end += 1
        if end - at >= _WRAPPED_LINES:
            blocks += _unwrap(lines[at:end])
        else:
            blocks += (line.block for line in lines[at:end])
        if end < len(lines):
            blocks.append(lines[end].block)
            end += 1
        at = end
    return blocks


def _lines(text: str) -> Iterator[_Line]:
    position = gap = 0
    for raw in text.split("\n"):
        line = raw.strip()
        if line:
            indent = len(raw) - len(raw.lstrip())
            start = position + indent
            if line[0] in "#*_" and (mark := _MARKDOWN.match(line)):
                start += mark.end()
                line = line[mark.end() :].removesuffix("**").removesuffix("__")
            if line:
                yield _Line(start, start + len(line), line, gap, indent)
                gap = 0
        else:
            gap += 1
        position += len(raw) + 1


def _unwrap(lines: list[_Line]) -> list[Block]:
    """Join the lines of hard-wrapped columns; lines that are not wrapped stay as they are."""
    column = _measure(lines)
    if not column:
        return [line.block for line in lines]
    spaced = Counter(line.gap for line in lines[1:]).most_common(1)[0][0]
    indents = [line.indent for line in lines]
    tells = 0 < sum(indent > min(indents) for indent in indents) < 0.6 * len(lines)
    blocks = [lines[0].block]
    for before, line in pairwise(lines):
        last = blocks[-1]
        margin = min(indents) if tells else -1
        goes_on = not (_signed(last.text) or _is_title(last)) and _continues(before, line, column, margin)
        if line.gap <= spaced and (goes_on or _is_remnant(last.text, line.text)):
            last.text += line.text
            last.spans.append((line.start, line.end))
        else:
            blocks.append(Block([(line.start, line.end)], line.text, max(0, line.gap - spaced)))
    return blocks


def _measure(lines: list[_Line]) -> float:
    """Set the lines' widths, in characters or with half-width ones as halves, whichever fits a column better."""
    counted = [float(line.indent + len(line.text)) for line in lines]
    halved = [count - len(_ASCII.findall(line.text)) / 2 for count, line in zip(counted, lines, strict=True)]
    widths = halved if _crowd(halved)[0] >= _crowd(counted)[0] else counted
    for line, width in zip(lines, widths, strict=True):
        line.width = width
    return _column(lines)


def _crowd(widths: Sequence[float]) -> tuple[int, int]:
    """Return how many lines have about the commonest width, and that width."""
    counts = Counter(round(width) for width in widths)
    return max((sum(counts[width - less] for less in range(3)), width) for width in counts)


def _column(lines: list[_Line]) -> float:
    """Return the width of the column that the lines were wrapped to, or 0 where they were not."""
    column = _crowd([line.width for line in lines])[1]
    full = [line for line in lines if column - 2 <= line.width <= column + 1]
    cut = sum(is_open(line.text) for line in full)
    tables = sum(line.text.count(" ") >= 2 for line in full)
    running = sum(bool(_RUNNING.search(line.text)) for line in full)
    wider = sum(line.width > column + 2 for line in lines)
    enough = len(full) >= max(3, _FULL_SHARE * len(lines)) and column >= _NARROWEST_COLUMN
    enough = enough and wider <= _WIDER_SHARE * len(lines)
    return column if enough and min(cut, running) >= _CUT_SHARE * len(full) > tables else 0


def _is_remnant(before: str, line: str) -> bool:
    """Whether a line is the end of the one before it: a bracket is open, a stop or a photo's credit slipped down."""
    opening = before.rfind("(")
    if _REMNANT.match(line) or (opening > before.rfind(")") and len(before) - opening < _BRACKET):
        return True
    credit = find_photo_credit(line)
    return credit is not None and credit.start == 0 and len(before) > _WIDEST_COLUMN // 2


def _is_title(block: Block) -> bool:
    """Whether the text so far is one line with a space and without any comma or stop: running text has no spaces."""
    text = block.text
    return len(block.spans) == 1 and " " in text and "(" not in text and not (_RUNNING.search(text) or find_lead(text))


def _signed(text: str) -> bool:
    """Whether a byline or a photo's credit closes the text so far."""
    return text.endswith((")", "摄")) and (find_tail(text) or find_photo_credit(text)) is not None


def _continues(before: _Line, line: _Line, column: float, margin: int) -> bool:
    """Whether a wrapped line goes on with the line before it; `margin` is the indent of running lines, or -1."""
    full = before.width >= column - 3
    if margin >= 0 and line.indent > margin:
        return False
    if not full or ENUMERATOR.match(line.text) or find_lead(line.text) or parse_byline(line.text) is not None:
        return False
    if find_lead(before.text) is None and parse_byline(before.text) is not None:
        return False
    if is_open(before.text) or line.width >= column - 2:
        return True
    return bool(_RUNNING.search(line.text)) if margin >= 0 else not is_open(line.text)
