"""The villages and communities of the division table, read county by county when first asked for."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from operator import ne
from pathlib import Path

import ahocorasick_rs

from jiceng.graph.errors import InputError
from jiceng.loaders.place_names import village_stem, without_committee

Codes = dict[str, list[str]]


class Villages:
    """The members `villages/CODE` of the table's zip, and added places, by six-digit county code."""

    def __init__(self, table: zipfile.ZipFile) -> None:
        self._table = table
        self._members = frozenset(table.namelist())
        self._added: dict[str, dict[str, str]] = defaultdict(dict)
        self._names: dict[str, dict[str, str]] = {}
        self._indexes: dict[str, tuple[Codes, Codes]] = {}

    def add(self, county: str, code: str, name: str) -> None:
        """Add a place to a county, before the county is first read."""
        self._added[county][code] = name

    def of(self, county: str) -> dict[str, str]:
        """Return code → name of a county's villages, empty where the table has none."""
        if (names := self._names.get(county)) is None:
            names = {}
            if f"villages/{county}" in self._members:
                lines = self._table.read(f"villages/{county}").decode().splitlines()
                names = {county + line[:6]: line[6:] for line in lines}
            names |= self._added.get(county, {})
            self._names[county] = names
        return names

    def named(self, name: str, county: str) -> tuple[str, ...]:
        """Return the codes of a county's villages of that name, else of the same stem (程岗 → 程岗村), in order."""
        plain = without_committee(name)
        exact, stems = self._index(county)
        alike = stems.get(village_stem(plain))  # first, because most names asked for are no village at all
        return tuple(exact.get(plain) or alike) if alike else ()

    def similar(self, name: str, county: str) -> tuple[str, ...]:
        """Return the codes of a county's villages whose name is one letter off, sorted."""
        plain = without_committee(name)
        return tuple(
            sorted(c for other, codes in self._index(county)[0].items() if one_off(plain, other) for c in codes)
        )

    def scan(self, text: str, counties: Iterable[str]) -> list[tuple[int, int, tuple[str, ...]]]:
        """Return the longest spans of village names of three letters or more of the given counties, with codes."""
        index: Codes = defaultdict(list)
        for county in sorted(set(counties)):
            for name, codes in self._index(county)[0].items():
                if len(name) > 2:
                    index[name] += codes
        names = list(index)
        matches = longest_matcher(names).find_matches_as_indexes(text) if names else []
        return [(start, end, tuple(index[names[at]])) for at, start, end in matches]

    def _index(self, county: str) -> tuple[Codes, Codes]:
        if (index := self._indexes.get(county)) is None:
            exact: Codes = defaultdict(list)
            stems: Codes = defaultdict(list)
            for code, name in sorted(self.of(county).items()):
                exact[name].append(code)
                stems[village_stem(name)].append(code)
            index = self._indexes[county] = (exact, stems)
        return index


def opened(table: Path) -> zipfile.ZipFile:
    """Return the table's zip, held in memory; InputError says how to build it where it cannot be read.

    Processes forked from this one would share the place in an open file, and read past each other.
    """
    try:
        return zipfile.ZipFile(io.BytesIO(table.read_bytes()))
    except (OSError, zipfile.BadZipFile) as error:
        raise InputError(
            f"The division table {table.name} cannot be read ({error}); build it with scripts/build_divisions.py."
        ) from error


def longest_matcher(names: list[str]) -> ahocorasick_rs.AhoCorasick:
    """Return an automaton that finds the longest of several names at the leftmost place."""
    return ahocorasick_rs.AhoCorasick(names, ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False)


def one_off(one: str, other: str) -> bool:
    """Whether two names of equal length differ in exactly one letter, or one has one letter more."""
    if len(one) == len(other):
        # Of the first two letters one must agree, which settles most pairs.
        return (one[:1] == other[:1] or one[1:2] == other[1:2]) and sum(map(ne, one, other)) == 1
    short, long = (one, other) if len(one) < len(other) else (other, one)
    if len(long) - len(short) != 1 or len(short) < 4:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
