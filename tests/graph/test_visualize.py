"""The one-page picture: nothing fetched, nothing run from a name, everything shown."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files

import builders as b
import pytest

from jiceng.graph.ontology import ontology
from jiceng.graph.store.protocol import Store
from jiceng.graph.traverse import Subgraph, neighbourhood
from jiceng.graph.visualize import picture, pyvis_html

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.fixture
def town(store: Store) -> Store:
    store.put(b.town())
    return store


def data(page: str) -> dict[str, list[dict[str, object]]]:
    return json.loads(re.search(r'<script id="data" type="application/json">(.*?)</script>', page, re.S)[1])


class Elements(HTMLParser):
    """The elements of a page as a browser sees them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_page_refers_to_nothing_outside_itself(town: Store) -> None:
    page = pyvis_html(neighbourhood(town, b.HUAYUAN.id), "花园社区")
    own = re.sub(r"<script>.*?</script>", "", page, count=1, flags=re.S)
    assert not re.findall(r"""(?:src|href)\s*=|https?://|@import|url\(""", own)
    assert "sourceMappingURL" not in page
    assert "default-src 'none'" in page
    for _, attributes in Elements(page).found:
        assert not {"src", "href", "srcset", "data", "action"} & attributes.keys()


def test_names_quotes_and_titles_stay_text(town: Store) -> None:
    found = neighbourhood(town, b.HUAYUAN.id)
    nodes = [replace(node, name=EVIL, aliases=(EVIL,)) for node in found.nodes]
    edges = [replace(edge, quote=EVIL) for edge in found.edges]
    page = pyvis_html(Subgraph(nodes, edges, truncated=False, total=len(nodes)), EVIL)
    assert EVIL not in page
    assert "<img" not in page
    assert [tag for tag, _ in Elements(page).found] == [tag for tag, _ in Elements(pyvis_html(found, "图")).found]
    assert {node["full"] for node in data(page)["nodes"]} == {EVIL}


def test_every_node_and_edge_is_there_with_its_colour_and_quote(town: Store) -> None:
    found = neighbourhood(town, b.HUAYUAN.id, depth=2)
    shown = data(pyvis_html(found, "花园社区"))
    assert {n["id"]: n["color"] for n in shown["nodes"]} == {
        n.id: ontology().labels[n.label].color for n in found.nodes
    }
    assert sorted(e["quote"] for e in shown["edges"]) == sorted(e.quote for e in found.edges)
    assert all(isinstance(n["x"], float) and isinstance(n["y"], float) for n in shown["nodes"])
    assert shown["options"]["physics"] == {"enabled": False}
    counts = {entry["id"]: entry["count"] for entry in shown["legend"]}
    assert sum(counts.values()) == len(found.nodes) + len(found.edges)


def test_the_page_is_the_same_for_the_same_graph(town: Store) -> None:
    found = neighbourhood(town, b.HUAYUAN.id, depth=2)
    turned = Subgraph(found.nodes[::-1], found.edges[::-1], truncated=False, total=found.total)
    assert pyvis_html(found, "图") == pyvis_html(turned, "图")


def test_a_cut_picture_says_so_and_keeps_the_best_tied(town: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not picture(town).truncated
    monkeypatch.setattr("jiceng.graph.visualize._PICTURE", 3)
    shown = picture(town)
    assert len(shown.nodes) == 3
    assert b.FIVE_STARS.id in {node.id for node in shown.nodes}
    assert f"共 {shown.total} 个，显示其中 3 个" in pyvis_html(shown, "图")


def test_the_drawing_library_stands_in_the_page_unchanged(town: Store) -> None:
    library = (files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text("utf-8")
    body, _, _ = library.rpartition("//# sourceMappingURL")
    assert len(body) > 400_000
    assert body in pyvis_html(neighbourhood(town, b.HUAYUAN.id), "花园社区")
