"""An article's text cut into words, clauses and sentences, with the offsets that every finder shares."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

import rjieba

# Both begin with one class of characters, which the engine scans fastest.
_SENTENCE_END = re.compile(r"[。！？；!?;\n](?:(?<=\n)\n*|(?<!\n)[”’」』)）]*)")
_CLAUSE_END = re.compile(r"[，,：:。！？；!?;\n][，,：:。！？；!?;\n]*[”’」』)）]*")


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
        self.words = [pair[0] for pair in pairs]
        self.tags = [pair[1] for pair in pairs]
        self.starts = list(accumulate(map(len, self.words), initial=0))
        self.sentences = _bounds(_SENTENCE_END, self.text)
        self.clauses = _bounds(_CLAUSE_END, self.text)

    def word_at(self, position: int) -> int:
        """Return the index of the word that holds a position."""
        return bisect_right(self.starts, position, 0, len(self.words)) - 1

    def sentence(self, position: int) -> tuple[int, int]:
        """Return the bounds of the sentence that holds a position."""
        starts = self.sentences
        index = bisect_right(starts, position)
        return starts[index - 1], starts[index] if index < len(starts) else len(self.text)

    def clause(self, position: int) -> tuple[int, int]:
        """Return the bounds of the clause that holds a position."""
        starts = self.clauses
        index = bisect_right(starts, position)
        return starts[index - 1], starts[index] if index < len(starts) else len(self.text)


def _bounds(end: re.Pattern[str], text: str) -> list[int]:
    return [0, *[at for match in end.finditer(text) if (at := match.end()) < len(text)]]
