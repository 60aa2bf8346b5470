"""Entity linking of one article: places, bodies and anaphors become references to nodes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jiceng.loaders.context import Context
from jiceng.loaders.gazetteer import Gazetteer
from jiceng.loaders.lexicon import words_file
from jiceng.loaders.link_organizations import link_organizations, own_place
from jiceng.loaders.link_places import PlaceLinker, finish_ladder
from jiceng.loaders.linked import PLACES, Linked, Reference
from jiceng.loaders.mentions.organizations import find_organizations
from jiceng.loaders.mentions.places import PlaceMention, body_end
from jiceng.loaders.passage import Passage

_LEVEL = {"省": "Province", "市": "City", "州": "City", "盟": "City", "县": "County", "区": "County", "旗": "County"}


@cache
def anaphors() -> dict[str, str]:
    """Return every anaphor with the label it points at ("Body" and "Any" for bodies)."""
    return {word: label for label, words in words_file("places.yaml")["anaphors"].items() for word in words}


def link(
    passage: Passage,
    title: Passage,
    divisions: Sequence[PlaceMention],
    title_divisions: Sequence[PlaceMention],
    hits: dict[str, list[tuple[int, int]]],
    context: Context,
    gazetteer: Gazetteer,
) -> Linked:
    """Link an article's places and bodies; `hits` are the scanner's spans, `context` the page's places."""
    linked = Linked()
    own = context.extended([*title_divisions, *divisions])
    places = PlaceLinker(gazetteer, linked, own)
    places.title(title, title_divisions)
    mentions = places.text(passage, divisions)
    for place in places.places:
        linked.home.setdefault(place.mention.label, place.node)
    _complete_home(gazetteer, linked)
    bodies = find_organizations(passage, hits.get("organization", ()), mentions)
    linked.references = [
        Reference(p.mention.start, p.mention.body_end, p.node, p.mention.label, True) for p in places.places
    ]
    organizations = link_organizations(passage.text, linked, bodies, places.places)
    covered = [Reference(m.start, end, node, "Organization", True) for m, node, end in organizations]
    linked.references = _outermost([*covered, *linked.references])
    _point(passage, linked, hits.get("anaphor", ()))
    finish_ladder(gazetteer, linked, passage)
    return linked


def _complete_home(gazetteer: Gazetteer, linked: Linked) -> None:
    """Take the county and city above the article's own township, village or county from the table."""
    for label in ("Community", "Township", "County"):
        code = linked.home.get(label, "").partition(":")[2].partition("/")[0]
        for place in gazetteer.ancestors(code) if code else ():
            linked.home.setdefault(place.label, f"{place.label.lower()}:{place.code}")


def _outermost(references: list[Reference]) -> list[Reference]:
    kept: list[Reference] = []
    for reference in sorted(references, key=lambda r: (r.start, -r.end, r.node)):
        if not kept or reference.start >= kept[-1].end:
            kept.append(reference)
    return kept


def _point(passage: Passage, linked: Linked, hits: Sequence[tuple[int, int]]) -> None:
    """Add references for 该县, 全镇, 该社区 …; each also counts as a mention of what it points at."""
    found: list[Reference] = []
    taken = 0
    for start, end in hits:
        if start < taken or linked.within(start - 1, end) or _inside(linked, start):
            continue
        node = _antecedent(linked, passage.text[start:end], start)
        draft = linked.drafts.get(node)
        if draft is None:
            continue
        stop = body_end(passage.text, draft.label, end) if draft.label in PLACES else end
        found.append(Reference(start, stop, node, draft.label, False))
        draft.spans.append((start, end))
        taken = stop
    linked.references = _outermost([*linked.references, *found])


def _inside(linked: Linked, position: int) -> bool:
    before = linked.within(max(0, position - 40), position + 1)
    return any(r.start <= position < r.end for r in before)


def _antecedent(linked: Linked, word: str, position: int) -> str:
    label = anaphors()[word]
    if label in ("City", "County", "Province"):
        return own_place(linked, word[-1])
    if label == "Body":
        before = linked.before(position, ("Organization",))
    elif label == "Any":
        before = linked.before(position, ("Community", "Organization"))
    else:
        before = linked.before(position, (label,))
        if before is None:
            return linked.home.get(label, "")
    return before.node if before else ""
