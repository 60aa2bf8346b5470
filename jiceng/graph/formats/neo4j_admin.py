"""A folder that `neo4j-admin database import` turns into the very database that `put` would make, in one go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jiceng.graph.ontology import ontology
from jiceng.graph.store.protocol import Store

Row = Mapping[str, Any]

# Separates the values of a list; no newspaper holds it, and neo4j-admin knows it by its code.
_BETWEEN = "\u001f"
_README = "README.txt"
_CLAIM = "Claim"
_STATES = "STATES"
_MENTIONS = "MENTIONS"
_NAMES = {bool: "boolean", int: "long", float: "double", list: "string[]", str: "string"}


def node_file(label: str) -> str:
    """Return the name of the file that holds the nodes of a label."""
    return f"nodes-{label}.csv"


def edge_file(relation: str) -> str:
    """Return the name of the file that holds the relationships of a type."""
    return f"edges-{relation}.csv"


def _labels() -> list[str]:
    return [*ontology().labels, _CLAIM]


def _relations() -> list[str]:
    return [*ontology().relations, _STATES]


FILES = (*map(node_file, _labels()), *map(edge_file, _relations()), _README)


def write_neo4j_admin(store: Store, folder: Path) -> dict[str, int]:
    """Write a CSV file with its header for each label and relation, and the command in README.txt; return the rows.

    The rows are those that the store itself would write into an empty database, its own counts among them, so that
    the imported database is loaded, changed and asked like any other. The whole graph is held in memory meanwhile.
    """
    from jiceng.graph.store.prepared import prepare
    from jiceng.graph.store.write import whole

    _, _, scanned = store.scan()
    said = [prepare(extraction) for extraction in scanned]
    graph = whole(said)
    claims = [{"article": one.id, "published": one.article["published"], **row} for one in said for row in one.claims]
    states = [_edge(row["article"], str(number), {}) for number, row in enumerate(claims)]
    mentions = [_mention(one.id, one.article["published"], row) for one in said for row in one.mentions]
    nodes: dict[str, Sequence[Row]] = {**graph.made_nodes, "Article": [one.article for one in said], _CLAIM: claims}
    edges: dict[str, Sequence[Row]] = {**graph.made_edges, _STATES: states, _MENTIONS: mentions}
    for label in _labels():
        rows = nodes.get(label, ())
        _write(folder / node_file(label), _claim_lines(rows) if label == _CLAIM else _node_lines(rows))
    for relation in _relations():
        _write(folder / edge_file(relation), _edge_lines(edges.get(relation, ()), relation == _STATES))
    (folder / _README).write_text(_readme(), "utf-8", newline="\n")
    counts = {**nodes, **edges}
    return {name: len(counts.get(name, ())) for name in (*_labels(), *_relations())}


def _edge(source: str, target: str, properties: Row) -> Row:
    return {"source": source, "target": target, "properties": properties}


def _mention(article: str, published: str, row: Row) -> Row:
    properties = {name: value for name, value in row.items() if name != "target"}
    return _edge(article, row["target"], properties | {"first_seen": published, "last_seen": published})


def _write(path: Path, lines: Iterator[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(",".join(map(_field, line)) + "\n" for line in lines)


def _field(value: object) -> str:
    """Return a value as neo4j-admin reads it: texts always quoted, so that an empty one is not taken for none."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        value = _BETWEEN.join(value)
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _columns(rows: Sequence[Row], but: Sequence[str] = ()) -> dict[str, str]:
    """Return the properties that rows have, sorted, with their types in neo4j-admin's words."""
    found = {name: _NAMES[type(value)] for row in rows for name, value in row.items() if name not in but}
    return dict(sorted(found.items()))


def _header(columns: Mapping[str, str]) -> list[str]:
    return [f"{name}:{type_}" for name, type_ in columns.items()]


def _node_lines(rows: Sequence[Row]) -> Iterator[Sequence[Any]]:
    columns = _columns(rows, but=("id",))
    yield ["id:ID", *_header(columns)]
    for row in rows:
        yield [row["id"], *(row.get(name) for name in columns)]


def _claim_lines(rows: Sequence[Row]) -> Iterator[Sequence[Any]]:
    columns = _columns(rows)
    yield [f":ID({_CLAIM})", *_header(columns)]
    for number, row in enumerate(rows):
        yield [str(number), *(row.get(name) for name in columns)]


def _edge_lines(rows: Sequence[Row], to_claims: bool) -> Iterator[Sequence[Any]]:
    columns = _columns([row["properties"] for row in rows])
    yield [":START_ID", f":END_ID({_CLAIM})" if to_claims else ":END_ID", *_header(columns)]
    for row in rows:
        yield [row["source"], row["target"], *(row["properties"].get(name) for name in columns)]


def _readme() -> str:
    kinds = [f"--nodes={label}{'' if label == _CLAIM else ':Entity'}={node_file(label)}" for label in _labels()]
    kinds += [f"--relationships={relation}={edge_file(relation)}" for relation in _relations()]
    options = ["--id-type=string", "--array-delimiter=U+001F", "--multiline-fields=true", "--overwrite-destination"]
    command = " \\\n  ".join(["neo4j-admin database import full neo4j", *options, *kinds])
    return f"""基层图谱：Neo4j 批量导入文件夹。先停止数据库，再在本文件夹内运行下面的命令，它会替换名为 neo4j 的数据库。

A graph for Neo4j's bulk import. Stop the database, then run this inside this folder; it REPLACES the database named
neo4j. `jiceng serve` and `jiceng load` make its indexes (NEO4J_USERNAME, NEO4J_PASSWORD; --store neo4j://host:7687).

{command}
"""
