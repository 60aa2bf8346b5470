"""The whole graph, or its best tied part, as one page."""

from __future__ import annotations

from pathlib import Path

from jiceng.graph.store.protocol import Store
from jiceng.graph.visualize import picture, pyvis_html


def write_html(store: Store, path: Path) -> dict[str, int]:
    """Write the graph as a page that opens with no network; return how many nodes and edges it shows, of how many."""
    shown = picture(store)
    path.write_text(pyvis_html(shown, "基层图谱"), "utf-8", newline="\n")
    return {"nodes": len(shown.nodes), "edges": len(shown.edges), "nodes_in_graph": shown.total}
