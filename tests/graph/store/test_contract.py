"""What every engine must do: the verbs of the store, one body of tests, each run on each engine."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from neo4j import ManagedTransaction
from neo4j.exceptions import ClientError

from jiceng.graph.model import Claim, Edge, Evidence, Extraction, Node, OffsetRun
from jiceng.graph.store import Store, bolt, open_store, write
from jiceng.graph.store.statements import Statements

if TYPE_CHECKING:
    from conftest import GraphBuilder

ENGINES = ("embedded", "neo4j", "neo4j-2026")
Graph = tuple[list[Node], list[Edge], list[Extraction]]


def whole(store: Store) -> Graph:
    nodes, edges, extractions = store.scan()
    return list(nodes), list(edges), list(extractions)


def edge(store: Store, relation: str, source: Node, target: Node) -> Edge:
    return next(e for e in store.edges([source.id], [relation], "out") if e.target == target.id)


@pytest.fixture
def town(graph_builder: GraphBuilder) -> list[Extraction]:
    """Five articles that share places, a program and an official, and differ in what they say of them."""
    b = graph_builder
    province = b.node("Province", "河南省", "province:41", code="41", official=True)
    city = b.node("City", "许昌市", "city:4110", code="4110", official=True)
    county = replace(b.node("County", "禹州市", "county:411081", code="411081", official=True), aliases=("禹州",))
    garden = b.node("Community", "花园社区", "community:411081004203", official=True)
    stars = b.node("Program", "五星支部")
    pairing = b.node("Program", "联学联建", routine=False)
    jia = b.node("Official", "贾新平", "official:贾新平@community:411081004203")
    bureau = b.node("Organization", "禹州市财政局", kind="department")
    jobs = b.node("Outcome", "90人", "outcome:1", value=90.0, unit="人")
    above = ((garden, county), (county, city), (city, province))
    spelled = replace(stars, name="“五星”支部", aliases=("五星党支部",))
    return [
        b.extraction("a", ("IMPLEMENTS", garden, stars), ("ACHIEVED", garden, jobs), above=above),
        b.extraction(
            "b",
            ("IMPLEMENTS", garden, spelled),
            ("LEADS", jia, garden, {"post": "党委书记", "deputy": False}),
            published="2023-06",
            above=above,
        ),
        b.extraction("c", ("LEADS", jia, garden, {"post": "书记", "deputy": False}), published="", above=above),
        b.extraction("d", ("PARTNERS_WITH", garden, bureau), ("IMPLEMENTS", county, pairing), published="2024-01-02"),
        b.extraction("e", ("LOCATED_IN", garden, county), published="2022", mentioned=(stars,), above=above[1:]),
    ]


# --- writing ---------------------------------------------------------------------------------------------------


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


def test_names_and_properties_are_those_of_most_articles(store: Store, graph_builder: GraphBuilder) -> None:
    b = graph_builder
    place = b.node("Community", "花园社区")
    says = [
        b.extraction(str(i), ("IMPLEMENTS", place, replace(b.node("Program", "五星支部", routine=routine), name=name)))
        for i, (name, routine) in enumerate([("乙", True), ("乙", False), ("甲", False), ("丙", True)])
    ]
    store.put(says)
    node = store.nodes(["program:五星支部"])[0]
    assert (node.name, node.aliases, dict(node.properties)) == ("乙", ("丙", "甲"), {"routine": False})
    store.remove(["article:0"])
    node = store.nodes(["program:五星支部"])[0]
    assert (node.name, node.aliases) == ("丙", ("乙", "甲")), "of names given equally often the smallest"


def test_an_edge_says_who_supports_it_since_when_and_in_which_words(store: Store, town: list[Extraction]) -> None:
    store.put(town)
    garden, stars = store.nodes(["community:411081004203", "program:五星支部"])
    found = edge(store, "IMPLEMENTS", garden, stars)
    assert (found.support, found.first_seen, found.last_seen, found.basis) == (2, "2023-06", "2023-07-18", "text")
    assert found.quote == "花园社区IMPLEMENTS“五星”支部", "the earliest article's words"
    store.remove(["article:b"])
    found = edge(store, "IMPLEMENTS", garden, stars)
    assert (found.support, found.first_seen, found.quote) == (1, "2023-07-18", "花园社区IMPLEMENTS五星支部")


def test_undated_words_count_but_give_no_date(store: Store, town: list[Extraction]) -> None:
    store.put(town)
    found = store.edges(["official:贾新平@community:411081004203"], ["LEADS"])[0]
    assert (found.support, found.first_seen, found.last_seen) == (2, "2023-06", "2023-06")
    store.remove(["article:b"])
    found = store.edges(["official:贾新平@community:411081004203"], ["LEADS"])[0]
    assert (found.support, found.first_seen, found.last_seen) == (1, "", "")
    assert dict(found.properties) == {"deputy": False, "post": "书记"}


def test_the_division_table_holds_an_edge_until_its_last_article_goes(store: Store, town: list[Extraction]) -> None:
    store.put(town)
    garden, county = store.nodes(["community:411081004203", "county:411081"])
    assert edge(store, "LOCATED_IN", garden, county).basis == "text"
    store.remove(["article:e"])
    found = edge(store, "LOCATED_IN", garden, county)
    assert (found.basis, found.support, found.quote, found.first_seen) == ("divisions", 0, "", "")
    assert store.nodes(["province:41"]), "an ancestor lives while a claim holds it"
    store.remove(["article:a", "article:b", "article:c"])
    assert not store.nodes(["province:41"])


def test_a_failed_batch_leaves_nothing(store: Store, town: list[Extraction], monkeypatch: pytest.MonkeyPatch) -> None:
    store.put(town[:2])
    before = whole(store)

    real = write.run

    def fail_at_the_end(transaction: ManagedTransaction, statements: Statements) -> None:
        real(transaction, statements)
        raise RuntimeError("the last step fails")

    with monkeypatch.context() as patch, pytest.raises(RuntimeError, match="the last step fails"):
        patch.setattr(write, "run", fail_at_the_end)
        store.put(town)
    assert whole(store) == before
    store.put(town)
    assert len(store.article_ids()) == 5


def test_two_loads_at_once_make_the_graph_of_one_after_the_other(
    store: Store, engine: object, graph_builder: GraphBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    from concurrent.futures import ThreadPoolExecutor

    monkeypatch.setattr(bolt, "BATCH", 5)
    place = graph_builder.node("Community", "花园社区")
    programs = [graph_builder.node("Program", f"做法{i % 4}") for i in range(24)]
    says = [graph_builder.extraction(str(i), ("IMPLEMENTS", place, programs[i])) for i in range(24)]
    other = open_store(engine.url)  # type: ignore[attr-defined]
    with ThreadPoolExecutor(2) as pool:
        done = [pool.submit(store.put, says[:16]), pool.submit(other.put, says[8:])]
        assert [job.result() for job in done] == [16, 16]
    other.close()
    found = whole(store)
    store.remove(store.article_ids())
    store.put(says)
    assert found == whole(store)


# --- the door --------------------------------------------------------------------------------------------------


def _with(said: Extraction, claim: Claim) -> Extraction:
    return replace(said, claims=(*said.claims, claim))


def test_what_the_graph_cannot_hold_is_refused_whole(store: Store, town: list[Extraction]) -> None:
    from jiceng.graph.errors import InputError

    said = town[0]
    span = said.claims[0].evidence[0]
    garden = "community:411081004203"
    bad = {
        "among its nodes": _with(said, Claim("IMPLEMENTS", garden, "program:无", (span,))),
        "does not take a": _with(said, Claim("IMPLEMENTS", "program:五星支部", "program:五星支部", (span,))),
        "no relation": _with(said, Claim("LOVES", garden, "program:五星支部", (span,))),
        "without the words": _with(said, Claim("IMPLEMENTS", "county:411081", "program:五星支部")),
        "does not have them": _with(
            said, Claim("IMPLEMENTS", "county:411081", "program:五星支部", (replace(span, start=span.start + 1),))
        ),
        "twice": _with(said, said.claims[0]),
        "begins with": replace(said, nodes=(*said.nodes, Node("county:9", "City", "某市"))),
        "the property": replace(said, nodes=(*said.nodes, Node("honor:甲", "Honor", "甲", (), {"year": 1}))),
        "of kind float": replace(said, nodes=(*said.nodes, Node("outcome:2", "Outcome", "甲", (), {"value": "9"}))),
        "no label": replace(said, nodes=(*said.nodes, Node("person:甲", "Person", "甲"))),
    }
    for words, extraction in bad.items():
        with pytest.raises(InputError, match=words):
            store.put([extraction])
    assert not store.article_ids()


# --- reading ---------------------------------------------------------------------------------------------------


def test_nodes_come_in_the_order_asked(store: Store, town: list[Extraction]) -> None:
    store.put(town)
    found = store.nodes(["program:联学联建", "program:none", "city:4110", "program:联学联建"])
    assert [node.id for node in found] == ["program:联学联建", "city:4110", "program:联学联建"]
    assert dict(store.nodes(["outcome:1"])[0].properties) == {"unit": "人", "value": 90.0}
    assert isinstance(store.nodes(["outcome:1"])[0].properties["value"], float)


def _keys(edges: Iterable[Edge]) -> list[tuple[str, str, str]]:
    return [(e.relation, e.source, e.target) for e in edges]


def test_edges_by_direction_relation_and_limit(store: Store, town: list[Extraction]) -> None:
    store.put(town)
    garden, bureau = "community:411081004203", "organization:禹州市财政局"
    both = _keys(store.edges([garden]))
    assert both == sorted(both)
    assert {key[0] for key in both} == {"ACHIEVED", "IMPLEMENTS", "LEADS", "LOCATED_IN", "PARTNERS_WITH"}
    assert {key[0] for key in _keys(store.edges([garden], direction="in"))} == {"LEADS", "PARTNERS_WITH"}
    assert "LEADS" not in {key[0] for key in _keys(store.edges([garden], direction="out"))}
    assert _keys(store.edges([bureau], direction="out")) == [("PARTNERS_WITH", garden, bureau)], "read both ways"
    assert _keys(store.edges([garden, bureau])) == both, "an edge between two of the ids comes once"
    assert [_keys(store.edges([garden], limit=n)) for n in range(4)] == [both[:n] for n in range(4)]
    named = store.edges([garden], ["MENTIONS"], "in")
    assert [e.source for e in named] == ["article:a", "article:b", "article:c", "article:d", "article:e"]
    assert {(e.support, e.quote) for e in named} == {(1, "花园社区")}
    assert store.edges([]) == [] and store.edges(["county:none"]) == []


def test_claims_behind_edges_carry_articles_and_spans(store: Store, town: list[Extraction]) -> None:
    store.put(town)
    garden, stars = "community:411081004203", "program:五星支部"
    keys: Sequence[tuple[str, str, str]] = [
        ("IMPLEMENTS", garden, stars),
        ("MENTIONS", "article:e", stars),
        ("LOCATED_IN", garden, "county:411081"),
        ("LEADS", "official:none", garden),
    ]
    found = store.claims(keys)
    said = {said.article.id: said.claims for said in town}
    expected = [
        claim
        for key in sorted(keys)
        for name in sorted(said)
        for claim in said[name]
        if _keys([claim]) == [key]  # type: ignore[list-item]
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
    assert _keys(edges) == sorted(set(_keys(edges)))
    counted = store.counts()
    assert sum(counted.values()) == len(nodes) + len(edges)
    assert (counted["Article"], counted["Community"], counted["LEADS"], counted["Honor"]) == (5, 1, 1, 0)


# --- search ----------------------------------------------------------------------------------------------------


@pytest.fixture
def names(store: Store, graph_builder: GraphBuilder) -> Store:
    b = graph_builder
    place = b.node("Community", "花园社区")
    programs = ["花园", "党建+物业", "“红色”物业", "Party School", "人人持证、技能河南"]
    aliased = replace(b.node("Program", "五星支部"), aliases=("花园支部", "五星党支部"))
    store.put(
        [
            b.extraction("1", *(("IMPLEMENTS", place, b.node("Program", name)) for name in programs)),
            b.extraction("2", ("IMPLEMENTS", b.node("Community", "东花园村"), aliased)),
        ]
    )
    return store


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("花园", ["花园", "花园社区", "五星支部", "东花园村"]),
        ("花园社区", ["花园社区"]),
        ("园", ["花园", "五星支部", "东花园村", "花园社区"]),
        ("村", ["东花园村"]),
        ("园村", ["东花园村"]),
        ("社花", []),
        ("五星党支部", ["五星支部"]),
        ("物业", ["党建+物业", "“红色”物业"]),
        ("红色物业", ["“红色”物业"]),
        ("+物", ["党建+物业"]),
        ("arty s", ["Party School"]),
        ("ＰＡＲＴＹ", ["Party School"]),
        ("持证技能", ["人人持证、技能河南"]),
        ("*", []),
        ('"', []),
        ("  ", []),
        ("花园 OR 物业", []),
    ],
)
def test_search_finds_names_and_aliases_by_any_part(names: Store, text: str, found: list[str]) -> None:
    nodes, total = names.search(text)
    assert sorted(node.name for node in nodes) == sorted(found)
    assert total == len(found)


def test_search_puts_the_best_first_and_pages(names: Store) -> None:
    best = [node.name for node in names.search("花园")[0]]
    assert best[:2] == ["花园", "花园社区"]
    pages = [names.search("花园", offset=start, limit=1) for start in range(5)]
    assert [[node.name for node in nodes] for nodes, _ in pages] == [*([name] for name in best), []]
    assert {total for _, total in pages} == {4}


def test_search_by_label(names: Store) -> None:
    assert [node.name for node in names.search("花园", ["Program"])[0]] == ["花园", "五星支部"]
    assert names.search("报道", [])[1] == 0
    assert [node.id for node in names.search("报道", ["Article"])[0]] == ["article:1", "article:2"]


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


def test_a_transaction_that_the_engine_lost_is_written_again(
    store: Store, town: list[Extraction], monkeypatch: pytest.MonkeyPatch
) -> None:

    real, tries = write.run, 0

    def once_lost(transaction: ManagedTransaction, statements: Statements) -> None:
        nonlocal tries
        tries += 1
        real(transaction, statements)
        if tries == 1:
            raise ClientError._hydrate_neo4j(code="Neo.ClientError.Transaction.TransactionNotFound", message="lost")

    monkeypatch.setattr(write, "run", once_lost)
    store.put(town)
    assert tries > 1
    assert store.counts()["Article"] == len(town)
