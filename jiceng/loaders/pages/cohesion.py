"""How well two passages hang together, by the three-character strings that they share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jiceng.loaders.bylines import words

# So much of a passage is compared, in code points. In 36 pages of many papers, three paragraphs share less than 1 % of
# their strings with the text before them in 4 % of the cases where both are one article, in 54 % where they are not.
SAMPLE = 450
# What a share tells, as the logarithm of those odds, damped because share and places tell of the same thing.
_SHARE_ODDS = ((0.01, 2.0), (0.02, 0.7), (0.03, 0.3), (0.05, -0.7), (1.1, -2.5))
MOST_ODDS, LEAST_ODDS = 2.0, -2.5
# Place names that the text does not know: 97 % between two articles, 21 % within one. The first place that a passage
# names in its opening stands in the text above in 48 % within an article, in 0.2 % between two; a county that both
# name further down tells less than a town, because the articles of one paper share it.
_FIRST_STRANGE, _FIRST_KNOWN = 2.6, -3.3
_STRANGE, _KNOWN, _COUNTY_BELOW, _TOWN_BELOW = 1.2, -1.8, -1.6, -2.8
_FIRST_WORDS, _SUBJECT = 60, 120
_WIDE = ("市", "县", "区", "旗")
_PUNCTUATION = re.compile("[，。、：；“”‘’！？…（）()《》\\s]")


@dataclass(frozen=True, slots=True)
class _Places:
    name: re.Pattern[str]
    common: tuple[str, ...]


@cache
def _places() -> _Places:
    lists = words()
    character = f"[^\u0000-\u33ff\uff00-\uffef{lists['not_in_place_names']}]"
    first = f"[^\u0000-\u33ff\uff00-\uffef{lists['not_before_place_names']}]"
    # The level words come first, so that the search runs from one to the next and looks back from there.
    name = (
        f"(?:[市县区镇乡旗村局](?<={first}{character}.)|(?:街道|社区|嘎查|苏木)(?<={first}{character}..)"
        f"|县(?<={first}城.)|(?P<bare>县)(?<={character}.)(?<!{first}..))(?![{lists['not_after_place_names']}])(?!(?<=乡)村)"
    )
    return _Places(re.compile(name), tuple(lists["common_nouns"]))


def find_places(text: str) -> list[str]:
    """Return the place names of a text in order, each by its last two characters and its level (云门镇)."""
    places = _places()
    found = []
    for match in places.name.finditer(text):
        place = text[match.start() - (1 if match["bare"] else 2) : match.end()]
        if not place.endswith(places.common):
            found.append(place)
    return found


def grams(text: str, size: int = 3) -> set[str]:
    """Return the strings of `size` characters that a text holds, those across punctuation left out."""
    found: set[str] = set()
    for part in _PUNCTUATION.split(text):
        found.update([part[i : i + size] for i in range(len(part) - size + 1)])
    return found


def share(passage: str, text: str) -> float:
    """Return the part of a passage's opening strings that stand in a text, from 0 to 1; 0 for an empty passage."""
    strings = grams(passage[:SAMPLE])
    return sum(map(text.__contains__, strings)) / len(strings) if strings else 0.0


def joins(before: str, after: str, page: str) -> bool:
    """Whether the two characters around a break stand together elsewhere on the page: a word broken in two."""
    pair = before[-1:] + after[:1]
    return len(pair) == 2 and pair in page and not _PUNCTUATION.search(pair)


def share_odds(passage: str, text: str) -> float:
    """Weigh by shared strings whether a passage is of another article than a text: above 0 if so."""
    part = share(passage, text)
    return next(odds for limit, odds in _SHARE_ODDS if part < limit)


def _stems(text: str) -> list[str]:
    """Return the names of the cities and counties that a text opens with, as later passages shorten them: 安康."""
    return [place[:-1] for place in find_places(text[:_SUBJECT]) if place.endswith(_WIDE) and len(place) > 2]


def place_odds(heads: str, passage: str, text: str) -> float:
    """Weigh by place names whether short lines and the passage below them are of another article than a text."""
    opening = find_places(heads) or find_places(passage[:_FIRST_WORDS])
    # A county that the text above names in passing, not as its own place, is that of the whole page.
    if opening and opening[0].endswith(_WIDE) and opening[0] in text:
        subject = find_places(text[:_SUBJECT])
        if opening[0] in subject and all(place.endswith(_WIDE) for place in subject):
            return _COUNTY_BELOW  # an article on the whole county comes to one of its towns
        subject = subject[:1]
        narrower = [place for place in opening[1:] if not place.endswith(_WIDE)]
        if narrower and narrower[0] not in text:
            opening = narrower
        elif subject and subject[0] != opening[0]:
            return _COUNTY_BELOW
    if opening and opening[0] in text:
        return _FIRST_KNOWN
    if not opening and any(stem in passage[:_FIRST_WORDS] for stem in _stems(text)):
        return _FIRST_KNOWN
    places = find_places(passage[:SAMPLE])
    known = [place for place in places if place in text]
    if opening:
        below = min((_COUNTY_BELOW if place.endswith(_WIDE) else _TOWN_BELOW for place in known), default=0.0)
        return _FIRST_STRANGE + below
    return (_KNOWN if known else _STRANGE) * bool(places)
