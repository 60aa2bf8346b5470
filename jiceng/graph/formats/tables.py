"""Four tables for a spreadsheet: nodes, edges, claims and articles, one CSV file each in a folder."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import IO

from jiceng.graph.model import Article, Claim, Edge, Extraction, Node, Properties, Value
from jiceng.graph.ontology import ontology
from jiceng.graph.store.protocol import Store

Cell = str | int | float | bool
Row = Sequence[Cell]

FILES = ("nodes.csv", "edges.csv", "claims.csv", "articles.csv")
_EDGE = ("relation", "source", "target", "basis", "support", "first_seen", "last_seen", "quote")
_CLAIM = ("article", "relation", "source", "target", "basis", "start", "end", "quote", "rule")
_ARTICLE = ("id", "source", "title", "authors", "published", "published_inferred", "kind", "section", "text")

# A spreadsheet runs a cell that begins with one of these as a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_tables(store: Store, folder: Path) -> dict[str, int]:
    """Write the graph as nodes.csv, edges.csv, claims.csv and articles.csv; return the rows of each.

    UTF-8 with a byte order mark, so that Excel reads Chinese; lists are joined by " | "; a claim has one row for
    each of its spans. A text that begins like a formula gets an apostrophe before it.
    """
    nodes, edges, extractions = store.scan()
    return {
        "nodes": write_rows(folder / FILES[0], _node_rows(nodes)),
        "edges": write_rows(folder / FILES[1], _edge_rows(edges)),
        **_write_articles(folder, extractions),
    }


def write_rows(path: Path, rows: Iterable[Row]) -> int:
    """Write a header and rows to a CSV file for spreadsheets; return how many rows there are below the header."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        return _write(file, rows)


def _write(file: IO[str], rows: Iterable[Row]) -> int:
    writer, number = csv.writer(file), count(-1)
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
        next(number)
    return next(number)


def harmless(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula; numbers stay as they are."""
    if isinstance(cell, bool):
        return str(cell).lower()
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def joined(value: Value) -> Cell:
    """Return a property as one cell: a list is joined by " | "."""
    return " | ".join(value) if isinstance(value, list) else value


def node_columns() -> list[str]:
    """Return the properties of all labels but Article, in the ontology's order."""
    labels = [label for name, label in ontology().labels.items() if name != "Article"]
    return list(dict.fromkeys(name for label in labels for name in label.properties))


def edge_columns() -> list[str]:
    """Return the properties of all relations, in the ontology's order."""
    return list(dict.fromkeys(name for relation in ontology().relations.values() for name in relation.properties))


def _cells(properties: Properties, columns: Sequence[str]) -> list[Cell]:
    return [joined(properties.get(name, "")) for name in columns]


def _node_rows(nodes: Iterable[Node]) -> Iterator[Row]:
    columns = node_columns()
    yield ["id", "label", "name", "aliases", *columns]
    for node in nodes:
        if node.label != "Article":
            yield [node.id, node.label, node.name, joined(list(node.aliases)), *_cells(node.properties, columns)]


def _edge_rows(edges: Iterable[Edge]) -> Iterator[Row]:
    columns = edge_columns()
    yield [*_EDGE, *columns]
    for edge in edges:
        yield [*(getattr(edge, name) for name in _EDGE), *_cells(edge.properties, columns)]


def _write_articles(folder: Path, extractions: Iterable[Extraction]) -> dict[str, int]:
    """Write claims and articles side by side, since the store gives both in one pass."""
    columns = edge_columns()
    counts = {"claims": 0, "articles": 0}
    with (
        (folder / FILES[2]).open("w", encoding="utf-8-sig", newline="") as claims,
        (folder / FILES[3]).open("w", encoding="utf-8-sig", newline="") as articles,
    ):
        _write(claims, [[*_CLAIM, *columns]])
        _write(articles, [_ARTICLE])
        for extraction in extractions:
            _write(articles, [_article_row(extraction.article)])
            counts["articles"] += 1
            for claim in extraction.claims:
                counts["claims"] += 1 + _write(claims, _claim_rows(extraction.article.id, claim, columns))
    return counts


def _article_row(article: Article) -> Row:
    return [joined(list(value)) if isinstance(value := getattr(article, n), tuple) else value for n in _ARTICLE]


def _claim_rows(article: str, claim: Claim, columns: Sequence[str]) -> Iterator[Row]:
    edge = [article, claim.relation, claim.source, claim.target, claim.basis]
    for span in claim.evidence:
        yield [*edge, span.start, span.end, span.quote, span.rule, *_cells(claim.properties, columns)]
    if not claim.evidence:
        yield [*edge, "", "", "", "", *_cells(claim.properties, columns)]
