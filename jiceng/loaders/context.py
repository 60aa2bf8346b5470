"""Which of several places of one name is meant: the places named around it, in the article and on its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jiceng.loaders.gazetteer import Gazetteer
from jiceng.loaders.mentions.places import PlaceMention

_COUNTY_CODE = 6  # a longer code is a township's: a province in common is no sign that one is meant
OWN = 8  # a place of the article itself outweighs any number of neighbours usual on a page (two to eight articles)
_FACTORS = {"County": 100, "City": 10}


class Context:
    """Weights of division codes by how often unambiguous names, and the places above them, stand around."""

    def __init__(self, gazetteer: Gazetteer, weights: dict[str, int] | None = None) -> None:
        self._gazetteer = gazetteer
        self._weights = dict(weights or {})
        self._townships: dict[str, int] = {}

    def add(self, code: str, weight: int) -> None:
        """Count one mention of a place and of everything above it."""
        self._weights[code] = self._weights.get(code, 0) + weight
        for place in self._gazetteer.ancestors(code):
            self._weights[place.code] = self._weights.get(place.code, 0) + weight

    def add_all(self, mentions: Iterable[PlaceMention], weight: int) -> None:
        """Count the mentions whose name has one meaning in the table."""
        for mention in mentions:
            if len(mention.codes) == 1 and mention.label != "Township":
                self.add(mention.codes[0], weight)
            elif len(mention.codes) == 1:
                self.add(mention.codes[0], 1)
                self._townships[mention.codes[0]] = self._townships.get(mention.codes[0], 0) + 1

    def extended(self, mentions: Iterable[PlaceMention]) -> Context:
        """Return a copy to which an article's own mentions are added."""
        own = Context(self._gazetteer, self._weights)
        own._townships = dict(self._townships)
        own.add_all(mentions, OWN)
        return own

    def best(self, codes: Sequence[str], above: str = "") -> str:
        """Return the code that fits best, "" where none fits.

        `above` is the code of a place written right before the name; only places inside it fit then. A single
        meaning fits by itself if it is no township; a township must lie in a county, city or province around.
        """
        if above:
            inside = [c for c in codes if any(p.code == above for p in self._gazetteer.ancestors(c))]
            return self._heaviest(inside) or (inside[0] if len(inside) == 1 else "")
        chosen = self._heaviest(codes)
        official = [c for c in codes if "/" not in c]
        if not chosen and len(official) == 1 and self._gazetteer.label(official[0]) != "Township":
            return official[0]
        if not chosen and len(codes) == 1:
            place = self._gazetteer.place(codes[0])
            return codes[0] if place and place.label != "Township" else ""
        return chosen

    def _heaviest(self, codes: Sequence[str]) -> str:
        if len(codes) == 1:
            return codes[0] if self._score(codes[0]) else ""
        scored = sorted(((self._score(code), code) for code in codes), key=lambda s: (-s[0], s[1]))
        if not scored or scored[0][0] == 0:
            return ""
        if len(scored) > 1 and scored[0][0] == scored[1][0]:
            return ""
        return scored[0][1]

    def _score(self, code: str) -> int:
        """Weigh what stands above: a county counts more than a city, a city more than a province."""
        score, self_made = 0, self._townships.get(code, 0)  # a township is no witness for itself
        for place in self._gazetteer.ancestors(code):
            factor = 0 if place.label == "Province" and len(code) > _COUNTY_CODE else _FACTORS.get(place.label, 1)
            score += factor * min(self._weights.get(place.code, 0) - self_made, 9)
        return score
