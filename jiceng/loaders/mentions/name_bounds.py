"""Where a place name starts that no table holds: leftwards over words that may stand in a name."""

from __future__ import annotations

import re

from jiceng.loaders.passage import Passage

CHINESE = re.compile(r"[\u4e00-\u9fff·0-9]+")
# jieba's tags that cannot stand inside a place name: prepositions, conjunctions, particles, pronouns, adverbs …
_OUTSIDE = frozenset(
    {"p", "c", "u", "uj", "ul", "uz", "ud", "ug", "uv", "r", "d", "y", "e", "o", "t", "x", "w", "f", "rz", "rr"}
)
VERBS = frozenset({"v", "vd", "vi", "vq"})
_STOPS = frozenset("在和与及等向为对从到是把被让由给于使该本各全是有受请任驻访进选送以按每使用")


def name_start(passage: Passage, floor: int, end: int) -> int:
    """Return where a name that ends at `end` starts: leftwards over words that may stand in a name."""
    index = passage.word_at(end - 1)
    start = end
    while index >= 0 and passage.starts[index] >= floor:
        tag, word = passage.tags[index], passage.words[index]
        if (
            tag in _OUTSIDE
            or (tag in VERBS and len(word) > 1 and passage.starts[index + 1] <= end)
            or (tag == "m" and word.isdigit() and passage.text[start : start + 1] != "街")
            or word in _STOPS
        ):
            break
        start = passage.starts[index]
        index -= 1
    return start


def after_mark(text: str, floor: int, end: int) -> int:
    """Return the position after the last character of text[floor:end] that is not Chinese."""
    for position in range(end - 1, floor - 1, -1):
        if not "\u4e00" <= text[position] <= "\u9fff":
            return position + 1
    return floor


def bounded(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a span begins and ends with words, so that 襄城 is not read out of a longer word."""
    first, last = passage.word_at(start), passage.word_at(end - 1)
    return passage.starts[first] == start and passage.starts[last + 1] == end
