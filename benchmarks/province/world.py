"""The made-up province: real places of one province, and officials, bodies, programs and facts invented for them.

The same scale gives the same world. At scale 1 the graph has 200,000 nodes, 50,000 of them articles, and 1,000,000
relationships; claims stand beside these. Popularity of programs and honours falls as one over the rank.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, cycle
from typing import Any

from jiceng.graph.ids import honor_id, official_id, organization_id, outcome_id, place_id, program_id
from jiceng.graph.model import Node, Properties
from jiceng.loaders.extract import gazetteer
from jiceng.loaders.gazetteer import Place
from jiceng.loaders.lexicon import words_file

PROVINCE = "41"
ARTICLES, NODES, RELATIONSHIPS = 50_000, 200_000, 1_000_000
# What there is of each kind at scale 1; places are the province's own, and figures (Outcome) make the number whole.
_OFFICIALS, _ORGANIZATIONS, _PROGRAMS, _HONORS = 36_000, 18_000, 6_000, 2_500
_IMPLEMENTS, _PARTNERS, _AWARDED, _PARTS = 180_000, 36_000, 24_000, 1_500
_FEWEST = 60  # a county with fewer places has no room for the articles of its share


@dataclass(frozen=True, slots=True)
class Fact:
    """One edge that articles state in words."""

    relation: str
    source: Node
    target: Node
    properties: Properties


@dataclass(frozen=True, slots=True)
class World:
    """All nodes but articles; the place above each place and body; facts by county, each county's by subject."""

    scale: float
    nodes: Mapping[str, Node]
    above: Mapping[str, str]
    members: Sequence[Sequence[Node]]
    facts: Sequence[Sequence[Fact]]

    @property
    def articles(self) -> int:
        """How many articles tell of this world."""
        return round(ARTICLES * self.scale)

    @property
    def mentions(self) -> int:
        """How many MENTIONS edges they have, so that the number of relationships is whole."""
        return round(RELATIONSHIPS * self.scale) - len(self.above) - sum(map(len, self.facts))


def world(scale: float) -> World:
    """Return the province at a scale between 0.02 (1,000 articles) and 1."""
    chance = random.Random(41)
    nodes, above = _places(scale)
    townships = [node for node in nodes.values() if node.label == "Township"]
    _add_organizations(nodes, above, round(_ORGANIZATIONS * scale))
    members = _members(nodes, above)
    programs = _titles("Program", townships, round(_PROGRAMS * scale), "")
    honors = _titles("Honor", townships, round(_HONORS * scale), "先进")
    facts = [
        *_leads(members, round(_OFFICIALS * scale), chance),
        *_dealt("IMPLEMENTS", members, programs, round(_IMPLEMENTS * scale), chance),
        *_dealt("AWARDED", members, honors, round(_AWARDED * scale), chance),
        *_partners(members, round(_PARTNERS * scale), chance),
        *_parts(programs, round(_PARTS * scale), len(members)),
    ]
    known = len(nodes) + round(_OFFICIALS * scale) + len(programs) + len(honors)
    facts += _achieved(members, round((NODES - ARTICLES) * scale) - known, chance)
    nodes |= {end.id: end for _, fact in facts for end in (fact.source, fact.target)}
    return World(scale, nodes, above, members, _by_county(facts, members))


# --- places and bodies -----------------------------------------------------------------------------------------


