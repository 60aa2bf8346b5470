"""The articles that tell of the made-up province: each fact in some article, popular ones in several."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from benchmarks.province.world import Fact, World, figure
from jiceng.graph.ids import digest
from jiceng.graph.model import Article, Claim, Evidence, Extraction, Node
from jiceng.graph.ontology import ontology
from jiceng.seeds import seeds_folder

_PAGE = 12  # articles on a page of a paper
_AGAIN = 2  # facts of the county that an article tells though another has told them
_AROUND = 400  # characters of newspaper prose around the facts: an item of a local paper has some 700 in all
_FIRST_DAY, _DAYS = date(2019, 1, 1), 2000


@dataclass(frozen=True, slots=True)
class Told:
    """What one article tells: facts in words, nodes that it only names, and its number, which decides all else."""

    number: int
    facts: tuple[Fact, ...]
    named: tuple[Node, ...]


def tell(world: World) -> Iterator[Extraction]:
    """Yield all articles of a province, in the order of their numbers."""
    return (article(world, told) for told in tellings(world))


def tellings(world: World) -> list[Told]:
    """Return what each article tells, with exactly as many mentions in all as the world asks for."""
    told = [_facts_of(world, number) for number in range(world.articles)]
    lacking = world.mentions - sum(len(_ends(facts)) for facts in told)
    if lacking < 0:
        raise ValueError(f"The articles name {-lacking} nodes more than the province has room for.")
    each, more = divmod(lacking, world.articles)
    return [
        Told(number, facts, _named(world, number, facts, each + (number < more))) for number, facts in enumerate(told)
    ]


def one_more(world: World, told: Told, number: int) -> Extraction:
    """Return an article of its own that tells what another told, in its own figures and under its own date."""
    facts = tuple(_retold(fact, number) for fact in told.facts)
    return article(world, Told(world.articles + number, facts, told.named))


def _retold(fact: Fact, number: int) -> Fact:
    if fact.relation != "ACHIEVED":
        return fact
    return replace(fact, target=figure(f"again {number}", fact.source, 5000 + number))


def _facts_of(world: World, number: int) -> tuple[Fact, ...]:
    """Return the article's share of its county's facts, and some that are told again."""
    county, turn, turns = _share(world, number)
    facts = world.facts[county]
    own = facts[turn * len(facts) // turns : (turn + 1) * len(facts) // turns]
    repeatable = [fact for fact in random.Random(number).sample(facts, _AGAIN * 4) if fact.relation != "ACHIEVED"]
    return tuple({(f.relation, f.source.id, f.target.id): f for f in (*own, *repeatable[:_AGAIN])}.values())


def _share(world: World, number: int) -> tuple[int, int, int]:
    """Return the county of an article, how many of that county's come before it, and how many there are.

    A page of a local paper tells of one county, the next page of the next.
    """
    counties = len(world.facts)
    round_ = counties * _PAGE
    rounds, rest = divmod(world.articles, round_)
    page, place = divmod(number % round_, _PAGE)
    return page, number // round_ * _PAGE + place, rounds * _PAGE + min(max(rest - page * _PAGE, 0), _PAGE)


def _ends(facts: Sequence[Fact]) -> dict[str, Node]:
    return {end.id: end for fact in facts for end in (fact.source, fact.target)}


def _named(world: World, number: int, facts: Sequence[Fact], wanted: int) -> tuple[Node, ...]:
    members = world.members[_share(world, number)[0]]
    ends = _ends(facts)
    others = random.Random(-number - 1).sample(members, min(len(members), wanted + len(ends)))
    found = [node for node in others if node.id not in ends][:wanted]
    if len(found) < wanted:
        raise ValueError(f"Article {number} has only {len(found)} more nodes to name, not {wanted}.")
    return tuple(found)


# --- words -----------------------------------------------------------------------------------------------------


def article(world: World, told: Told) -> Extraction:
    """Return the article with a sentence for each fact and the words behind every claim."""
    identity = f"article:{digest('province', told.number)}"
    text, spans = _text(told)
    nodes = _ends(told.facts) | {node.id: node for node in told.named}
    claims = [
        Claim(
            fact.relation, fact.source.id, fact.target.id, (_evidence(identity, text, span),), "text", fact.properties
        )
        for fact, span in zip(told.facts, spans, strict=True)
    ]
    claims += [Claim("MENTIONS", identity, node.id, (_mention(identity, text, node),)) for node in nodes.values()]
    steps = _ladder(world, nodes)
    claims += [Claim("LOCATED_IN", lower, upper, basis="divisions") for lower, upper in steps]
    nodes |= {upper: world.nodes[upper] for _, upper in steps}
    published = (_FIRST_DAY + timedelta(days=told.number * 7919 % _DAYS)).isoformat()
    title = f"{told.facts[0].source.name}：{told.facts[0].target.name}"
    head = Article(identity, f"province{told.number // _PAGE:05}.txt", title, ("李正茂",), published, text)
    ordered = sorted(claims, key=lambda claim: (claim.relation, claim.source, claim.target))
    return Extraction(head, tuple(nodes[i] for i in sorted(nodes)), tuple(ordered))


def _text(told: Told) -> tuple[str, list[tuple[int, int]]]:
    """Return the text and where each fact stands in it."""
    prose = _prose()
    start = told.number * 977 % (len(prose) - _AROUND)
    text, spans = prose[start : start + _AROUND] + "\n", []
    for fact in told.facts:
        words = f"{fact.source.name}{ontology().relations[fact.relation].zh}{fact.target.name}"
        spans.append((len(text), len(text) + len(words)))
        text += words + "。"
    return text + "、".join(node.name for node in told.named), spans


@cache
def _prose() -> str:
    pages = sorted((seeds_folder() / "pages").glob("*.txt"))
    return re.sub(r"\s+", "", "".join(page.read_text("utf-8") for page in pages))


def _evidence(identity: str, text: str, span: tuple[int, int]) -> Evidence:
    return Evidence(identity, *span, text[slice(*span)], "province")


def _mention(identity: str, text: str, node: Node) -> Evidence:
    start = text.index(node.name)
    return _evidence(identity, text, (start, start + len(node.name)))


def _ladder(world: World, nodes: dict[str, Node]) -> list[tuple[str, str]]:
    steps = {}
    for lower in nodes:
        while lower in world.above and lower not in steps:
            steps[lower] = world.above[lower]
            lower = steps[lower]
    return sorted(steps.items())
