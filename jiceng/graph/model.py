"""The records that travel between the rooms: articles, nodes, claims with evidence, edges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from jiceng.graph.value import value

Value = str | int | float | bool | list[str]
Properties = Mapping[str, Value]
Basis = Literal["text", "divisions", "decision"]


@value
class OffsetRun:
    """`length` code points from `start` in the article's text stand from `source_start` in the decoded file."""

    start: int
    length: int
    source_start: int


@value
class Article:
    """One news item; `text` never changes after page cutting and every offset counts its code points.

    `published` is an ISO date or a prefix of one ("2023-07-18", "2023-07", "2023"), empty where unknown;
    `published_inferred` is true where the year is not printed in the item itself. `source` is the input file's
    name without folders. `kind` is "news", "caption", "opinion" or "brief".
    """

    id: str
    source: str
    title: str
    authors: tuple[str, ...]
    published: str
    text: str
    published_inferred: bool = False
    kind: str = "news"
    section: str = ""
    offsets: tuple[OffsetRun, ...] = ()


@value
class Node:
    """A thing of the graph. `label` is one of the ontology's; `name` its canonical spelling."""

    id: str
    label: str
    name: str
    aliases: tuple[str, ...] = ()
    properties: Properties = field(default_factory=dict)


@value
class Evidence:
    """The words that say so: `quote == article.text[start:end]`, in code points, half open."""

    article: str
    start: int
    end: int
    quote: str
    rule: str


@value
class Claim:
    """One article's statement of one edge. `evidence` is empty only where `basis` is not "text"."""

    relation: str
    source: str
    target: str
    evidence: tuple[Evidence, ...] = ()
    basis: Basis = "text"
    properties: Properties = field(default_factory=dict)


@value
class Edge:
    """A fact as the store keeps it: one per (relation, source, target), whatever number of articles say it."""

    relation: str
    source: str
    target: str
    basis: Basis = "text"
    support: int = 0
    first_seen: str = ""
    last_seen: str = ""
    quote: str = ""
    properties: Properties = field(default_factory=dict)


@value
class Refusal:
    """Something that was left out, where it stood, and why; `reason` is a short fixed code that can be counted."""

    reason: str
    detail: str
    source: str
    start: int = -1


@value
class Extraction:
    """All that one article says: what `store.put` writes, whole or not at all.

    `nodes` holds every node that a claim names, and every mentioned node, sorted by id; `claims` are sorted by
    (relation, source, target) and unique in it. Each mentioned node has a MENTIONS claim whose source is the
    article's id.
    """

    article: Article
    nodes: tuple[Node, ...]
    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...] = ()
