"""The words that bodies' names are made of, as seeds/words/organizations.yaml has them."""

from __future__ import annotations

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
    )


def endings() -> tuple[str, ...]:
    """Return all endings of body names, for the scanner."""
    return tuple(sorted(organization_words().kind))
