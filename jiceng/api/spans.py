"""Texts cut on the server, where an offset counts code points; a browser would count UTF-16 units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from jiceng.api.schemas import Mark, Quote, Segment
from jiceng.graph.model import Article, Claim, Evidence, Node

# About two lines of a panel: enough to judge a quote, short enough to read at a glance.
CONTEXT = 60


def quote_in(article: Article, evidence: Evidence) -> Quote:
    """Return a quote with up to CONTEXT characters of the article before and after it."""
    return Quote(
        start=evidence.start,
        end=evidence.end,
        quote=evidence.quote,
        rule=evidence.rule,
        before=article.text[max(0, evidence.start - CONTEXT) : evidence.start],
        after=article.text[evidence.end : evidence.end + CONTEXT],
    )


def segments(article: Article, claims: Sequence[Claim], nodes: Mapping[str, Node]) -> list[Segment]:
    """Return the article's text cut wherever a mark begins or ends; the segments joined are the text.

    `claims` are the article's own; `nodes` holds their ends by id. An end that is missing is named by its id.
    """
    spans = [
        (evidence.start, evidence.end, _mark(claim, evidence, article, nodes))
        for claim in claims
        for evidence in claim.evidence
        if evidence.article == article.id
    ]
    cuts = sorted({0, len(article.text), *(s for s, _, _ in spans), *(e for _, e, _ in spans)})
    return [
        Segment(text=article.text[start:end], marks=_unique([m for s, e, m in spans if s <= start and end <= e]))
        for start, end in pairwise(cuts)
    ]


def _unique(marks: list[Mark]) -> list[Mark]:
    return list({(m.relation, m.source, m.target, m.rule): m for m in marks}.values())


def _mark(claim: Claim, evidence: Evidence, article: Article, nodes: Mapping[str, Node]) -> Mark:
    source, target = nodes.get(claim.source), nodes.get(claim.target)
    source_name, source_label = (article.title, "Article") if claim.source == article.id else ("", "")
    return Mark(
        relation=claim.relation,
        source=claim.source,
        target=claim.target,
        source_name=source.name if source else source_name or claim.source,
        target_name=target.name if target else claim.target,
        source_label=source.label if source else source_label,
        target_label=target.label if target else "",
        rule=evidence.rule,
    )
