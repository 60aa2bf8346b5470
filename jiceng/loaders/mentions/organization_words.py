"""The words that bodies' names are made of, as seeds/words/organizations.yaml has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jiceng.loaders.lexicon import words_file

KINDS = ("department", "institution", "company", "association", "joint")


@dataclass(frozen=True, slots=True)
class OrganizationWords:
    """The word list of bodies: the kind of each ending, prefixes, and what cannot stand in a name."""

    kind: dict[str, str]
    bare: tuple[str, ...]
    stops: frozenset[str]
    verbs: frozenset[str]
    generic: frozenset[str]
    plain: frozenset[str]
    brands: tuple[str, ...]
    of_townships: frozenset[str]
    of_the_village: frozenset[str]


@cache
def organization_words() -> OrganizationWords:
    """Return the word list of seeds/words/organizations.yaml, read once a process."""
    raw = words_file("organizations.yaml")
    return OrganizationWords(
        {ending: kind for kind in reversed(KINDS) for ending in raw[kind]},
        tuple(sorted(raw["bare_prefixes"], key=len, reverse=True)),
        frozenset(raw["stops"]),
        frozenset(raw["verbs_inside"]),
        frozenset(raw["generic"]),
        frozenset(raw["plain_endings"]),
        tuple(sorted(raw["brands"], key=len, reverse=True)),
        frozenset(raw["of_townships"]),
        frozenset(raw["of_the_village"]),
    )


def endings() -> tuple[str, ...]:
    """Return all endings of body names, for the scanner."""
    return tuple(sorted(organization_words().kind))


def longest(hits: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep, of endings that end together, the longest; of nested ones the outer."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(hits, key=lambda h: (h[1], h[0])):
        if kept and kept[-1][1] == end:
            continue
        while kept and kept[-1][0] >= start:
            kept.pop()
        kept.append((start, end))
    return kept
