"""The written form of what an article says: canonical JSON, so that equal sayings are equal strings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from jiceng.graph.model import Article, Claim, Edge, Evidence, Extraction, Node, OffsetRun, Value
from jiceng.graph.ontology import ontology

Key = tuple[str, str, str]
Json = dict[str, Any]


# One for all: `json.dumps` makes an encoder anew for each call that is not plain, which costs more than the encoding.
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def compact(value: Any) -> str:
    """Return JSON with sorted keys and without spaces; equal values give equal strings."""
    return _ENCODER.encode(value)


def claim_key(relation: str, source: str, target: str) -> str:
    """Return 16 hex digits that stand for an edge in the index of claims."""
    return hashlib.sha256(compact([relation, source, target]).encode()).hexdigest()[:16]


def in_order(extraction: Extraction) -> Extraction:
    """Return the same saying with nodes, claims and evidence in one fixed order."""
    claims = (
        replace(claim, evidence=tuple(sorted(claim.evidence, key=lambda e: (e.start, e.end, e.rule))))
        for claim in extraction.claims
    )
    return replace(
        extraction,
        nodes=tuple(sorted(extraction.nodes, key=lambda node: node.id)),
        claims=tuple(sorted(claims, key=lambda claim: (claim.relation, claim.source, claim.target))),
    )


def typed(properties: Mapping[str, Value], kinds: Mapping[str, str]) -> dict[str, Value]:
    """Return properties sorted by name, whole numbers as floats where the ontology says float."""
    return {
        name: float(value) if kinds.get(name) == "float" and isinstance(value, int) else value
        for name, value in sorted(properties.items())
    }


def write_record(extraction: Extraction) -> str:
    """Return nodes and claims as JSON without the quotes, which the article's text gives back."""
    nodes = [
        [n.id, n.label, n.name, sorted(set(n.aliases)), typed(n.properties, ontology().label(n.label).properties)]
        for n in extraction.nodes
    ]
    claims = [
        [c.relation, c.source, c.target, c.basis, _claim_properties(c), [[e.start, e.end, e.rule] for e in c.evidence]]
        for c in extraction.claims
    ]
    return compact({"nodes": nodes, "claims": claims})


def _claim_properties(claim: Claim) -> dict[str, Value]:
    return typed(claim.properties, ontology().relation(claim.relation).properties)


def read_record(record: str, article: Article) -> Extraction:
    """Return what `write_record` wrote, with the quotes cut from the article's text."""
    raw = json.loads(record)
    nodes = tuple(Node(i, label, name, tuple(aliases), props) for i, label, name, aliases, props in raw["nodes"])
    claims = tuple(
        Claim(relation, source, target, _evidence(article, spans), basis, props)
        for relation, source, target, basis, props, spans in raw["claims"]
    )
    return Extraction(article, nodes, claims)


def _evidence(article: Article, spans: list[tuple[int, int, str]]) -> tuple[Evidence, ...]:
    return tuple(Evidence(article.id, start, end, article.text[start:end], rule) for start, end, rule in spans)


def article_properties(article: Article) -> Json:
    """Return the properties of an Article node; offset runs are strings "start:length:source_start"."""
    return {
        "id": article.id,
        "name": article.title,
        "aliases": [],
        "title": article.title,
        "authors": list(article.authors),
        "published": article.published,
        "published_inferred": article.published_inferred,
        "source": article.source,
        "kind": article.kind,
        "section": article.section,
        "text": article.text,
        "offsets": [f"{run.start}:{run.length}:{run.source_start}" for run in article.offsets],
    }


def read_article(row: Mapping[str, Any]) -> Article:
    """Return the article that `article_properties` described."""
    return Article(
        id=row["id"],
        source=row["source"],
        title=row["title"],
        authors=tuple(row["authors"] or ()),
        published=row["published"],
        text=row["text"],
        published_inferred=row["published_inferred"],
        kind=row["kind"],
        section=row["section"],
        offsets=tuple(OffsetRun(*map(int, run.split(":"))) for run in row["offsets"] or ()),
    )


def read_node(row: Mapping[str, Any]) -> Node:
    """Return a node from a row of id, label, name, aliases and properties (null where it has none)."""
    kinds = ontology().label(row["label"]).properties
    properties = {name: value for name, value in row["properties"].items() if value is not None and name in kinds}
    return Node(row["id"], row["label"], row["name"], tuple(row["aliases"] or ()), dict(sorted(properties.items())))


def read_edge(row: Mapping[str, Any]) -> Edge:
    """Return an edge from a row of relation, source, target and the relationship's properties."""
    stored = row["properties"]
    kinds = ontology().relation(row["relation"]).properties
    properties = {name: value for name, value in stored.items() if value is not None and name in kinds}
    return Edge(
        row["relation"],
        row["source"],
        row["target"],
        stored["basis"],
        stored["support"],
        stored["first_seen"],
        stored["last_seen"],
        stored["quote"],
        dict(sorted(properties.items())),
    )
