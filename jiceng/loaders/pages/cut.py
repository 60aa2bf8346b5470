"""A document becomes a page: its articles with their own words only, and what was left out with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from jiceng.graph.model import Article, Refusal
from jiceng.loaders.documents import Document
from jiceng.loaders.normalize import NormalText, normalize
from jiceng.loaders.pages.assemble import build_articles
from jiceng.loaders.pages.blocks import cut_blocks
from jiceng.loaders.pages.doubles import drop_doubles
from jiceng.loaders.pages.drafts import Draft
from jiceng.loaders.pages.grouping import group
from jiceng.loaders.pages.kinds import set_kinds
from jiceng.loaders.pages.relations import relate
from jiceng.loaders.pages.strays import join_continued, return_strays


@dataclass(frozen=True, slots=True)
class Page:
    """The articles of one file in reading order, and every passage that is in none of them."""

    articles: tuple[Article, ...]
    refusals: tuple[Refusal, ...]


def cut_page(document: Document) -> Page:
    """Return the articles of a page and its refusals, whose `start` is an offset in the document's text.

    Captions are articles of their own, words broken by a line's end are joined, a doubled passage is dropped where
    it does not belong, and a tail that strayed to another article goes back to its own.
    """
    normal = normalize(document.text)
    blocks = cut_blocks(normal.text)
    set_kinds(blocks)
    grouped = group(blocks, normal.text, document.source)
    refusals = list(grouped.refusals)
    join_continued(grouped.drafts)
    for relations in relate(grouped.drafts):
        dropped = drop_doubles(relations, document.source)
        refusals += dropped
        for settled in relate(relations.drafts) if dropped else [relations]:
            return_strays(settled, normal.text)
    drafts, empty = _with_text(grouped.drafts, document.source)
    articles = build_articles(drafts, normal, document.source, grouped.date)
    return Page(tuple(articles), _in_file([*refusals, *empty], normal))


def _with_text(drafts: Iterable[Draft], source: str) -> tuple[list[Draft], list[Refusal]]:
    """Part the drafts that hold text from those that are titles only."""
    full, empty = [], []
    for draft in drafts:
        if draft.body:
            full.append(draft)
        else:
            empty += [Refusal("title_without_text", t.text[:80], source, t.start) for t in draft.titles]
    return sorted(full, key=lambda draft: draft.start), empty


def _in_file(refusals: Iterable[Refusal], normal: NormalText) -> tuple[Refusal, ...]:
    placed = [replace(refusal, start=normal.source_position(refusal.start)) for refusal in refusals]
    return tuple(sorted(placed, key=lambda refusal: (refusal.start, refusal.reason)))
