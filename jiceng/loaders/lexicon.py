"""All word lists of seeds/words compiled into one automaton, so that a text is read once for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import ahocorasick_rs
import yaml

from jiceng.graph.errors import InputError
from jiceng.seeds import seeds_folder


@dataclass(frozen=True, slots=True)
class Program:
    """A known program with the spellings met in print; `quoted` ones count only in quotation marks."""

    name: str
    variants: tuple[str, ...]
    routine: bool
    quoted: bool
    parts: tuple[str, ...]


@cache
def words_file(name: str) -> Any:
    """Return the parsed YAML file of seeds/words, read once; InputError says which file or line is wrong."""
    path = seeds_folder() / "words" / name
    try:
        return yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except (OSError, yaml.YAMLError) as error:
        raise InputError(f"The word list {path.name} cannot be read: {error}.") from error


def word_lines(name: str) -> frozenset[str]:
    """Return the words of a plain list of seeds/words, one a line, # for remarks."""
    path: Path = seeds_folder() / "words" / name
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


class Scanner:
    """Finds the words of several named lists in one pass."""

    def __init__(self, lists: Mapping[str, tuple[str, ...]]) -> None:
        kinds: dict[str, list[str]] = {}
        for kind, words in lists.items():
            for word in words:
                kinds.setdefault(word, []).append(kind)
        self._words = sorted(kinds)
        self._kinds = [tuple(kinds[word]) for word in self._words]
        self._automaton = ahocorasick_rs.AhoCorasick(self._words)

    def scan(self, text: str) -> dict[str, list[tuple[int, int]]]:
        """Return the spans of each list's words in a text, longest at each start first, overlapping ones too."""
        found: dict[str, list[tuple[int, int]]] = {}
        kinds = self._kinds
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for kind in kinds[index]:
                found.setdefault(kind, []).append((start, end))
        for spans in found.values():
            spans.sort(key=_longest_first)
        return found


def _longest_first(span: tuple[int, int]) -> tuple[int, int]:
    return span[0], -span[1]


@cache
def known_programs() -> tuple[Program, ...]:
    """Return the known programs of seeds/words/programs.yaml, in the order of the file."""
    return tuple(
        Program(
            entry["name"],
            tuple(entry.get("variants", [entry["name"]])),
            bool(entry.get("routine")),
            bool(entry.get("quoted")),
            tuple(entry.get("parts", ())),
        )
        for entry in words_file("programs.yaml")["known"]
    )
