"""What every engine must do: articles come, change and go, and the graph is that of those which are there."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from graphs import ENGINES, whole

from jiceng.graph.model import Extraction, Node, OffsetRun
from jiceng.graph.store import Store, bolt

if TYPE_CHECKING:
    from conftest import GraphBuilder

__all__ = ["ENGINES"]


def test_what_is_put_is_found_again(store: Store, town: list[Extraction]) -> None:
    assert store.put(town) == 5
    assert whole(store)[2] == sorted(town, key=lambda e: e.article.id)
    assert store.articles(["article:b", "article:none", "article:a"]) == [town[1].article, town[0].article]
    assert store.article_claims("article:d") == list(town[3].claims)
    assert store.article_claims("article:none") == []


def test_every_field_of_an_article_survives(store: Store, graph_builder: GraphBuilder) -> None:
    said = graph_builder.extraction("x", ("PART_OF", *[graph_builder.node("Program", n) for n in "甲乙"]))
    article = replace(
        said.article,
        title="“标题” \\ '引号'\n𠮷",
        authors=("甲", "乙"),
        published_inferred=True,
        kind="caption",
        section="党建大家谈",
        offsets=(OffsetRun(0, 5, 7), OffsetRun(5, 2, 40)),
    )
    store.put([replace(said, article=article)])
    assert store.articles([article.id]) == [article]
    node = store.nodes([article.id])[0]
    assert (node.label, node.name, node.properties["authors"]) == ("Article", article.title, ["甲", "乙"])
    assert "text" not in node.properties


@pytest.mark.parametrize("marks", ["\u001b\u001c\u001d\u001e\u001f", "\u001e\ue000\ue005\ue00a"])
def test_texts_may_hold_what_separates_texts(store: Store, graph_builder: GraphBuilder, marks: str) -> None:
    b = graph_builder
    place = b.node("Community", f"花园{marks}社区", "community:1")
    program = replace(b.node("Program", "五星支部"), aliases=(f"{marks}五星", ".", ""))
    post = {"post": f"书{marks}记", "deputy": False}
    says = [
        b.extraction("x", ("IMPLEMENTS", place, program), ("LEADS", b.node("Official", "贾新平"), place, post)),
        b.extraction("y", ("IMPLEMENTS", place, program)),
    ]
    says = [replace(said, article=replace(said.article, authors=(marks, "", "."))) for said in says]
    store.put(says)
    assert whole(store)[2] == [replace(said, nodes=tuple(map(_aliases_in_order, said.nodes))) for said in says]
    found = store.nodes(["community:1", program.id])
    assert [node.name for node in found] == [place.name, program.name]
    assert found[1].aliases == tuple(sorted(program.aliases))
    assert dict(store.edges(["community:1"], ["LEADS"])[0].properties) == post


def _aliases_in_order(node: Node) -> Node:
    return replace(node, aliases=tuple(sorted(node.aliases)))


def test_twice_is_once(store: Store, town: list[Extraction]) -> None:
    store.put(town)
    before = whole(store)
    store.put(town)
    store.put([*town, *town])
    assert whole(store) == before


@pytest.mark.parametrize("seed", range(3))
def test_order_and_batches_leave_no_trace(
    store: Store, town: list[Extraction], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(town)
    expected = whole(store)
    store.remove(store.article_ids())
    monkeypatch.setattr(bolt, "BATCH", [1, 20, 10_000][seed])
    store.put(random.Random(seed).sample(town, len(town)))
    assert whole(store) == expected


def test_a_new_version_replaces_all_that_the_old_one_said(store: Store, town: list[Extraction]) -> None:
    store.put(town)
    renamed = [replace(town[3], article=replace(town[3].article, id="article:a"))]
    renamed = [_as_article(said, "article:a") for said in renamed]
    store.put(renamed)
    found = whole(store)
    store.remove(store.article_ids())
    store.put([*renamed, *town[1:]])
    assert found == whole(store)
    assert not store.nodes(["outcome:1"])


def _as_article(said: Extraction, identity: str) -> Extraction:
    claims = []
    for claim in said.claims:
        source = identity if claim.relation == "MENTIONS" else claim.source
        evidence = tuple(replace(e, article=identity) for e in claim.evidence)
        claims.append(replace(claim, source=source, evidence=evidence))
    return replace(said, claims=tuple(claims))


@pytest.mark.parametrize("seed", range(4))
def test_any_history_ends_in_the_graph_of_what_remains(store: Store, town: list[Extraction], seed: int) -> None:
    chance = random.Random(seed)
    now: dict[str, Extraction] = {}
    for _ in range(12):
        said = chance.choice(town)
        if chance.random() < 0.35:
            now.pop(said.article.id, None)
            store.remove([said.article.id])
        else:
            other = replace(said, article=replace(said.article, published=chance.choice(["", "2021", "2025-05-05"])))
            now[said.article.id] = chance.choice([said, other])
            store.put([now[said.article.id]])
    found = whole(store)
    store.remove(store.article_ids())
    store.put(now.values())
    assert found == whole(store)


def test_removing_an_article_leaves_exactly_the_graph_of_the_others(store: Store, town: list[Extraction]) -> None:
    for gone in town:
        rest = [said for said in town if said is not gone]
        store.put(town)
        assert store.remove([gone.article.id, "article:none"]) == 1
        found = whole(store)
        store.remove(store.article_ids())
        store.put(rest)
        assert found == whole(store), gone.article.id
        store.remove(store.article_ids())
