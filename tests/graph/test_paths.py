"""Shortest paths: all of one length, best evidence first, shared provinces and cities last."""

from __future__ import annotations

from itertools import combinations, permutations

import builders as b
import networkx as nx
import pytest

from jiceng.graph.errors import InputError, NotFoundError
from jiceng.graph.store.protocol import Store
from jiceng.graph.traverse import shortest_paths


@pytest.fixture
def town(store: Store) -> Store:
    store.put(b.town())
    return store


def chains(store: Store, source: str, target: str, **options: int) -> list[tuple[str, ...]]:
    return [tuple(n.id for n in path.nodes) for path in shortest_paths(store, source, target, **options)]


def test_a_path_shows_the_words_of_each_step(town: Store) -> None:
    (path,) = shortest_paths(town, b.JIA.id, b.FIVE_STARS.id)
    assert [n.id for n in path.nodes] == [b.JIA.id, b.HUAYUAN.id, b.FIVE_STARS.id]
    quotes = [[e.quote for claim in claims for e in claim.evidence] for claims in path.claims]
    assert quotes == [["花园社区党委书记贾新平"], ["花园社区开展五星支部创建", "花园社区也在其中"]]


def test_a_shared_city_comes_after_a_shared_program(store: Store) -> None:
    store.put(
        [
            b.extraction("x", "2023", ("IMPLEMENTS", b.YUZHOU, b.PAIRING, "禹州市实行联学联建")),
            b.extraction("y", "2023", ("IMPLEMENTS", b.CHANGGE, b.PAIRING, "长葛市实行联学联建")),
        ]
    )
    middles = [ids[1] for ids in chains(store, b.YUZHOU.id, b.CHANGGE.id)]
    assert middles == [b.PAIRING.id, b.XUCHANG.id]
    assert [ids[1] for ids in chains(store, b.YUZHOU.id, b.CHANGGE.id, limit=1)] == [b.PAIRING.id]


def test_paths_read_the_same_from_both_ends(town: Store) -> None:
    for source, target in permutations((b.JIA.id, b.HENAN.id, b.LESSONS.id, b.DRIFTING.id), 2):
        there = set(chains(town, source, target, limit=50))
        assert there == {ids[::-1] for ids in chains(town, target, source, limit=50)}


def test_paths_are_all_the_shortest_and_no_others(town: Store) -> None:
    _, edges, _ = town.scan()
    graph = nx.Graph((e.source, e.target) for e in edges if e.relation != "MENTIONS")
    for source, target in list(combinations(sorted(graph), 2))[::3]:
        expected = {tuple(ids) for ids in nx.all_shortest_paths(graph, source, target)}
        expected = {ids for ids in expected if len(ids) <= 7}
        found = chains(town, source, target, limit=100)
        assert set(found) == expected
        assert chains(town, source, target, limit=2) == found[:2]


def test_a_path_longer_than_asked_is_not_found(town: Store) -> None:
    assert chains(town, b.JIA.id, b.HENAN.id, max_length=3) == []
    assert len(chains(town, b.JIA.id, b.HENAN.id, max_length=4)) == 1


def test_paths_refuse_bad_ends_and_bounds(town: Store) -> None:
    with pytest.raises(NotFoundError, match="nobody"):
        shortest_paths(town, b.JIA.id, "official:nobody")
    with pytest.raises(InputError, match="two different"):
        shortest_paths(town, b.JIA.id, b.JIA.id)
    with pytest.raises(InputError, match="max_length"):
        shortest_paths(town, b.JIA.id, b.HENAN.id, max_length=0)
