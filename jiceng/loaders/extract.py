"""From the articles of one page to what each says: five steps in order, with the page's places as context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jiceng.graph.model import Article, Extraction, Node, Refusal
from jiceng.loaders.agents import Agents, home_agent
from jiceng.loaders.claims import Claims
from jiceng.loaders.context import Context
from jiceng.loaders.gazetteer import Gazetteer
from jiceng.loaders.lexicon import Scanner
from jiceng.loaders.link import anaphors, link
from jiceng.loaders.link_officials import link_officials
from jiceng.loaders.linked import Draft, Linked
from jiceng.loaders.mentions.honors import find_honors
from jiceng.loaders.mentions.model import outside
from jiceng.loaders.mentions.officials import find_officials
from jiceng.loaders.mentions.organization_words import endings
from jiceng.loaders.mentions.outcomes import find_outcomes
from jiceng.loaders.mentions.places import PlaceMention, find_bare, find_bare_scenes, find_divisions
from jiceng.loaders.mentions.programs import find_programs, known_names
from jiceng.loaders.outcome_subjects import OutcomeSubjects
from jiceng.loaders.passage import Passage
from jiceng.loaders.relations import Relations


@dataclass(slots=True)
class _Read:
    """An article with its words and the divisions that its title and text name."""

    article: Article
    text: Passage
    title: Passage
    divisions: list[PlaceMention]
    title_divisions: list[PlaceMention]


@cache
def gazetteer() -> Gazetteer:
    """Return the division table, read once a process."""
    return Gazetteer.load()


@cache
def _scanner() -> Scanner:
    lists = {"organization": endings(), "program": known_names(), "anaphor": tuple(sorted(anaphors()))}
    return Scanner(lists)


def extract_articles(articles: Sequence[Article]) -> list[Extraction]:
    """Return what each article of one page says; the order of the articles does not matter."""
    read = [_read(article) for article in articles]
    page = Context(gazetteer())
    for each in read:
        page.add_all([*each.title_divisions, *each.divisions], 1)
    neighbours: dict[str, set[str]] = {}
    done: dict[str, Extraction] = {}
    for each in sorted(read, key=_placeless):
        done[each.article.id] = _extract(each, page, _unambiguous(neighbours))
        if not _placeless(each):
            _remember(done[each.article.id], neighbours)
    return [done[each.article.id] for each in read]


def _placeless(read: _Read) -> bool:
    """Tell whether an article names no division of its own, as captions often do."""
    return not read.divisions and not read.title_divisions


def _remember(extraction: Extraction, neighbours: dict[str, set[str]]) -> None:
    for node in extraction.nodes:
        if node.label == "Community":
            neighbours.setdefault(node.name, set()).add(node.id)


def _unambiguous(neighbours: dict[str, set[str]]) -> dict[str, str]:
    return {name: next(iter(found)) for name, found in neighbours.items() if len(found) == 1}


def _read(article: Article) -> _Read:
    text, title = Passage(article.text), Passage(article.title)
    titles = [*find_divisions(title, gazetteer()), *find_bare(title, gazetteer())]
    divisions = [*find_divisions(text, gazetteer()), *find_bare_scenes(text, gazetteer())]
    return _Read(article, text, title, sorted(divisions, key=lambda m: m.start), sorted(titles, key=lambda m: m.start))


def _extract(read: _Read, page: Context, neighbours: Mapping[str, str]) -> Extraction:
    article, passage = read.article, read.text
    hits = _scanner().scan(article.text)
    refused: list[Refusal] = []
    honors = find_honors(passage, refused, article.source)
    programs = outside(find_programs(passage, article.title, hits.get("program", ())), honors)
    programs = [p for p in programs if not any(p.start <= h.start and h.end <= p.end for h in honors)]
    linked = link(
        passage,
        read.title,
        read.divisions,
        read.title_divisions,
        hits,
        [*programs, *honors],
        page,
        gazetteer(),
        neighbours,
    )
    claims = Claims(article)
    agents = Agents(passage, linked, home_agent(linked, article.title))
    relations = Relations(passage, linked, agents, claims, article.id)
    relations.programs(programs, article.kind != "opinion")
    if article.kind != "opinion":
        refused += link_officials(passage, linked, agents, find_officials(passage), claims, article.source)
        relations.partners()
        relations.honors(honors)
        outcomes = find_outcomes(passage, refused, article.source)
        relations.outcomes(outcomes, OutcomeSubjects(passage, linked, home_agent(linked, article.title)))
    relations.located()
    _mention(linked, claims)
    refused += [Refusal(reason, name, article.source, start) for reason, name, start in linked.refused]
    ordered = sorted(set(refused), key=lambda r: (r.start, r.reason, r.detail))
    return Extraction(article, _nodes(linked), claims.finished(), tuple(ordered))


def _mention(linked: Linked, claims: Claims) -> None:
    for draft in linked.drafts.values():
        claims.mentions(draft.id, draft.spans)


def _nodes(linked: Linked) -> tuple[Node, ...]:
    return tuple([_node(linked.drafts[node]) for node in sorted(linked.drafts)])


def _node(draft: Draft) -> Node:
    draft.aliases.discard(draft.name)
    aliases = tuple(sorted(draft.aliases)) if draft.aliases else ()
    properties = dict(sorted(draft.properties.items())) if draft.properties else {}
    return Node(draft.id, draft.label, draft.name, aliases, properties)
