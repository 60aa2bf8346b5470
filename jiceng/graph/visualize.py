"""The graph as one HTML file that opens with no network: positions are computed here, vis-network is inside."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from jiceng.graph.layout import layout
from jiceng.graph.model import Edge, Node, Value
from jiceng.graph.ontology import Label, Relation, ontology
from jiceng.graph.store.protocol import Store
from jiceng.graph.subgraph import Subgraph, whole

# A browser draws this many dots with names smoothly; vis-network slows down visibly past 2,000.
_PICTURE = 1500
_LINE = 8
_LARGEST = 28  # pixels; two dots stand at least 80 apart

# What JSON may hold and a script element may not.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}

_FACTS = {"support": "报道篇数", "first_seen": "最早报道", "last_seen": "最近报道"}
_BASES = {"text": "报道原文", "divisions": "行政区划表", "decision": "人工校订"}
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "hideEdgesOnDrag": True, "keyboard": False},
    "nodes": {"shape": "dot", "borderWidth": 1.5, "font": {"size": 13, "strokeWidth": 3, "strokeColor": "#ffffff"}},
    "edges": {"smooth": {"type": "continuous"}, "selectionWidth": 2},
}


def pyvis_html(subgraph: Subgraph, title: str) -> str:
    """Return a page that shows a subgraph: dots and lines in the ontology's colours, a legend that hides a kind on
    a click, names found by typing, and the quote behind a line on hover and on a click.

    One file without any reference to another; its content policy forbids the browser to fetch anything. All texts
    are escaped or set as text. Equal subgraphs and titles give equal bytes.
    """
    network = _network(subgraph)
    data = {"nodes": network.nodes, "edges": network.edges, "options": _OPTIONS, "legend": _legend(subgraph)}
    shown, total = len(subgraph.nodes), subgraph.total
    cut = f"（共 {total} 个，显示其中 {shown} 个）" if subgraph.truncated else ""
    summary = f"{shown} 个节点，{len(subgraph.edges)} 条关系{cut}"
    parts = {"TITLE": html.escape(title), "SUMMARY": summary, "LIBRARY": _library(), "DATA": _script_json(data)}
    page = (files("jiceng.graph") / "formats" / "picture.html").read_text("utf-8")
    return re.sub("@([A-Z]+)@", lambda place: parts[place[1]], page)


def picture(store: Store) -> Subgraph:
    """Return the whole graph without articles; past 1,500 nodes those tied by most edges, ties by id."""
    graph = whole(store)
    ties = Counter(end for edge in graph.edges for end in (edge.source, edge.target))
    ranked = sorted((node.id for node in graph.nodes), key=lambda i: (-ties[i], i))
    chosen = set(ranked[:_PICTURE])
    nodes = [node for node in graph.nodes if node.id in chosen]
    edges = [edge for edge in graph.edges if edge.source in chosen and edge.target in chosen]
    return Subgraph(nodes, edges, truncated=graph.total > len(nodes), total=graph.total)


def _network(subgraph: Subgraph) -> Any:
    """Return a pyvis network with positions, colours and texts, nodes and edges in the order of their ids."""
    from pyvis.network import Network

    positions = layout(subgraph)
    ties = Counter(end for edge in subgraph.edges for end in (edge.source, edge.target))
    network = Network(directed=True)
    for node in sorted(subgraph.nodes, key=lambda n: n.id):
        x, y = positions[node.id]
        network.add_node(node.id, **_dot(node, ties[node.id]), x=x, y=y)
    for edge in sorted(subgraph.edges, key=lambda e: (e.relation, e.source, e.target)):
        network.add_edge(edge.source, edge.target, **_line(edge))
    return network


def _dot(node: Node, ties: int) -> dict[str, Any]:
    label = ontology().labels[node.label]
    facts = [["类别", label.zh], ["别名", "、".join(node.aliases)], ["编号", node.id]]
    facts += [[name, _text(node.properties[name])] for name in sorted(node.properties)]
    return {
        "label": _two_lines(node.name),
        "title": f"{node.name}\n{label.zh}",
        "color": label.color,
        "size": round(min(7 + 3 * ties**0.5, _LARGEST), 1),
        "full": node.name,
        "kind": node.label,
        "facts": [fact for fact in facts if fact[1]],
    }


def _two_lines(name: str) -> str:
    """Return a name as it stands under a dot: two lines of eight characters, the rest cut with an ellipsis."""
    rest = name[_LINE:]
    return "\n".join(filter(None, (name[:_LINE], rest if len(rest) <= _LINE else f"{rest[: _LINE - 1]}…")))


def _line(edge: Edge) -> dict[str, Any]:
    relation = ontology().relations[edge.relation]
    facts = [["依据", _BASES[edge.basis]], *([zh, _text(getattr(edge, name))] for name, zh in _FACTS.items())]
    facts += [[name, _text(edge.properties[name])] for name in sorted(edge.properties)]
    return {
        "id": f"{edge.relation} {edge.source} {edge.target}",
        "title": f"{relation.zh}\n{edge.quote or _BASES[edge.basis]}",
        "color": {"color": relation.color, "opacity": 0.6},
        "width": round(1 + min(edge.support, 25) ** 0.5, 1),
        "arrows": {} if relation.symmetric else {"to": {"enabled": True, "scaleFactor": 0.6}},
        "relation": relation.zh,
        "kind": edge.relation,
        "quote": edge.quote,
        "facts": [fact for fact in facts if fact[1] not in ("", "0")],
    }


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "、".join(value) if isinstance(value, list) else str(value)


def _legend(subgraph: Subgraph) -> list[dict[str, Any]]:
    """Return the labels and relations that the picture shows, in the ontology's order, with how many there are."""
    return [
        *_counted(ontology().labels.values(), Counter(node.label for node in subgraph.nodes), node=True),
        *_counted(ontology().relations.values(), Counter(edge.relation for edge in subgraph.edges), node=False),
    ]


def _counted(kinds: Iterable[Label | Relation], counts: Counter[str], *, node: bool) -> list[dict[str, Any]]:
    return [
        {"id": kind.name, "zh": kind.zh, "en": kind.en, "color": kind.color, "count": counts[kind.name], "node": node}
        for kind in kinds
        if counts[kind.name]
    ]


def _script_json(data: object) -> str:
    """Return JSON that may stand inside a script element, whatever names it holds."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).translate(_ESCAPES)


def _library() -> str:
    """Return vis-network as pyvis brings it, without the line that names a map file beside it."""
    script = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return re.sub(r"^//# sourceMappingURL=.*$", "", script.read_text("utf-8"), flags=re.MULTILINE)
