"""An article's text cut into words, clauses and sentences, with the offsets that every finder shares."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

import rjieba

_SENTENCE_END = re.compile(r"[。！？；!?;][”’」』)）]*|\n+")
_CLAUSE_END = re.compile(r"[，,：:。！？；!?;\n]+[”’」』)）]*")


@dataclass(slots=True)
class Passage:
    """A text with its words, their tags (jieba's part-of-speech letters) and bounds as code points, half open.

    `starts[i]` is where word i starts; `starts[-1]` is `len(text)`. `sentences` and `clauses` hold the start of
    each, beginning with 0; a sentence ends with 。！？； or a line break, a clause also with a comma or colon.
    """

    text: str
    words: list[str] = field(init=False)
    tags: list[str] = field(init=False)
    starts: list[int] = field(init=False)
    sentences: list[int] = field(init=False)
    clauses: list[int] = field(init=False)

    def __post_init__(self) -> None:
        pairs = rjieba.tag(self.text)
        self.words = [word for word, _ in pairs]
        self.tags = [tag for _, tag in pairs]
        self.starts = [0]
        position = 0
        for word in self.words:
            position += len(word)
            self.starts.append(position)
        self.sentences = _bounds(_SENTENCE_END, self.text)
        self.clauses = _bounds(_CLAUSE_END, self.text)

    def word_at(self, position: int) -> int:
        """Return the index of the word that holds a position."""
        return min(bisect_right(self.starts, position), len(self.words)) - 1

    def sentence(self, position: int) -> tuple[int, int]:
        """Return the bounds of the sentence that holds a position."""
        return _around(self.sentences, position, len(self.text))

    def clause(self, position: int) -> tuple[int, int]:
        """Return the bounds of the clause that holds a position."""
        return _around(self.clauses, position, len(self.text))


def _bounds(end: re.Pattern[str], text: str) -> list[int]:
    return [0, *(m.end() for m in end.finditer(text) if m.end() < len(text))]


def _around(starts: list[int], position: int, length: int) -> tuple[int, int]:
    index = bisect_right(starts, position)
    return starts[index - 1], starts[index] if index < len(starts) else length
