"""Steps up from place to place that the words leave out: the article's own township or county, or the table's."""

from __future__ import annotations

from collections.abc import Sequence

from jiceng.graph import ids
from jiceng.loaders.gazetteer import Gazetteer
from jiceng.loaders.linked import PLACES, Linked
from jiceng.loaders.passage import Passage


def finish_ladder(gazetteer: Gazetteer, linked: Linked, passage: Passage) -> None:
    """Give every place without a stated step up its parent: the article's own township or county, or the table's."""
    for draft in list(linked.drafts.values()):
        if draft.label in ("Community", "Township") and not linked.parent(draft.id):
            _climb(gazetteer, linked, passage, draft.id, draft.label, draft.spans)
    for draft in list(linked.drafts.values()):
        if draft.label in ("County", "City", "Township"):
            _official_steps(gazetteer, linked, draft.id)


def _climb(
    gazetteer: Gazetteer, linked: Linked, passage: Passage, node: str, label: str, spans: Sequence[tuple[int, int]]
) -> None:
    code = node.partition(":")[2]
    ancestors = [] if "/" in code else [ids.place_id(p.label, p.code) for p in gazetteer.ancestors(code)]
    named = next((a for a in ancestors if a in linked.drafts), "")
    if named and (named in ancestors[:1] or label != "Community"):
        linked.locate(node, named, None, "divisions", "division table")
        return
    around = _around(linked, node, label, spans)
    if not ancestors and around and spans:
        linked.locate(node, around, passage.clause(spans[0][0]), "text", "place in view")
    elif named:
        linked.locate(node, named, None, "divisions", "division table")


def _around(linked: Linked, node: str, label: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return the place in view that a place without code lies in: the path of its id, else the article's own."""
    path = node.partition(":")[2].rpartition("/")[0]
    for level in reversed(PLACES[: PLACES.index(label)]):
        if path and f"{level.lower()}:{path}" in linked.drafts:
            return f"{level.lower()}:{path}"
    for level in reversed(PLACES[: PLACES.index(label)]):
        if linked.home.get(level, "") in linked.drafts:
            return linked.home[level]
    return ""


def _official_steps(gazetteer: Gazetteer, linked: Linked, node: str) -> None:
    """Add the table's steps from a division up to its province."""
    code = node.partition(":")[2]
    child = node
    for place in gazetteer.ancestors(code):
        parent = ids.place_id(place.label, place.code)
        draft = linked.draft(parent, place.label, place.name)
        draft.properties = {"official": True, "code": place.code}
        linked.locate(child, parent, None, "divisions", "division table")
        child = parent
