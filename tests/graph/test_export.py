"""Exports: canonical, whole or not at all, loadable again, harmless in a spreadsheet."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import builders as b
import networkx as nx
import pytest

from jiceng.graph.errors import InputError, StoreError
from jiceng.graph.export import FORMATS, copy, export, read_jsonl
from jiceng.graph.ontology import ontology
from jiceng.graph.store.protocol import Store


@pytest.fixture
def town(store: Store) -> Store:
    store.put(b.town())
    return store


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_jsonl_holds_nodes_then_edges_then_articles_with_claims(town: Store, tmp_path: Path) -> None:
    report = export(town, tmp_path / "graph.jsonl")
    records = lines(tmp_path / "graph.jsonl")
    types = [record["type"] for record in records]
    assert types == sorted(types, key=lambda t: {"node": 0, "edge": 1}.get(str(t), 2))
    assert report.counts == {name: types.count(name) for name in ("node", "edge", "article", "claim")}
    nodes = [record["id"] for record in records if record["type"] == "node"]
    assert nodes == sorted(nodes)
    assert b.HUAYUAN.id in nodes
    edges = [(r["relation"], r["source"], r["target"]) for r in records if r["type"] == "edge"]
    assert edges == sorted(edges)
    articles = [record for record in records if record["type"] == "article"]
    assert [a["kind"] for a in articles] == ["news"] * 4


def test_the_order_of_loading_does_not_change_a_byte(store: Store, tmp_path: Path) -> None:
    store.put(b.town())
    export(store, tmp_path / "one.jsonl")
    store.remove([e.article.id for e in b.town()])
    store.put(reversed(b.town()))
    store.put(b.town())
    export(store, tmp_path / "two.jsonl")
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_an_export_loads_again_to_the_same_bytes(town: Store, tmp_path: Path) -> None:
    export(town, tmp_path / "one.jsonl")
    extractions = list(read_jsonl(tmp_path / "one.jsonl"))
    town.remove([e.article.id for e in b.town()])
    export(town, tmp_path / "empty.jsonl")
    assert (tmp_path / "empty.jsonl").read_bytes() == b""
    assert town.put(extractions) == 4
    export(town, tmp_path / "two.jsonl")
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_what_one_article_alone_says_of_a_node_survives(store: Store, tmp_path: Path) -> None:
    other = replace(b.PAIRING, name="联学联建机制", aliases=("联建",), properties={"routine": True})
    said = [
        b.extraction("x", "2023", ("IMPLEMENTS", b.YUZHOU, b.PAIRING, "禹州市实行联学联建")),
        b.extraction("y", "2024", ("IMPLEMENTS", b.CHANGGE, b.PAIRING, "长葛市实行联学联建")),
        b.extraction("z", "2022", ("IMPLEMENTS", b.HANCHENG, other, "韩城街道实行联学联建机制")),
    ]
    store.put(said)
    export(store, tmp_path / "whole.jsonl")
    loaded = list(read_jsonl(tmp_path / "whole.jsonl"))
    for name, extractions in (("one", said), ("two", loaded)):
        store.remove(store.article_ids())
        store.put(extractions)
        export(store, tmp_path / f"{name}-whole.jsonl")
        store.remove(["article:x", "article:y"])
        export(store, tmp_path / f"{name}-rest.jsonl")
    assert (tmp_path / "whole.jsonl").read_bytes() == (tmp_path / "two-whole.jsonl").read_bytes()
    assert (tmp_path / "one-rest.jsonl").read_bytes() == (tmp_path / "two-rest.jsonl").read_bytes()
    assert "联学联建机制" in {record.get("name") for record in lines(tmp_path / "two-rest.jsonl")}


def test_a_bad_line_is_named(town: Store, tmp_path: Path) -> None:
    good = tmp_path / "good.jsonl"
    export(town, good)
    text = good.read_text("utf-8")
    first = len(text.splitlines()[0])
    for bad, complaint in (
        ("nonsense\n", "JSON"),
        ("[]\n", "line 1 holds no object"),
        ('{"type":"ghost"}\n', "line 1 .*ghost"),
        ('{"type":"node"}\n', "line 1 .*lacks"),
        (text[first + 1 :], "does not stand before it"),
        (text.replace('"quote":"花园社区也在其中"', '"quote":"别的话"'), "别的话"),
    ):
        (tmp_path / "bad.jsonl").write_text(bad, "utf-8")
        with pytest.raises(InputError, match=complaint):
            list(read_jsonl(tmp_path / "bad.jsonl"))
    with pytest.raises(InputError, match="absent"):
        list(read_jsonl(tmp_path / "absent.jsonl"))


def test_copy_makes_the_same_graph_and_tells_how_far_it_is(town: Store, tmp_path: Path) -> None:
    export(town, tmp_path / "one.jsonl")
    seen: list[int] = []
    assert copy(town, town, seen.append) == 4
    assert seen == [1, 2, 3, 4]
    export(town, tmp_path / "two.jsonl")
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


@pytest.mark.parametrize("entry", FORMATS, ids=lambda f: f.id)
def test_a_failure_leaves_the_old_export(entry, town: Store, tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / f"graph{entry.suffix}"
    export(town, path, entry.id)
    before = {p.name: p.read_bytes() for p in ([path] if path.is_file() else path.iterdir())}

    def broken() -> None:
        raise StoreError("The engine went away.")

    def broken_labels(label: str) -> None:
        broken()

    monkeypatch.setattr(town, "scan", broken)
    monkeypatch.setattr(town, "by_label", broken_labels)
    with pytest.raises(StoreError):
        export(town, path, entry.id)
    assert {p.name: p.read_bytes() for p in ([path] if path.is_file() else path.iterdir())} == before
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("entry", FORMATS, ids=lambda f: f.id)
def test_exporting_twice_gives_the_same_bytes(entry, town: Store, tmp_path: Path) -> None:
    path = tmp_path / f"graph{entry.suffix}"
    found = []
    for _ in range(2):
        export(town, path, entry.id)
        found.append({p.name: p.read_bytes() for p in ([path] if path.is_file() else path.iterdir())})
    assert found[0] == found[1]
    if entry.files:
        assert set(found[0]) == set(entry.files)


def test_a_folder_of_other_things_is_never_overwritten(town: Store, tmp_path: Path) -> None:
    folder = tmp_path / "mine.csv"
    folder.mkdir()
    (folder / "thesis.doc").write_text("years of work")
    with pytest.raises(InputError, match=r"thesis\.doc"):
        export(town, folder)
    assert (folder / "thesis.doc").read_text() == "years of work"


def test_export_refuses_unknown_formats_and_missing_folders(town: Store, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"graph\.xyz.*\.jsonl"):
        export(town, tmp_path / "graph.xyz")
    with pytest.raises(InputError, match="'pdf'"):
        export(town, tmp_path / "graph.jsonl", "pdf")
    with pytest.raises(InputError, match="no folder"):
        export(town, tmp_path / "absent" / "graph.jsonl")


def test_tables_open_in_a_spreadsheet_without_running_formulas(store: Store, tmp_path: Path) -> None:
    evil = replace(b.PAIRING, id="program:=1+1", name="=1+1", properties={"routine": False})
    store.put([b.extraction("x", "2023", ("IMPLEMENTS", b.YUZHOU, evil, "+禹州市实行联学联建"))])
    export(store, tmp_path / "graph.csv")
    for name in ("nodes", "edges", "claims", "articles"):
        assert (tmp_path / "graph.csv" / f"{name}.csv").read_bytes().startswith(b"\xef\xbb\xbf")
        with (tmp_path / "graph.csv" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert len(rows) > 1
        assert {len(row) for row in rows} == {len(rows[0])}
        assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@")]
        if name == "nodes":
            (program,) = [dict(zip(rows[0], row, strict=True)) for row in rows if row[1] == "Program"]
            assert (program["name"], program["routine"]) == ("'=1+1", "false")


def test_graphml_reads_back_with_everything(town: Store, tmp_path: Path) -> None:
    export(town, tmp_path / "graph.graphml")
    graph = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    nodes, edges, _ = town.scan()
    assert {n: d["name"] for n, d in graph.nodes(data=True)} == {n.id: n.name for n in nodes}
    assert {(s, t, d["relation"], d["support"]) for s, t, d in graph.edges(data=True)} == {
        (e.source, e.target, e.relation, e.support) for e in edges
    }
    assert graph.nodes[b.LESSONS.id]["routine"] is True
    assert graph.nodes[b.JOBS.id]["value"] == 90.0
    assert "text" not in graph.nodes["article:a"]


def test_gexf_reads_back_with_colours_and_places(town: Store, tmp_path: Path) -> None:
    export(town, tmp_path / "graph.gexf")
    graph = nx.read_gexf(tmp_path / "graph.gexf")
    assert graph.nodes[b.HUAYUAN.id]["viz"]["color"] == {"r": 245, "g": 158, "b": 11, "a": 1.0}
    assert set(graph) == {n.id for n in town.scan()[0] if n.label != "Article"}
    places = {tuple(data["viz"]["position"].values()) for _, data in graph.nodes(data=True)}
    assert len(places) == len(graph)


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".html"])
def test_markup_in_names_is_escaped(suffix: str, store: Store, tmp_path: Path) -> None:
    evil = replace(b.PAIRING, id="program:<&\"'>", name="<script>&\u0001]]>")
    store.put([b.extraction("x", "2023", ("IMPLEMENTS", b.YUZHOU, evil, "禹州市实行联学联建"))])
    export(store, tmp_path / f"graph{suffix}")
    text = (tmp_path / f"graph{suffix}").read_text("utf-8")
    assert "<script>&" not in text
    if suffix == ".graphml":
        assert nx.read_graphml(tmp_path / "graph.graphml").nodes[evil.id]["name"] == "<script>&\ufffd]]>"
    if suffix == ".gexf":
        assert nx.read_gexf(tmp_path / "graph.gexf").nodes[evil.id]["label"] == "<script>&\ufffd]]>"


def test_the_bulk_import_folder_holds_every_row_once(town: Store, tmp_path: Path) -> None:
    report = export(town, tmp_path / "bulk", "neo4j-admin")
    for name, number in report.counts.items():
        kind = "edges" if name in (*ontology().relations, "STATES") else "nodes"
        with (tmp_path / "bulk" / f"{kind}-{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert len(rows) == number + 1
        assert {len(row) for row in rows} == {len(rows[0])}
    assert {name: count for name, count in report.counts.items() if name not in ("Claim", "STATES")} == town.counts()
    assert report.counts["STATES"] == report.counts["Claim"] > 0
    readme = (tmp_path / "bulk" / "README.txt").read_text("utf-8")
    for name in FORMATS[-1].files:
        assert name == "README.txt" or f"={name}" in readme


def test_texts_for_the_bulk_import_are_quoted_and_lists_divided(store: Store, tmp_path: Path) -> None:
    named = replace(b.PAIRING, name='联"学', aliases=("甲,乙", "丙\n丁"))
    store.put([b.extraction("x", "", ("IMPLEMENTS", b.YUZHOU, named, "禹州市实行联学联建"))])
    export(store, tmp_path / "bulk", "neo4j-admin")
    text = (tmp_path / "bulk" / "nodes-Program.csv").read_text("utf-8")
    assert '"联""学"' in text
    assert "甲,乙\u001f丙\n丁" in text or "丙\n丁\u001f甲,乙" in text
    assert ',"",' in (tmp_path / "bulk" / "edges-IMPLEMENTS.csv").read_text("utf-8")


READ = {
    "long": int,
    "double": float,
    "string": str,
    "boolean": "true".__eq__,
    "string[]": lambda cell: cell.split("\x1f"),
}


def imported(path: Path) -> list[dict[str, object]]:
    """Return the rows of a bulk import file as neo4j-admin reads them, empty numbers and lists left out."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    found = []
    for row in rows:
        properties: dict[str, object] = {}
        for column, cell in zip(header, row, strict=True):
            name, _, kind = column.partition(":")
            if name and (cell or kind == "string"):
                properties[name] = cell if kind == "ID" else READ[kind](cell)
        found.append(properties)
    return found


def comparable(rows: list[dict[str, object]]) -> list[list[tuple[str, str]]]:
    """Return rows sorted and without what is empty, since a CSV file cannot tell an absent text from an empty one."""
    return sorted(sorted((k, repr(v)) for k, v in row.items() if v not in ("", [])) for row in rows)


def test_the_bulk_import_makes_what_the_store_made(town: Store, tmp_path: Path) -> None:
    report = export(town, tmp_path / "bulk", "neo4j-admin")
    for name in report.counts:
        edge = name in (*ontology().relations, "STATES")
        pattern = f"MATCH (a)-[x:{name}]->(b)" if edge else f"MATCH (x:{name})"
        kept = [dict(row[0]) for row in town.run(f"{pattern} RETURN properties(x) AS p").rows]
        rows = imported(tmp_path / "bulk" / f"{'edges' if edge else 'nodes'}-{name}.csv")
        assert comparable(rows) == comparable(kept), name
