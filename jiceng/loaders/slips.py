"""Scanning slips: the official places that a name which the table lacks may stand for. Suggestions, never links."""

from __future__ import annotations

from jiceng.loaders.gazetteer import Gazetteer

_MOST = 5  # more look-alikes in one county tell nothing


def likely_places(gazetteer: Gazetteer, label: str, name: str, node: str) -> list[str]:
    """Return "name code" of places one letter off the name of an unofficial township or village, nearest first.

    `node` is its id, whose path says what it lies in; those of the same township outrank the rest of the county.
    """
    around = node.partition(":")[2].partition("/")[0]
    if not around or label not in ("Township", "Community"):
        return []
    similar = gazetteer.similar_townships if label == "Township" else gazetteer.similar_villages
    codes = similar(name, around)
    inside = [code for code in codes if code.startswith(around)]
    found = [gazetteer.place(code) for code in (inside or codes)[:_MOST]]
    return [f"{place.name} {place.code}" for place in found if place]
