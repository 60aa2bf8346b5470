"""What every engine must do: names are found by any part of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from graphs import ENGINES

from jiceng.graph.store import Store

if TYPE_CHECKING:
    from conftest import GraphBuilder

__all__ = ["ENGINES"]


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
