"""The places of an article in the order of its text: which stands before another, and which counties are in view."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jiceng.loaders.gazetteer import Gazetteer
from jiceng.loaders.linked import Linked
from jiceng.loaders.mentions.places import PlaceMention
from jiceng.loaders.passage import Passage

_LIES = re.compile(r"(?:位于|地处|坐落于|坐落在|隶属于|隶属|地处于)")
_BETWEEN = re.compile(r"[“‘]?")


@dataclass(slots=True)
class LinkedPlace:
    """A place mention with the id that it was given, the code behind it ("" if none) and the mention before it."""

    mention: PlaceMention
    node: str
    code: str
    above: LinkedPlace | None


@dataclass(slots=True)
class PlacesInView:
    """The linked places of one article, in the order of its text."""

    gazetteer: Gazetteer
    linked: Linked
    places: list[LinkedPlace] = field(default_factory=list)

    def index(self, position: int) -> int:
        """Return how many places begin at or before a position."""
        return next((i for i, p in enumerate(self.places) if p.mention.start > position), len(self.places))

    def stands_below(self, passage: Passage, mention: PlaceMention) -> LinkedPlace | None:
        """Return the place written right before a community."""
        before = next((p for p in reversed(self.places) if p.mention.start < mention.start), None)
        if before is None or before.mention.label == "Community" or not adjacent(passage.text, before.mention, mention):
            return None
        return before

    def stated_below(self, passage: Passage, mention: PlaceMention) -> LinkedPlace | None:
        """Return the place that a sentence puts a community in: 花园社区位于禹州市钧台街道."""
        said = _LIES.match(passage.text, mention.end)
        if said is None:
            return None
        last, end = None, said.end()
        for place in self.places:
            if place.mention.start == end and place.mention.label != "Community":
                last, end = place, place.mention.end
        return last

    def before(self, index: int, labels: tuple[str, ...]) -> LinkedPlace | None:
        """Return the last of the first `index` places that has one of the labels."""
        return next((p for p in reversed(self.places[:index]) if p.mention.label in labels), None)

    def township_before(self, index: int) -> LinkedPlace | None:
        """Return the township last named, unless another county was named since."""
        found = self.before(index, ("Township", "County"))
        return found if found and found.mention.label == "Township" else None

    def village(self, name: str, position: int) -> tuple[str, ...]:
        """Return the codes of villages of a name in the county in view at a position of the text."""
        for code in self.counties(position):
            codes = self.gazetteer.villages(name, code)
            if codes:
                return codes
        return ()

    def counties(self, position: int) -> list[str]:
        """Return the codes of the counties in view: of the places named before, the last first, then the article's."""
        codes: dict[str, None] = {}
        for place in reversed(self.places):
            if place.mention.start < position and (code := self.county_of(place)):
                codes[code] = None
        home = self.linked.home.get("County", "").partition(":")[2]
        if home and "/" not in home:
            codes[home] = None
        for place in self.places:  # a name that stands before its county, as in a headline's line
            if place.mention.start >= position and (code := self.county_of(place)):
                codes[code] = None
        return list(codes)

    def county_of(self, place: LinkedPlace) -> str:
        """Return the code of the county that a place is or lies in, "" where none is known.

        A city without counties (东莞市), whose townships and villages stand right below it, serves as county.
        """
        if place.mention.label == "County":
            return place.code
        ladder = self.gazetteer.ancestors(place.code) if place.code else ()
        for above in ladder:
            if above.label == "County":
                return above.code
        if ladder and place.mention.label == "Township" and ladder[0].label == "City":
            return ladder[0].code
        return ""


def adjacent(text: str, before: PlaceMention, mention: PlaceMention) -> bool:
    """Tell whether a place stands right before another, no more than a quotation mark between."""
    return before.body_end <= mention.start and bool(_BETWEEN.fullmatch(text, before.body_end, mention.start))
