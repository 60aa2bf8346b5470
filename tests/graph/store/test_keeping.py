"""What every engine must do: names, properties, support and dates are those that the articles give."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphs import ENGINES, edge

from jiceng.graph.model import Extraction
from jiceng.graph.store import Store

if TYPE_CHECKING:
    from conftest import GraphBuilder

__all__ = ["ENGINES"]


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
