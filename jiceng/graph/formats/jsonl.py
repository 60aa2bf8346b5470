"""One JSON object a line: nodes, edges, then each article with its claims; equal graphs give equal bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from jiceng.graph.errors import InputError
from jiceng.graph.model import Article, Claim, Evidence, Extraction, Node, OffsetRun
from jiceng.graph.ontology import ontology
from jiceng.graph.store.protocol import Store

_TYPES = ("node", "edge", "article", "claim")


def write_jsonl(store: Store, path: Path) -> dict[str, int]:
    """Write the graph as canonical JSON lines (keys sorted, no spaces, UTF-8); return the lines of each type.

    Article nodes and their texts stand once, in the article lines; a claim line names its article and follows it.
    A node line is what all articles together say of it; where one says otherwise (another spelling, other
    properties), its line holds the node as it has it, so that an export loaded again can lose an article rightly.
    """
    counts = dict.fromkeys(_TYPES, 0)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for record in _records(store):
            counts[record["type"]] += 1
            file.write(canonical(record) + "\n")
    return counts


def canonical(record: Mapping[str, Any]) -> str:
    """Return JSON with sorted keys and no spaces, so that equal records are equal strings."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _records(store: Store) -> Iterator[dict[str, Any]]:
    nodes, edges, extractions = store.scan()
    merged: dict[str, int] = {}
    for node in nodes:
        if node.label != "Article":
            record = asdict(node)
            merged[node.id] = hash(canonical(record))
            yield {"type": "node", **record}
    for edge in edges:
        yield {"type": "edge", **asdict(edge)}
    for extraction in extractions:
        yield _article_record(extraction, merged)
        for claim in extraction.claims:
            yield {"type": "claim", "article": extraction.article.id, **asdict(claim)}


def _article_record(extraction: Extraction, merged: Mapping[str, int]) -> dict[str, Any]:
    """Return an article with those of its nodes that neither its claims name nor the node lines hold as it does."""
    named = {end for claim in extraction.claims for end in (claim.source, claim.target)}
    records = map(asdict, extraction.nodes)
    own = [r for r in records if r["id"] not in named or hash(canonical(r)) != merged.get(r["id"])]
    runs = [[run.start, run.length, run.source_start] for run in extraction.article.offsets]
    return {"type": "article", **asdict(extraction.article), "offsets": runs, "nodes": own}


def read_jsonl(path: Path) -> Iterator[Extraction]:
    """Yield the articles of an export with their claims and nodes, ready for `store.put`.

    Edges are not read: a store makes them from the claims. Raises InputError, naming file and line, for a file
    that cannot be read, a line that is no record of an export, a claim whose article or node does not stand before
    it, or a quote that is not what its article says.
    """
    nodes: dict[str, Node] = {}
    article: Article | None = None
    claims: list[Claim] = []
    own: dict[str, Node] = {}
    for number, record in _lines(path):
        try:
            kind = record["type"]
            _expect(kind in _TYPES, f"the type {kind!r} is unknown")
            if kind == "node":
                nodes[record["id"]] = _node(record)
            elif kind == "claim":
                claims.append(_claim(record, article, own, nodes))
            elif kind == "article":
                if article is not None:
                    yield _extraction(article, claims, own, nodes)
                article, claims, own = _article(record), [], {entry["id"]: _node(entry) for entry in record["nodes"]}
        except KeyError as error:
            raise InputError(f"{path}, line {number} is no line of an export: it lacks {error}.") from error
        except (TypeError, ValueError, InputError) as error:
            raise InputError(f"{path}, line {number} is no line of an export: {error}") from error
    if article is not None:
        yield _extraction(article, claims, own, nodes)


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                record = json.loads(line)
                _expect(isinstance(record, dict), f"line {number} holds no object")
                yield number, record
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise InputError(f"{path} is no export in JSON lines: {error}") from error


def _expect(holds: bool, complaint: str) -> None:
    if not holds:
        raise ValueError(f"{complaint}.")


def _node(record: Mapping[str, Any]) -> Node:
    ontology().label(record["label"])
    return Node(record["id"], record["label"], record["name"], tuple(record["aliases"]), record["properties"])


def _article(record: Mapping[str, Any]) -> Article:
    fields = {name: value for name, value in record.items() if name not in ("type", "nodes")}
    runs = tuple(OffsetRun(start, length, source) for start, length, source in record["offsets"])
    return Article(**{**fields, "authors": tuple(record["authors"]), "offsets": runs})


def _claim(record: Mapping[str, Any], article: Article | None, *nodes: Mapping[str, Node]) -> Claim:
    ontology().relation(record["relation"])
    if article is None or record["article"] != article.id:
        raise ValueError("a claim stands outside its article.")
    for end in (record["source"], record["target"]):
        _expect(end == article.id or any(end in known for known in nodes), f"the node {end!r} does not stand before it")
    evidence = tuple(Evidence(**entry) for entry in record["evidence"])
    for span in evidence:
        _expect(article.text[span.start : span.end] == span.quote, f"{span.quote!r} is not what the article says")
    return Claim(
        record["relation"], record["source"], record["target"], evidence, record["basis"], record["properties"]
    )


def _extraction(
    article: Article, claims: Iterable[Claim], own: Mapping[str, Node], nodes: Mapping[str, Node]
) -> Extraction:
    said = sorted(claims, key=lambda c: (c.relation, c.source, c.target))
    named = {end for claim in said for end in (claim.source, claim.target)} - {article.id}
    return Extraction(article, tuple(own.get(i) or nodes[i] for i in sorted(named | own.keys())), tuple(said))
