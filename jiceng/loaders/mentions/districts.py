"""Spans that name functional districts of county rank that the division table lacks: 贵安新区, 周口开发区."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from jiceng.loaders.lexicon import words_file
from jiceng.loaders.mentions.name_bounds import name_start
from jiceng.loaders.mentions.places import PlaceMention
from jiceng.loaders.passage import Passage

_LONGEST = 8  # characters before the ending: 潍坊峡山生态经济发展|区 is among the longest in use
_PROPER = ("ns", "nr", "nz", "nt", "nrt", "j")


@cache
def _district() -> re.Pattern[str]:
    words = words_file("places.yaml")["functional_districts"]
    return re.compile(f"(?:{'|'.join(words['endings'])})(?={'|'.join(words['followed_by'])})")


def find_new_districts(
    passage: Passage, known: Sequence[PlaceMention], is_place: Callable[[str], object]
) -> list[PlaceMention]:
    """Return functional districts without a code, in order: a proper name with such an ending, before its committee
    or one of its townships.

    `known` are the divisions that the table gives; what they cover is left out. `is_place` tells whether a word is a
    place's name or short form.
    """
    found = []
    for match in _district().finditer(passage.text):
        if any(m.start < match.end() and match.start() < m.end for m in known):
            continue
        floor = max([0, match.start() - _LONGEST, *(m.end for m in known if m.end <= match.start())])
        start = name_start(passage, floor, match.start())
        word = passage.word_at(start)
        if match.start() - start < 2 and start != floor:
            continue
        proper = passage.tags[word] in _PROPER or bool(is_place(passage.words[word]))
        if proper and passage.starts[word] == start:
            city = next((m for m in known if m.end == start and m.label == "City" and m.name[-1] not in "市州盟"), None)
            name = passage.text[city.start if city else start : match.end()]  # 周口|开发区 is called so as a whole
            found.append(PlaceMention("County", start, match.end(), name, "district ending", (), match.end()))
    return found
