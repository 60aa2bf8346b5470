"""The words behind the graph: articles, claims, quotes, marks."""

from __future__ import annotations

from jiceng.api.schemas.base import Record, Value
from jiceng.api.schemas.things import EdgeOut, NodeOut


class ArticleBrief(Record):
    """An article without its text; `published` is an ISO date or a prefix of one, "" where unknown."""

    id: str
    title: str
    authors: list[str]
    published: str
    published_inferred: bool
    source: str
    kind: str
    section: str


class Quote(Record):
    """The words that say so, with some words around them; `start` and `end` count code points of the article."""

    start: int
    end: int
    quote: str
    rule: str
    before: str
    after: str


class ClaimOut(Record):
    """What one article states of an edge; `article` is null where the division table or a decision states it."""

    article: ArticleBrief | None
    basis: str
    evidence: list[Quote]
    properties: dict[str, Value]


class EdgeDetail(Record):
    """An edge with both ends and all that is stated of it."""

    edge: EdgeOut
    source: NodeOut
    target: NodeOut
    claims: list[ClaimOut]


class Mark(Record):
    """What a stretch of an article states: an edge, its ends' names and labels, and the rule that read it."""

    relation: str
    source: str
    target: str
    source_name: str
    target_name: str
    source_label: str
    target_label: str
    rule: str


class Segment(Record):
    """A stretch of an article's text in which the marks do not change."""

    text: str
    marks: list[Mark]


class ArticleOut(ArticleBrief):
    """An article whose text is the `segments`, joined."""

    segments: list[Segment]
