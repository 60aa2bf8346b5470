"""The graph for other programs: GraphML with all that is known, GEXF as a picture for Gephi."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from jiceng.graph.formats.tables import joined
from jiceng.graph.layout import layout
from jiceng.graph.model import Edge, Node
from jiceng.graph.ontology import ontology
from jiceng.graph.store.protocol import Store
from jiceng.graph.subgraph import whole

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://www.gexf.net/1.2draft"
_VIZ = "http://www.gexf.net/1.2draft/viz"

# XML 1.0 has no way at all to write these characters.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EDGE = {"basis": "string", "support": "long", "first_seen": "string", "last_seen": "string", "quote": "string"}
_NODE = {"label": "string", "name": "string", "aliases": "string"}
_TYPES = {"boolean": "boolean", "float": "double", "integer": "long"}

Columns = Mapping[str, str]


class _Writer:
    """An XML file being written; `open` is an element around others, `leaf` one with text alone."""

    def __init__(self, file: IO[str]) -> None:
        self._write = file.write
        self._write('<?xml version="1.0" encoding="utf-8"?>\n')

    @contextmanager
    def open(self, name: str, attributes: Mapping[str, object]) -> Iterator[None]:
        self._write(f"<{name}{_attributes(attributes)}>\n")
        yield
        self._write(f"</{name}>\n")

    def leaf(self, name: str, attributes: Mapping[str, object], text: object = "") -> None:
        content = escape(clean(text))
        self._write(f"<{name}{_attributes(attributes)}>{content}</{name}>\n")


def _attributes(attributes: Mapping[str, object]) -> str:
    return "".join(f" {name}={quoteattr(clean(value))}" for name, value in attributes.items())


def clean(value: object) -> str:
    """Return a value as XML can hold it: booleans in lower case, characters outside XML 1.0 replaced by U+FFFD."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return _UNWRITABLE.sub("\ufffd", text)


def write_graphml(store: Store, path: Path) -> dict[str, int]:
    """Write all nodes and edges as GraphML, articles (without their texts) and MENTIONS among them; return counts."""
    nodes, edges, _ = store.scan()
    counts = Counter(nodes=0, edges=0)
    columns = {"node": _node_columns(), "edge": _edge_columns()}
    with path.open("w", encoding="utf-8", newline="\n") as file:
        xml = _Writer(file)
        with xml.open("graphml", {"xmlns": _GRAPHML}):
            for kind, types in columns.items():
                for name, type_ in types.items():
                    xml.leaf("key", {"id": f"{kind}.{name}", "for": kind, "attr.name": name, "attr.type": type_})
            with xml.open("graph", {"id": "jiceng", "edgedefault": "directed"}):
                for node in nodes:
                    counts["nodes"] += 1
                    _graphml(xml, "node", {"id": node.id}, _node_values(node), columns["node"])
                for edge in edges:
                    counts["edges"] += 1
                    ends = {"id": _edge_id(edge), "source": edge.source, "target": edge.target}
                    _graphml(xml, "edge", ends, _edge_values(edge), columns["edge"])
    return dict(counts)


def _graphml(
    xml: _Writer, kind: str, attributes: Mapping[str, object], values: Mapping[str, object], columns: Columns
) -> None:
    with xml.open(kind, attributes):
        for name in columns:
            if name in values:
                xml.leaf("data", {"key": f"{kind}.{name}"}, values[name])


def write_gexf(store: Store, path: Path) -> dict[str, int]:
    """Write the graph without articles as GEXF 1.2 with the ontology's colours, sizes and positions; return counts.

    Symmetric relations are written as directed ones, because readers refuse a file that mixes the two.
    """
    graph = whole(store)
    positions = layout(graph)
    ties = Counter(end for edge in graph.edges for end in (edge.source, edge.target))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        xml = _Writer(file)
        with (
            xml.open("gexf", {"xmlns": _GEXF, "xmlns:viz": _VIZ, "version": "1.2"}),
            xml.open("graph", {"defaultedgetype": "directed", "mode": "static"}),
        ):
            _gexf_columns(xml, "node", _node_columns())
            _gexf_columns(xml, "edge", _edge_columns())
            with xml.open("nodes", {}):
                for node in graph.nodes:
                    _gexf_node(xml, node, positions[node.id], ties[node.id])
            with xml.open("edges", {}):
                for edge in graph.edges:
                    _gexf_edge(xml, edge)
    return {"nodes": len(graph.nodes), "edges": len(graph.edges)}


def _gexf_columns(xml: _Writer, kind: str, columns: Columns) -> None:
    with xml.open("attributes", {"class": kind, "mode": "static"}):
        for name, type_ in columns.items():
            xml.leaf("attribute", {"id": name, "title": name, "type": type_})


def _gexf_node(xml: _Writer, node: Node, position: tuple[float, float], ties: int) -> None:
    with xml.open("node", {"id": node.id, "label": node.name}):
        _gexf_values(xml, _node_values(node), _node_columns())
        _gexf_color(xml, ontology().labels[node.label].color)
        xml.leaf("viz:position", {"x": position[0], "y": position[1], "z": 0.0})
        xml.leaf("viz:size", {"value": round(7 + 3 * ties**0.5, 1)})


def _gexf_edge(xml: _Writer, edge: Edge) -> None:
    relation = ontology().relations[edge.relation]
    ends = {"id": _edge_id(edge), "source": edge.source, "target": edge.target, "label": relation.zh}
    with xml.open("edge", {**ends, "weight": float(max(edge.support, 1))}):
        _gexf_values(xml, _edge_values(edge), _edge_columns())
        _gexf_color(xml, relation.color)


def _gexf_values(xml: _Writer, values: Mapping[str, object], columns: Columns) -> None:
    with xml.open("attvalues", {}):
        for name in columns:
            if name in values:
                xml.leaf("attvalue", {"for": name, "value": values[name]})


def _gexf_color(xml: _Writer, color: str) -> None:
    red, green, blue = bytes.fromhex(color.removeprefix("#"))
    xml.leaf("viz:color", {"r": red, "g": green, "b": blue})


@cache
def _node_columns() -> Columns:
    """Return the properties of all labels with their types; an article's text and offsets are not among its values."""
    declared = {
        name: _TYPES.get(t, "string") for label in ontology().labels.values() for name, t in label.properties.items()
    }
    return {**_NODE, **{name: type_ for name, type_ in declared.items() if name != "offsets"}}


@cache
def _edge_columns() -> Columns:
    relations = ontology().relations.values()
    declared = {name: _TYPES.get(t, "string") for relation in relations for name, t in relation.properties.items()}
    return {"relation": "string", **_EDGE, **declared}


def _node_values(node: Node) -> dict[str, object]:
    hidden = ("text", "offsets") if node.label == "Article" else ()
    properties = {name: joined(value) for name, value in node.properties.items() if name not in hidden}
    return {
        **properties,
        "label": node.label,
        "name": node.name,
        "aliases": joined(list(node.aliases)),
    }


def _edge_values(edge: Edge) -> dict[str, object]:
    values = {name: joined(value) for name, value in edge.properties.items()}
    return {**values, "relation": edge.relation, **{name: getattr(edge, name) for name in _EDGE}}


def _edge_id(edge: Edge) -> str:
    return f"{edge.relation} {edge.source} {edge.target}"
