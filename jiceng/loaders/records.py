"""Extractions as JSON objects, one an article: the form that `jiceng extract` prints and the scorer reads."""

from __future__ import annotations

import json
from typing import Any

from jiceng.graph.model import Article, Claim, Extraction, Node

# One encoder for all lines: json.dumps would make one for each.
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False)


def line(extraction: Extraction) -> bytes:
    """Return an extraction as one line of JSON in UTF-8, keys sorted, without the line's end."""
    return _ENCODER.encode(record(extraction)).encode("utf-8", "surrogatepass")


def record(extraction: Extraction) -> dict[str, Any]:
    """Return an extraction as plain data; evidence offsets count code points of the article's text, half open."""
    return {
        "article": _article(extraction.article),
        "nodes": [_node(node) for node in extraction.nodes],
        "edges": [_edge(claim) for claim in extraction.claims],
        "refusals": [{"reason": r.reason, "detail": r.detail, "start": r.start} for r in extraction.refusals],
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "authors": list(article.authors),
        "published": article.published,
        "published_inferred": article.published_inferred,
        "kind": article.kind,
        "section": article.section,
        "text": article.text,
        "offsets": [[run.start, run.length, run.source_start] for run in article.offsets],
    }


def _node(node: Node) -> dict[str, Any]:
    return {
        **node.properties,
        "id": node.id,
        "type": node.label,
        "name": node.name,
        "aliases": list(node.aliases),
    }


def _edge(claim: Claim) -> dict[str, Any]:
    evidence = [
        {"start": e.start, "end": e.end, "quote": e.quote, "rule": e.rule, "article": e.article} for e in claim.evidence
    ]
    return {
        **claim.properties,
        "type": claim.relation,
        "source": claim.source,
        "target": claim.target,
        "basis": claim.basis,
        "evidence": evidence,
    }
