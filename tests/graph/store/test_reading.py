"""What every engine must do: the verbs that read."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from graphs import ENGINES, keys, whole

from jiceng.graph.model import Evidence, Extraction
from jiceng.graph.store import Store, open_store

__all__ = ["ENGINES"]


def test_nodes_come_in_the_order_asked(store: Store, town: list[Extraction]) -> None:
    store.put(town)
    found = store.nodes(["program:联学联建", "program:none", "city:4110", "program:联学联建"])
    assert [node.id for node in found] == ["program:联学联建", "city:4110", "program:联学联建"]
    assert dict(store.nodes(["outcome:1"])[0].properties) == {"unit": "人", "value": 90.0}
    assert isinstance(store.nodes(["outcome:1"])[0].properties["value"], float)


def test_edges_by_direction_relation_and_limit(store: Store, town: list[Extraction]) -> None:
    store.put(town)
    garden, bureau = "community:411081004203", "organization:禹州市财政局"
    both = keys(store.edges([garden]))
    assert both == sorted(both)
    assert {key[0] for key in both} == {"ACHIEVED", "IMPLEMENTS", "LEADS", "LOCATED_IN", "PARTNERS_WITH"}
    assert {key[0] for key in keys(store.edges([garden], direction="in"))} == {"LEADS", "PARTNERS_WITH"}
    assert "LEADS" not in {key[0] for key in keys(store.edges([garden], direction="out"))}
    assert keys(store.edges([bureau], direction="out")) == [("PARTNERS_WITH", garden, bureau)], "read both ways"
    assert keys(store.edges([garden, bureau])) == both, "an edge between two of the ids comes once"
    assert [keys(store.edges([garden], limit=n)) for n in range(4)] == [both[:n] for n in range(4)]
    named = store.edges([garden], ["MENTIONS"], "in")
    assert [e.source for e in named] == ["article:a", "article:b", "article:c", "article:d", "article:e"]
    assert {(e.support, e.quote) for e in named} == {(1, "花园社区")}
    assert store.edges([]) == [] and store.edges(["county:none"]) == []


def test_claims_behind_edges_carry_articles_and_spans(store: Store, town: list[Extraction]) -> None:
    store.put(town)
    garden, stars = "community:411081004203", "program:五星支部"
    wanted: Sequence[tuple[str, str, str]] = [
        ("IMPLEMENTS", garden, stars),
        ("MENTIONS", "article:e", stars),
        ("LOCATED_IN", garden, "county:411081"),
        ("LEADS", "official:none", garden),
    ]
    found = store.claims(wanted)
    said = {said.article.id: said.claims for said in town}
    expected = [
        claim
        for key in sorted(wanted)
        for name in sorted(said)
        for claim in said[name]
        if keys([claim]) == [key]  # type: ignore[list-item]
    ]
    assert found == expected
    texts = {article.id: article.text for article in store.articles(store.article_ids())}
    spans: list[Evidence] = [evidence for claim in found for evidence in claim.evidence]
    assert spans and all(texts[e.article][e.start : e.end] == e.quote for e in spans)


def test_lists_are_paged_in_order(store: Store, town: list[Extraction]) -> None:
    store.put(town)
    ids = store.article_ids()
    assert ids == [f"article:{name}" for name in "abcde"]
    assert [store.article_ids(1, 2), store.article_ids(4), store.article_ids(9, 1)] == [ids[1:3], ids[4:], []]
    programs = [node.id for node in store.by_label("Program")]
    assert programs == ["program:五星支部", "program:联学联建"]
    assert [node.id for node in store.by_label("Program", 1, 5)] == programs[1:]


def test_counts_are_those_of_the_scan(store: Store, town: list[Extraction]) -> None:
    store.put(town)
    nodes, edges, _ = whole(store)
    assert [node.id for node in nodes] == sorted({node.id for node in nodes})
    assert keys(edges) == sorted(set(keys(edges)))
    counted = store.counts()
    assert sum(counted.values()) == len(nodes) + len(edges)
    assert (counted["Article"], counted["Community"], counted["LEADS"], counted["Honor"]) == (5, 1, 1, 0)


def test_read_only_reads_and_refuses_to_write(store: Store, engine: object, town: list[Extraction]) -> None:
    from jiceng.graph.errors import StoreError

    store.put(town)
    reader = open_store(engine.url, read_only=True)  # type: ignore[attr-defined]
    assert whole(reader) == whole(store)
    assert reader.search("花园")[1] == 1
    for write_something in (lambda: reader.put(town), lambda: reader.remove(["article:a"]), reader.prepare):
        with pytest.raises(StoreError, match="read-only"):
            write_something()
    reader.close()
