"""The statements of one transaction with their rows, written before they are run: no engine is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import partial

from jiceng.graph.store import cypher
from jiceng.graph.store.planning import ByName, Rows, Writes
from jiceng.graph.store.prepared import Prepared
from jiceng.graph.store.records import Json
from jiceng.graph.store.rows import Parameters, Shape, by_shape, nested, table

Statements = list[tuple[str, Parameters]]


def clearing(articles: Sequence[str]) -> Statements:
    """Return what takes away the claims and mentions of articles."""
    return [*_of_ids(cypher.DELETE_CLAIMS, articles), *_of_ids(cypher.DELETE_MENTIONS, articles)]


def deleting(articles: Sequence[str], nodes: Sequence[str]) -> Statements:
    """Return what takes articles and other nodes away."""
    return [*_of_ids(cypher.DELETE_ARTICLES, articles), *_of_ids(cypher.DELETE_NODES, nodes)]


def _of_ids(statement: str, ids: Sequence[str]) -> Statements:
    return [(statement, {"ids": ids})] if ids else []


def writing_nodes(writes: Writes) -> Statements:
    """Return what makes, changes and counts nodes."""
    made = [_tables(rows, partial(cypher.create_nodes, label)) for label, rows in writes.made_nodes.items()]
    return [
        *(statement for each in made for statement in each),
        *_tables(writes.changed_nodes, cypher.set_nodes),
        *_tables(writes.counted_nodes, lambda _: cypher.COUNT_NODES),
    ]


def _tables(rows: Iterable[Json], statement: Callable[[Shape], str]) -> Statements:
    return [(statement(shape), table(shape, same)) for shape, same in by_shape(rows).items()]


def writing_articles(articles: Sequence[Prepared], old: Set[str]) -> Statements:
    """Return what makes articles (and changes those of `old`), their claims and their mentions."""
    made = (prepared.article for prepared in articles if prepared.id not in old)
    changed = (prepared.article for prepared in articles if prepared.id in old)
    return [
        *_tables(made, partial(cypher.create_nodes, "Article")),
        *_tables(changed, cypher.set_nodes),
        *_inner_tables([(one, one.claims) for one in articles], cypher.create_claims),
        *_inner_tables([(one, one.mentions) for one in articles], cypher.create_mentions),
    ]


def _inner_tables(
    said: Sequence[tuple[Prepared, Rows]], statement: Callable[[Shape], str]
) -> Iterator[tuple[str, Parameters]]:
    """Yield a statement for each shape of rows, which come as tables inside the rows of their articles."""
    tables: dict[Shape, list[tuple[Prepared, Rows]]] = defaultdict(list)
    for one, rows in said:
        for shape, same in by_shape(rows).items():
            tables[shape].append((one, same))
    for shape, parts in tables.items():
        heads = [(one.id, str(one.article["published"])) for one, _ in parts]
        yield statement(shape), nested(heads, shape, [rows for _, rows in parts])


def writing_edges(writes: Writes) -> Statements:
    """Return what makes, changes, counts and takes away edges."""
    written = [
        *(_tables(map(_flat, rows), partial(cypher.create_edges, r)) for r, rows in writes.made_edges.items()),
        *(_tables(map(_flat, rows), partial(cypher.set_edges, r)) for r, rows in writes.changed_edges.items()),
    ]
    return [
        *(statement for each in written for statement in each),
        *_of_ends(writes.counted_edges, cypher.count_edges_anew),
        *_of_ends(writes.deleted_edges, cypher.delete_edges),
    ]


def _flat(row: Json) -> Json:
    return {"source": row["source"], "target": row["target"], **row["properties"]}


def _of_ends(edges: ByName, statement: Callable[[str], str]) -> Statements:
    """Return a statement for each relation, whose rows all have the same columns."""
    return [(statement(name), rows) for name, held in edges.items() for _, rows in _tables(held, str)]
