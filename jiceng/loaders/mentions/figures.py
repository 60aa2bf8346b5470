"""A figure in its clause, and the word lists that tell what it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import product

from jiceng.loaders.lexicon import words_file
from jiceng.loaders.mentions.quantities import Quantity
from jiceng.loaders.passage import Passage


@dataclass(slots=True)
class Figure:
    """A quantity with what stands around it in its clause.

    `last` is where the nearest word of each list before it in the sentence starts; `ahead` are the lists that have a
    word between it and the end of the clause; `before` and `after` are the next characters on either side,
    `ahead_of_it` and `behind_it` all those of its clause.
    """

    passage: Passage
    quantity: Quantity
    clause: tuple[int, int]
    last: dict[str, int]
    ahead: frozenset[str]
    before: str
    after: str
    ahead_of_it: str
    behind_it: str

    def under(self, cue: str, release: str = "") -> bool:
        """Tell whether a word of `cue` reaches the figure with no word of `release` between."""
        start = self.last.get(cue, -1)
        return start >= 0 and self.last.get(release, -1) < start

    def in_clause(self, cue: str) -> bool:
        """Tell whether a word of `cue` stands before the figure in its own clause."""
        return self.last.get(cue, -1) >= self.clause[0]

    def done_before(self) -> bool:
        """Tell whether a verb of doing stands anywhere before the figure in its sentence."""
        return "achieved" in self.last or "built" in self.last

    def rest(self) -> str:
        """Return the words of the clause after the figure."""
        return self.behind_it

    def lead(self) -> str:
        """Return the words of the clause before the figure."""
        return self.ahead_of_it


@cache
def word_lists() -> dict[str, tuple[str, ...]]:
    """Return the word lists of outcome_cues.yaml and outcome_refusals.yaml, heads and tails of a word joined."""
    lists = {**words_file("outcome_cues.yaml"), **words_file("outcome_refusals.yaml")}
    for name in ("plan", "description"):
        pairs = product(lists[f"{name}_heads"], lists[f"{name}_tails"])
        lists[name] = [*lists[name], *(head + tail for head, tail in pairs)]
    return {name: tuple(dict.fromkeys(words)) for name, words in lists.items()}


@cache
def words_pattern(name: str, shape: str) -> re.Pattern[str]:
    """Return a pattern in which `%s` of a shape stands for the words of a list, longest first."""
    return re.compile(shape % _alternatives(word_lists()[name]))


def starts_with(name: str, text: str) -> bool:
    """Tell whether a text starts with a word of a list."""
    return text.startswith(word_lists()[name])


def ends_with(name: str, text: str) -> bool:
    """Tell whether a text ends with a word of a list."""
    return text.endswith(word_lists()[name])


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
