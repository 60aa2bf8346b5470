"""Spans that name the Youth League of a place, whose name ends like the place's committee: 共青团禹州市委."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiceng.loaders.mentions.organizations import OrganizationMention
from jiceng.loaders.mentions.places import PlaceMention

_LEAGUE = "共青团"
_COMMITTEE = re.compile(r"[省市县区旗州盟]?委(?!员)")


def find_youth_leagues(text: str, places: Sequence[PlaceMention]) -> list[OrganizationMention]:
    """Return the committees of the Youth League that a text names after a place of `places`, in order."""
    if _LEAGUE not in text:
        return []
    found = []
    for place in places:
        start, committee = place.start - len(_LEAGUE), _COMMITTEE.match(text, place.end)
        if committee and start >= 0 and text.startswith(_LEAGUE, start):
            end = committee.end()
            found.append(
                OrganizationMention(
                    "Organization", start, end, text[start:end], "youth league", "department", place.end, "league"
                )
            )
    return found
