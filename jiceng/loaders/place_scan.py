"""Where a text names places of the division table: one automaton of full names, one of counties' bare names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import ahocorasick_rs

from jiceng.loaders.place_names import Doubtful, Shortening, township_spellings
from jiceng.loaders.villages import longest_matcher

TOWNSHIP_ENDINGS = ("街道", "镇", "乡", "苏木", "办事处", "地区")
_NOT_THE_PLACE = {"市": "场", "区": "域间分块", "乡": "村", "镇": "长江"}  # 市场, 区域, 乡村, 镇长: the name goes on
_COUNTY = 6  # digits of a county's code
_LONGEST = 12  # characters of the longest names

Span = tuple[int, int, tuple[str, ...]]


@dataclass
class PlaceScan:
    """Finds the table's names in texts; `full` and `short` give the codes of full names and of short forms.

    `names` gives each code's name; `named` what a name means; `above` the places over a code as (name, label).
    """

    names: Mapping[str, str]
    full: Mapping[str, Sequence[str]]
    short: Mapping[str, Sequence[str]]
    shortening: Shortening
    doubtful: Doubtful
    named: Callable[[str], tuple[str, ...]]
    above: Callable[[str], Iterable[tuple[str, str]]]

    def __post_init__(self) -> None:
        self._scanned: tuple[str, list[Span]] = "", []

    def scan(self, text: str) -> list[Span]:
        """Return the longest spans that name provinces to townships, with the codes each may mean, in order."""
        if text == self._scanned[0]:
            return self._scanned[1]
        found: list[Span] = []
        for start, end, codes in self._matches(text, 0, len(text)):
            if codes:
                found.append((start, end, codes))
            else:  # 联合镇, which is none here, hides 镇江市 in 联合镇江市委
                hidden = self._matches(text, start + 1, end + _LONGEST)
                found += [span for span in hidden if span[2] and span[0] < end]
        found = _apart(found)
        self._scanned = text, found
        return found

    def _matches(self, text: str, begin: int, stop: int) -> list[Span]:
        """Return the spans of names between two positions, without codes where the words around refuse them."""
        automaton, names = self._full_automaton
        found = []
        for index, start, end in automaton.find_matches_as_indexes(text[begin:stop]):
            name, start, end = names[index], begin + start, begin + end
            codes = self.named(name)
            if self._doubted(name):
                codes = self._confirmed(name, codes, text, start)
            found.append((start, end, () if _goes_on(text, name, end) else codes))
        return found

    def scan_bare(self, text: str) -> list[Span]:
        """Return spans of counties written without their level word (禹州, 兰考), where scan finds nothing."""
        automaton, names = self._bare_automaton
        matches = automaton.find_matches_as_indexes(text)
        taken = {at for start, end, _ in self.scan(text) for at in range(start, end)} if matches else set()
        return [
            (start, end, self.named(names[index]))
            for index, start, end in matches
            if start not in taken and end - 1 not in taken and not _goes_on(text, names[index], end)
        ]

    def _doubted(self, name: str) -> bool:
        return name in self.doubtful.after or name in self.doubtful.left

    def _confirmed(self, name: str, codes: tuple[str, ...], text: str, start: int) -> tuple[str, ...]:
        below = tuple(code for code in codes if self._follows_parent(code, text, start))
        if below or name in self.doubtful.after:
            return below
        return () if start and text[start - 1] in self.doubtful.left[name] else codes

    def _follows_parent(self, code: str, text: str, start: int) -> bool:
        for name, label in self.above(code):
            stem = self.shortening.stem(name, label)
            if text.endswith(name, 0, start) or (stem and text.endswith(stem, 0, start)):
                return True
        return False

    @cached_property
    def _full_automaton(self) -> tuple[ahocorasick_rs.AhoCorasick, list[str]]:
        doubtful = self.doubtful
        patterns = {name for name in self.full if name not in doubtful.full and self._tells(name)}
        patterns |= {spelling for name in patterns for spelling in township_spellings(name)}
        for stem, codes in self.short.items():
            if stem not in doubtful.bare and any(len(code) < _COUNTY for code in codes):
                patterns.add(stem)
        return longest_matcher(names := sorted(patterns)), names

    def _tells(self, name: str) -> bool:
        """Whether a full name can stand alone: 城区 and 三农场 are townships of the table, but read as words."""
        return len(name) > 3 or name.endswith(TOWNSHIP_ENDINGS) or any(len(c) < 9 for c in self.full[name])

    @cached_property
    def _bare_automaton(self) -> tuple[ahocorasick_rs.AhoCorasick, list[str]]:
        bare = self.doubtful.bare
        names = sorted(
            stem
            for stem, codes in self.short.items()
            if stem not in bare
            and all(len(c) == _COUNTY for c in codes)
            and any(self.names[c][-1] in "县市旗" for c in codes)
        )
        return longest_matcher(names), names


def _apart(found: list[Span]) -> list[Span]:
    """Return spans without those that overlap one that starts before them."""
    kept: list[Span] = []
    for span in sorted(found):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _goes_on(text: str, name: str, end: int) -> bool:
    """Whether a name's last letter belongs to the next word: 沙市|场, 和平区|域, 新乡|村."""
    return text[end : end + 1] in _NOT_THE_PLACE.get(name[-1], ()) if end < len(text) else False
