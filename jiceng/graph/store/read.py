"""The reading verbs of the store, written over one function that asks a question and gives back its rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from jiceng.graph.ids import fold
from jiceng.graph.model import Article, Claim, Edge, Evidence, Extraction, Node
from jiceng.graph.ontology import ontology
from jiceng.graph.store import cypher
from jiceng.graph.store.change import MENTIONS
from jiceng.graph.store.protocol import Direction
from jiceng.graph.store.records import Key, claim_key, read_article, read_edge, read_node, read_record

Ask = Callable[..., list[Mapping[str, Any]]]
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
CHUNK = 500  # ids in one question: an answer of a few hundred KB
WHOLE = 50  # articles in one question: their texts come along


def _chunks(ids: Sequence[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(ids), size):
        yield list(ids[start : start + size])


def _node(row: Mapping[str, Any]) -> Node:
    label = next(name for name in row["labels"] if name in ontology().labels)
    return read_node({**row, "label": label})


def nodes(ask: Ask, ids: Sequence[str]) -> list[Node]:
    """See Store.nodes."""
    wanted = sorted(set(ids))
    found = {row["id"]: _node(row) for chunk in _chunks(wanted, CHUNK) for row in ask(cypher.NODES, ids=chunk)}
    return [found[i] for i in ids if i in found]


def by_label(ask: Ask, label: str, offset: int, limit: int | None) -> list[Node]:
    """See Store.by_label."""
    bounds = {"offset": offset} if limit is None else {"offset": offset, "limit": limit}
    return [_node(row) for row in ask(cypher.by_label(label, limit is not None), **bounds)]


def edges(
    ask: Ask, ids: Sequence[str], relations: Sequence[str], direction: Direction, limit: int | None
) -> list[Edge]:
    """See Store.edges; a symmetric relation is read both ways whatever the direction."""
    kinds = ontology().relations
    wanted = [ontology().relation(name).name for name in relations] or [name for name in kinds if name != MENTIONS]
    both = [name for name in wanted if direction == "both" or kinds[name].symmetric]
    outward = wanted if direction == "out" else both
    inward = wanted if direction == "in" else both
    found: dict[Key, Edge] = {}
    for names, out in ((outward, True), (inward, False)):
        for chunk in _chunks(sorted(set(ids)), CHUNK) if names else ():
            for edge in _edges(ask, names, out, chunk, limit):
                found[edge.relation, edge.source, edge.target] = edge
    return [found[key] for key in sorted(found)][:limit]


def _edges(ask: Ask, names: Sequence[str], out: bool, ids: list[str], limit: int | None) -> Iterator[Edge]:
    bound = {} if limit is None else {"limit": limit}
    return map(read_edge, ask(cypher.edges(names, out, limit is not None), ids=ids, **bound))


def articles(ask: Ask, ids: Sequence[str]) -> list[Article]:
    """See Store.articles."""
    found = {row["id"]: read_article(row) for row in _article_rows(ask, sorted(set(ids)))}
    return [found[i] for i in ids if i in found]


def _article_rows(ask: Ask, ids: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    for chunk in _chunks(ids, WHOLE):
        yield from (row["article"] for row in ask(cypher.ARTICLES, ids=chunk))


def extractions(ask: Ask, ids: Sequence[str]) -> Iterator[Extraction]:
    """Yield what each of these articles says, sorted by article id."""
    for chunk in _chunks(sorted(set(ids)), WHOLE):
        rows = sorted(_article_rows(ask, chunk), key=lambda row: str(row["id"]))
        yield from (read_record(row["_record"], read_article(row)) for row in rows)


def article_ids(ask: Ask, offset: int, limit: int | None) -> list[str]:
    """See Store.article_ids."""
    bounds = {"offset": offset} if limit is None else {"offset": offset, "limit": limit}
    return [str(row["id"]) for row in ask(cypher.article_ids(limit is not None), **bounds)]


def claims(ask: Ask, keys: Sequence[Key]) -> list[Claim]:
    """See Store.claims; those of MENTIONS edges are read from their articles."""
    facts = {claim_key(*key): key for key in keys if key[0] != MENTIONS}
    parts: dict[tuple[Key, str], list[Mapping[str, Any]]] = defaultdict(list)
    for chunk in _chunks(sorted(facts), CHUNK):
        for row in ask(cypher.CLAIMS, keys=chunk):
            said = row["claim"]
            parts[facts[said["key"]], said["article"]].append(said)
    found = [(key, article, _claim(key, said)) for (key, article), said in parts.items()]
    found += _mentions(ask, {key for key in keys if key[0] == MENTIONS})
    return [claim for *_, claim in sorted(found, key=lambda entry: entry[:2])]


def _claim(key: Key, parts: Sequence[Mapping[str, Any]]) -> Claim:
    kinds = ontology().relation(key[0]).properties
    properties = {name: value for name, value in sorted(parts[0].items()) if name in kinds}
    words = sorted((said for said in parts if "start" in said), key=lambda e: (e["start"], e["end"], e["rule"]))
    evidence = tuple(Evidence(e["article"], e["start"], e["end"], e["quote"], e["rule"]) for e in words)
    return Claim(*key, evidence, parts[0]["basis"], properties)


def _mentions(ask: Ask, keys: set[Key]) -> list[tuple[Key, str, Claim]]:
    said = extractions(ask, [source for _, source, _ in keys])
    return [
        (key, extraction.article.id, claim)
        for extraction in said
        for claim in extraction.claims
        if (key := (claim.relation, claim.source, claim.target)) in keys
    ]


def search(ask: Ask, index: str, text: str, labels: Sequence[str], offset: int, limit: int) -> tuple[list[Node], int]:
    """See Store.search; the full-text index is asked for the runs of Chinese characters, where there are any."""
    folded = fold(text)
    wanted = [ontology().label(name).name for name in labels] or [n for n in ontology().labels if n != "Article"]
    if not folded:
        return [], 0
    phrases = " ".join(f'+"{run}"' for run in _CHINESE.findall(folded))
    indexed = bool(phrases)
    given = {"text": folded} | ({"index": index, "phrase": phrases} if indexed else {})
    total = ask(cypher.count_found(wanted, indexed), **given)[0]["count"]
    rows = ask(cypher.search(wanted, indexed), offset=offset, limit=limit, **given) if limit > 0 else ()
    return [_node(row) for row in rows], total


def counts(ask: Ask) -> dict[str, int]:
    """See Store.counts."""
    questions = {name: cypher.count_nodes(name) for name in ontology().labels}
    questions |= {name: cypher.count_edges(name) for name in ontology().relations}
    return {name: ask(question)[0]["count"] for name, question in questions.items()}


def all_nodes(ask: Ask) -> Iterator[Node]:
    """Yield all nodes sorted by id."""
    for chunk in _chunks(_ids(ask), CHUNK):
        yield from nodes(ask, chunk)


def all_edges(ask: Ask) -> Iterator[Edge]:
    """Yield all edges sorted by relation, source and target; a walk over sources keeps memory flat."""
    ids = _ids(ask)
    for relation in sorted(ontology().relations):
        sources = {ontology().labels[name].name.lower() for name in ontology().relations[relation].sources}
        for chunk in _chunks([i for i in ids if i.partition(":")[0] in sources], CHUNK):
            found: Iterable[Edge] = _edges(ask, [relation], True, chunk, None)
            yield from sorted(found, key=lambda edge: (edge.source, edge.target))


def all_extractions(ask: Ask) -> Iterator[Extraction]:
    """Yield what each article says, sorted by article id."""
    yield from extractions(ask, article_ids(ask, 0, None))


def _ids(ask: Ask) -> list[str]:
    return sorted(str(row["id"]) for row in ask(cypher.NODE_IDS))