def _places(scale: float) -> tuple[dict[str, Node], dict[str, str]]:
    table = gazetteer()
    counties = [c for city in table.children(PROVINCE) for c in table.children(city.code) if c.label == "County"]
    roomy = [county for county in counties if sum(1 for _ in _below(county)) >= _FEWEST]
    wanted = max(1, round(len(roomy) * scale))
    chosen = [roomy[number * len(roomy) // wanted] for number in range(wanted)]
    places = {p.code: p for county in chosen for p in (*table.ancestors(county.code), county, *_below(county))}
    nodes = {code: Node(place_id(p.label, code), p.label, p.name, (), _code(p)) for code, p in places.items()}
    above = {nodes[code].id: nodes[p.parent].id for code, p in places.items() if p.parent}
    return {node.id: node for node in nodes.values()}, above


def _below(place: Place) -> Iterator[Place]:
    for child in gazetteer().children(place.code):
        yield child
        yield from _below(child)


def _code(place: Place) -> Properties:
    return {"code": place.code, "official": True}


def _add_organizations(nodes: dict[str, Node], above: dict[str, str], wanted: int) -> None:
    """Put bodies into the counties in turn, named after the county or a township and one of the endings in use."""
    endings = [ending for kind in words_file("organizations.yaml").values() for ending in _words(kind)]
    counties = [node for node in nodes.values() if node.label == "County"]
    inside = {county.id: [county] for county in counties}
    for node in nodes.values():
        if node.label == "Township":
            inside[above[node.id]].append(node)
    made = 0
    for turn in count():
        for county in counties:
            places = inside[county.id]
            name = places[turn // len(endings) % len(places)].name + endings[turn % len(endings)]
            if made == wanted:
                return
            if organization_id(name) not in nodes:
                made += 1
                node = Node(organization_id(name), "Organization", name, (), {"kind": "department"})
                nodes[node.id], above[node.id] = node, county.id


def _words(raw: Any) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, Mapping | list):
        for part in raw.values() if isinstance(raw, Mapping) else raw:
            yield from _words(part)


def _members(nodes: Mapping[str, Node], above: Mapping[str, str]) -> list[list[Node]]:
    """Return for each county itself with all places and bodies in it."""
    found: dict[str, list[Node]] = {node.id: [node] for node in nodes.values() if node.label == "County"}
    for node in nodes.values():
        upper = node.id
        while upper in above and upper not in found:
            upper = above[upper]
        if upper in found and node.id != upper:
            found[upper].append(node)
    return list(found.values())


# --- facts -----------------------------------------------------------------------------------------------------

Dealt = Iterator[tuple[int, Fact]]


def _turns(members: Sequence[Sequence[Node]]) -> list[tuple[int, Node]]:
    """Return all places and bodies with the number of their county: the first of each, the second of each …"""
    longest = max(map(len, members))
    return [(number, each[turn]) for turn in range(longest) for number, each in enumerate(members) if turn < len(each)]


def _titles(label: str, places: Sequence[Node], wanted: int, tail: str) -> list[Node]:
    """Return programs or honours: known names first, then such names after a township; one in five has an alias."""
    known = [entry["name"] for entry in words_file("programs.yaml")["known"]]
    identity = program_id if label == "Program" else honor_id
    found: dict[str, Node] = {}
    for number in count():
        if len(found) == wanted:
            return list(found.values())
        place = places[number // len(known) % len(places)].name if number >= len(known) else ""
        name = place + known[number % len(known)] + tail
        aliases = (f"“{name}”",) if number % 5 == 0 else ()
        properties = {"routine": number % 40 == 1} if label == "Program" else {}
        found.setdefault(identity(name), Node(identity(name), label, name, aliases, properties))
    raise AssertionError


def _leads(members: Sequence[Sequence[Node]], wanted: int, chance: random.Random) -> Dealt:
    surnames = words_file("names.yaml")["surnames"]["common"]
    posts = words_file("posts.yaml")["heads"]
    seen = set[str]()
    turns = _turns(members)
    while len(seen) < wanted:
        county, body = turns[len(seen) % len(turns)]
        name = chance.choice(surnames) + "".join(chance.choices(surnames, k=chance.choice((1, 2))))
        identity = official_id(name, body.id)
        if identity not in seen:
            seen.add(identity)
            post: Properties = {"post": posts[len(seen) % len(posts)], "deputy": len(seen) % 3 == 0}
            yield county, Fact("LEADS", Node(identity, "Official", name), body, post)


def _dealt(
    relation: str, members: Sequence[Sequence[Node]], targets: Sequence[Node], wanted: int, chance: random.Random
) -> Dealt:
    """Deal targets to the members of each county in turn: each target once, then the popular ones more often."""
    seen, turns = set[tuple[str, str]](), _turns(members)
    while len(seen) < wanted:
        county, subject = turns[len(seen) % len(turns)]
        rank = len(seen) if len(seen) < len(targets) else int(len(targets) ** chance.random()) - 1
        if (subject.id, targets[rank].id) not in seen:
            seen.add((subject.id, targets[rank].id))
            yield county, Fact(relation, subject, targets[rank], {})


def _partners(members: Sequence[Sequence[Node]], wanted: int, chance: random.Random) -> Dealt:
    seen = set[tuple[str, str]]()
    while len(seen) < wanted:
        county = len(seen) % len(members)
        first, second = sorted(chance.sample(members[county], 2), key=lambda node: node.id)
        if (first.id, second.id) not in seen:
            seen.add((first.id, second.id))
            yield county, Fact("PARTNERS_WITH", first, second, {})


def _parts(programs: Sequence[Node], wanted: int, counties: int) -> Dealt:
    """Make the last programs parts of the first ones."""
    wholes = cycle(programs[: max(1, len(programs) // 20)])
    for number, part in enumerate(programs[-wanted:]):
        yield number % counties, Fact("PART_OF", part, next(wholes), {})


def _achieved(members: Sequence[Sequence[Node]], wanted: int, chance: random.Random) -> Dealt:
    for number, (county, subject) in zip(range(wanted), cycle(_turns(members)), strict=False):
        yield county, Fact("ACHIEVED", subject, figure(str(number), subject, chance.randrange(2, 5000)), {})


def figure(told: str, subject: Node, value: int) -> Node:
    """Return a reported figure of a subject, of its own for each `told`."""
    text = f"{value}人"
    properties: Properties = {"value": float(value), "unit": "人", "text": text, "approximate": value % 2 == 0}
    return Node(outcome_id(told, subject.id, float(value), "人", text), "Outcome", text, (), properties)


def _by_county(facts: Sequence[tuple[int, Fact]], members: Sequence[Sequence[Node]]) -> list[list[Fact]]:
    """Return each county's facts ordered by its members, so that an article tells several of the same subject."""
    found: dict[int, list[Fact]] = defaultdict(list)
    for county, fact in facts:
        found[county].append(fact)
    order = [{node.id: place for place, node in enumerate(each)} for each in members]
    for county, each in found.items():
        rank = order[county]
        each.sort(key=lambda fact: (rank.get(fact.source.id, rank.get(fact.target.id, len(rank))), fact.target.id))
    return [found[county] for county in range(len(members))]
