"""A sentence with the places and bodies it names, and the words around them as features."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from jiceng.loaders.linked import Linked, Reference
from jiceng.loaders.passage import Passage

LETTERS = {"Community": "C", "Township": "T", "County": "X", "City": "Y", "Province": "V", "Organization": "O"}
CLAUSE = re.compile(r"[，。；：\n]")
_JOINT = re.compile("[^，。；、]{0,5}[、和与及][VYXT]*")  # A局第三党支部、|某县B镇
_WORD_KINDS = frozenset("vnadpucf")  # verbs, nouns, adverbs, prepositions …: numbers and marks say little


@dataclass(slots=True)
class Sentence:
    """`text[start:end]` of a passage; `references` are its places and bodies, of a row of places the last."""

    passage: Passage
    linked: Linked
    start: int
    end: int
    references: list[Reference]
    _rows: list[list[Reference]] = field(default_factory=list)

    @classmethod
    def at(cls, passage: Passage, linked: Linked, position: int) -> Sentence:
        """Return the sentence that holds a position."""
        start, end = passage.sentence(position)
        named = [r for r in linked.within(start, end) if r.label in LETTERS]
        inner = [r for r, after in pairwise(named) if passage.text[r.end : after.start] in ("", "“")]
        return cls(passage, linked, start, end, [r for r in named if r not in inner])

    def letter(self, node: str) -> str:
        """Return the letter of a node's label, ? for one that is only in view."""
        draft = self.linked.drafts.get(node)
        return LETTERS.get(draft.label, "?") if draft else "?"

    def masked(self, start: int, end: int) -> str:
        """Return `text[start:end]` with the letter of its label in place of each reference inside."""
        parts: list[str] = []
        at = start
        for reference in self.references:
            if reference.start >= start and reference.end <= end:
                parts += (self.passage.text[at : reference.start], LETTERS[reference.label])
                at = reference.end
        return "".join((*parts, self.passage.text[at:end]))

    def between(self, start: int, end: int) -> int:
        """Return how many references lie inside `start:end`."""
        return sum(r.start >= start and r.end <= end for r in self.references)

    def words(self, start: int, end: int, prefix: str) -> Iterator[str]:
        """Return the words that start inside `start:end` as features."""
        passage = self.passage
        for index in range(passage.word_at(start), len(passage.words)):
            at = passage.starts[index]
            if at >= end:
                return
            if at >= start and passage.tags[index][:1] in _WORD_KINDS:
                yield prefix + passage.words[index]

    def rows(self) -> list[list[Reference]]:
        """Return the references that stand side by side (A村、B村和C镇) together, in order."""
        if not self._rows:
            for reference in self.references:
                last = self._rows[-1][-1] if self._rows else None
                if last and _JOINT.fullmatch(self.masked(last.end, reference.end)[:-1]):
                    self._rows[-1].append(reference)
                else:
                    self._rows.append([reference])
        return self._rows

    def row_of(self, reference: Reference) -> tuple[int, list[Reference]]:
        """Return the row that holds a reference, and its place among the rows."""
        return next((index, row) for index, row in enumerate(self.rows()) if reference in row)

    def before_row(self, reference: Reference) -> str:
        """Return up to three characters before a reference, or # and those before the place that it follows."""
        start, mark = reference.start, ""
        left = self.linked.before(start)
        if (
            left
            and left.label in LETTERS
            and self.passage.text[left.end : start] in ("", "“")
            and left.start >= self.start
        ):
            start, mark = left.start, "#"
        return mark + self.passage.text[max(self.start, start - 3) : start]
