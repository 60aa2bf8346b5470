"""The words that tell personal names, as seeds/words/names.yaml and the lists beside it have them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jiceng.loaders.lexicon import word_lines, words_file


@dataclass(frozen=True, slots=True)
class NameWords:
    """What tells a name, as seeds/words/names.yaml has it: surnames with their weight, letters, words beside names."""

    compound: frozenset[str]
    surnames: dict[str, float]
    usual: frozenset[str]
    never: frozenset[str]
    odd: frozenset[str]
    no_surname: frozenset[str]
    starts: frozenset[str]
    saying: re.Pattern[str]
    letters: frozenset[str]
    followers: re.Pattern[str]
    leaders: re.Pattern[str]
    leading: re.Pattern[str]
    parts: re.Pattern[str]
    spelling: re.Pattern[str]
    spelling_one: re.Pattern[str]
    nation: frozenset[str]
    not_names: frozenset[str]
    rarely_names: frozenset[str]


@cache
def name_words() -> NameWords:
    """Return the word list of names, read once a process."""
    data = words_file("names.yaml")
    weights = {"weak": -1.0, "rare": 0.0, "common": 0.5}
    surnames = {letter: weight for kind, weight in weights.items() for letter in data["surnames"][kind]}
    leaders = "|".join(sorted(data["leaders"], key=len, reverse=True))
    compound, parts = data["surnames"]["compound"], "|".join(sorted(data["parts"], key=len, reverse=True))
    return NameWords(
        frozenset(compound),
        surnames,
        frozenset(data["given"]["usual"]),
        frozenset(data["given"]["never"]),
        frozenset(data["given"]["odd"]),
        frozenset(data["surnames"]["none"])
        | frozenset(data["given"]["never"])
        | frozenset(data["followers"]["letters"]),
        frozenset(surnames) | {name[0] for name in (*compound, *data["parts"])},
        re.compile("|".join(data["followers"]["saying"])),
        frozenset(data["followers"]["letters"]),
        re.compile("|".join(sorted(data["followers"]["words"], key=len, reverse=True))),
        re.compile(f"(?:{leaders})$"),
        re.compile(leaders),
        re.compile(f"(?:{parts}){{1,3}}"),
        re.compile(f"[{data['spelling']}]{{4,8}}"),
        re.compile(f"[{data['spelling']}]{{2,6}}"),
        frozenset(data["nation"]),
        word_lines("not_names.txt"),
        word_lines("rarely_names.txt"),
    )
