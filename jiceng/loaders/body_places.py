"""Where a body lies whose name does not begin with its place: 树兜村的合作社, 华埠供电所, 由岸下村领办的合作社."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from jiceng.loaders.lexicon import words_file
from jiceng.loaders.linked import Linked, Reference
from jiceng.loaders.mentions.organizations import OrganizationMention

_OF = re.compile(r"(?:境内|辖区内?|村里|村内|自己|本地)?的?[“‘]?")
_BY_VILLAGE = re.compile(r"[^。！？；，]{0,10}?(?:由|是)村(?:党支部|党总支|集体|委会|“?两委)")
_BELOW = ("Township", "Community")
_REACH = 34  # characters in which a village is said to have founded a body
_LEVEL = re.compile(r"(?:街道|镇|乡|社区|村)$")

Body = tuple[OrganizationMention, str, int]


def locate_bodies(text: str, linked: Linked, bodies: Iterable[Body]) -> None:
    """Locate the bodies that neither their name nor the article's own place has located, by the words around them."""
    for mention, node, _ in bodies:
        if node not in linked.drafts or linked.parent(node) or node in linked.implied:
            continue
        found = next(_places(text, linked, mention), None)
        if found is not None:
            place, rule = found
            span = min(place.start, mention.start), max(place.end, mention.end)
            if rule == "named after a place":
                span = mention.start, mention.end
            linked.locate(node, place.node, span, "text", rule)


def _places(text: str, linked: Linked, mention: OrganizationMention) -> Iterator[tuple[Reference, str]]:
    for inside in linked.within(mention.start + 1, mention.end):
        own = text[inside.start : inside.end] == linked.drafts[inside.node].name
        if inside.end <= mention.end and (own or inside.label != "Community"):
            yield inside, "place in the name"
    before = linked.before(mention.start)
    if before and before.label in _BELOW and _lies_right_before(text, before.end, mention.start):
        yield before, "place's body"
    if place := _namesake(linked, mention):
        yield place, "named after a place"
    if mention.name.endswith(_own_kinds()) and (place := _founder(text, linked, mention)):
        yield place, "founded by a place"


def _lies_right_before(text: str, start: int, end: int) -> bool:
    gap = _OF.fullmatch(text, start, end)
    return gap is not None and "的" in gap.group()


def _namesake(linked: Linked, mention: OrganizationMention) -> Reference | None:
    """Return the township or village of the article that a body is named after: 华埠供电所 of 华埠镇."""
    kinds = {"Township": words_file("organizations.yaml")["of_townships"], "Community": list(_own_kinds())}
    for place in linked.references:
        if place.label not in _BELOW or not mention.name.endswith(tuple(kinds[place.label])):
            continue
        stem = _LEVEL.sub("", linked.drafts[place.node].name)
        if len(stem) > 1 and mention.name.strip("“”").removeprefix("魅力").startswith(stem):
            return place
    return None


def _founder(text: str, linked: Linked, mention: OrganizationMention) -> Reference | None:
    """Return the village that founded a body: 岸下村领办X合作社, X合作社由岸下村党支部领办."""
    founding = _founding()
    before = linked.before(mention.start, ("Community",))
    if before and mention.start - before.end < _REACH and founding.fullmatch(text, before.end, mention.start):
        return before
    if before and _BY_VILLAGE.match(text, mention.end):
        return before
    for after in linked.within(mention.end, mention.end + _REACH):
        if after.label == "Community":
            by = re.fullmatch(r"[^。！？；]{0,24}?[由是]", text[mention.end : after.start])
            return after if by and _led().match(text, after.end) else None
    return None


@cache
def _own_kinds() -> tuple[str, ...]:
    return tuple(words_file("organizations.yaml")["of_villages"])


@cache
def _founding() -> re.Pattern[str]:
    verbs = "|".join(words_file("organizations.yaml")["founding"])
    return re.compile(rf"[\u4e00-\u9fff，“]{{0,12}}?(?:{verbs})了?[“‘]?")


@cache
def _led() -> re.Pattern[str]:
    verbs = "|".join(words_file("organizations.yaml")["founding"])
    return re.compile(rf"(?:党支部|党总支|党委|村委会|村集体|牵头)?(?:{verbs})")
