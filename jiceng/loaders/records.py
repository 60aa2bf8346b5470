"""Extractions as JSON objects, one an article: the form that `jiceng extract` prints and the scorer reads."""

from __future__ import annotations

import json
from json.encoder import encode_basestring as _quoted
from typing import Any

from jiceng.graph.model import Article, Claim, Evidence, Extraction, Node, Refusal

# One encoder for all lines: json.dumps would make one for each.
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False)


def line(extraction: Extraction) -> bytes:
    """Return an extraction as one line of JSON in UTF-8, keys sorted, without the line's end.

    It is `record` encoded. The edges, nine tenths of it, are written without dictionaries between.
    """
    article, nodes, refusals = map(
        _ENCODER.encode,
        (
            _article(extraction.article),
            [_node(n) for n in extraction.nodes],
            [_refusal(r) for r in extraction.refusals],
        ),
    )
    edges = ",".join([_edge_json(claim) for claim in extraction.claims])
    return f'{{"article":{article},"edges":[{edges}],"nodes":{nodes},"refusals":{refusals}}}'.encode(
        "utf-8", "surrogatepass"
    )


def record(extraction: Extraction) -> dict[str, Any]:
    """Return an extraction as plain data; evidence offsets count code points of the article's text, half open."""
    return {
        "article": _article(extraction.article),
        "nodes": [_node(node) for node in extraction.nodes],
        "edges": [_edge(claim) for claim in extraction.claims],
        "refusals": [_refusal(refusal) for refusal in extraction.refusals],
    }


def _refusal(refusal: Refusal) -> dict[str, Any]:
    return {"reason": refusal.reason, "detail": refusal.detail, "start": refusal.start}


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


def _edge_json(claim: Claim) -> str:
    if claim.properties:
        return _ENCODER.encode(_edge(claim))
    evidence = ",".join([_evidence_json(each) for each in claim.evidence])
    return (
        f'{{"basis":{_quoted(claim.basis)},"evidence":[{evidence}],"source":{_quoted(claim.source)},'
        f'"target":{_quoted(claim.target)},"type":{_quoted(claim.relation)}}}'
    )


def _evidence_json(evidence: Evidence) -> str:
    return (
        f'{{"article":{_quoted(evidence.article)},"end":{evidence.end},"quote":{_quoted(evidence.quote)},'
        f'"rule":{_quoted(evidence.rule)},"start":{evidence.start}}}'
    )
