"""What walking the graph answers, on a small town kept in the embedded store."""

from __future__ import annotations

import builders as b
import pytest

from jiceng.graph.errors import InputError, NotFoundError
from jiceng.graph.store.protocol import Store
from jiceng.graph.subgraph import key
from jiceng.graph.traverse import (
    ancestors,
    implementers,
    initiatives,
    inside,
    neighbourhood,
    posts,
)


@pytest.fixture
def town(store: Store) -> Store:
    store.put(b.town())
    return store


def ids(nodes: list[b.Node]) -> list[str]:
    return [node.id for node in nodes]


def test_one_step_reaches_the_neighbours_and_the_edges_among_them(town: Store) -> None:
    found = neighbourhood(town, b.HUAYUAN.id)
    assert ids(found.nodes)[0] == b.HUAYUAN.id
    assert set(ids(found.nodes)) == {
        n.id for n in (b.HUAYUAN, b.JUNTAI, b.FIVE_STARS, b.JIA, b.JOBS, b.MODEL, b.BUREAU)
    }
    assert found.total == 7
    assert not found.truncated
    assert {edge.relation for edge in found.edges} == {
        "LOCATED_IN",
        "IMPLEMENTS",
        "LEADS",
        "ACHIEVED",
        "AWARDED",
        "PARTNERS_WITH",
    }


def test_edges_between_nodes_of_the_outermost_ring_are_there(town: Store) -> None:
    found = neighbourhood(town, b.FIVE_STARS.id)
    assert ("LOCATED_IN", b.YUZHOU.id, b.XUCHANG.id) in {key(edge) for edge in found.edges}


def test_a_limit_keeps_the_nearest_then_the_best_supported(town: Store) -> None:
    found = neighbourhood(town, b.HUAYUAN.id, depth=2, limit=2)
    assert ids(found.nodes) == [b.HUAYUAN.id, b.FIVE_STARS.id]
    assert found.truncated
    assert found.total > 7
    assert [key(edge) for edge in found.edges] == [("IMPLEMENTS", b.HUAYUAN.id, b.FIVE_STARS.id)]


def test_the_limit_cuts_a_prefix_of_the_whole(town: Store) -> None:
    whole = ids(neighbourhood(town, b.HUAYUAN.id, depth=3).nodes)
    for limit in range(1, len(whole) + 1):
        assert ids(neighbourhood(town, b.HUAYUAN.id, depth=3, limit=limit).nodes) == whole[:limit]


def test_relations_filter_every_step(town: Store) -> None:
    found = neighbourhood(town, b.HUAYUAN.id, depth=4, relations=("LOCATED_IN",))
    above = {n.id for n in (b.HUAYUAN, b.JUNTAI, b.YUZHOU, b.BUREAU, b.HANCHENG, b.XUCHANG, b.HENAN, b.CHANGGE)}
    assert set(ids(found.nodes)) == above


def test_articles_are_reached_only_if_mentions_is_named(town: Store) -> None:
    assert not [n for n in neighbourhood(town, b.JIA.id, depth=4).nodes if n.label == "Article"]
    found = neighbourhood(town, b.JIA.id, relations=("MENTIONS",))
    assert [n.id for n in found.nodes if n.label == "Article"] == ["article:a"]


def test_neighbourhood_refuses_what_it_cannot_answer(town: Store) -> None:
    with pytest.raises(NotFoundError, match="county:000000"):
        neighbourhood(town, "county:000000")
    for depth in (0, 5):
        with pytest.raises(InputError, match=r"between 1 and 4"):
            neighbourhood(town, b.JIA.id, depth=depth)
    with pytest.raises(InputError, match="LIKES"):
        neighbourhood(town, b.JIA.id, relations=("LIKES",))
    with pytest.raises(InputError, match="limit"):
        neighbourhood(town, b.JIA.id, limit=0)


def test_the_ladder_upwards_is_nearest_first(town: Store) -> None:
    assert ids(ancestors(town, b.HUAYUAN.id)) == ids([b.JUNTAI, b.YUZHOU, b.XUCHANG, b.HENAN])
    assert ids(ancestors(town, b.BUREAU.id)) == ids([b.YUZHOU, b.XUCHANG, b.HENAN])
    assert ancestors(town, b.FIVE_STARS.id) == []


def test_inside_a_place_stand_places_then_organizations(town: Store) -> None:
    assert ids(inside(town, b.YUZHOU.id)) == ids([b.HANCHENG, b.JUNTAI, b.HUAYUAN, b.BUREAU])
    assert inside(town, b.HUAYUAN_CHANGGE.id) == []
    with pytest.raises(InputError, match="五星支部"):
        inside(town, b.FIVE_STARS.id)


def test_initiatives_of_a_place_are_its_own_then_those_inside(town: Store) -> None:
    found = initiatives(town, b.YUZHOU.id)
    assert [(i.implementer.id, i.program.id, i.own) for i in found] == [
        (b.YUZHOU.id, b.FIVE_STARS.id, True),
        (b.HUAYUAN.id, b.FIVE_STARS.id, False),
        (b.HANCHENG.id, b.LESSONS.id, False),
        (b.BUREAU.id, b.PAIRING.id, False),
    ]
    assert found[1].edge.support == 2
    assert b.LESSONS.id not in {i.program.id for i in initiatives(town, b.YUZHOU.id, include_routine=False)}


def test_implementers_stand_by_county_with_those_above_and_the_unplaced(town: Store) -> None:
    found = implementers(town, b.FIVE_STARS.id)
    assert [(g.county and g.county.id, [n.id for n, _ in g.implementers]) for g in found] == [
        (b.XUCHANG.id, [b.XUCHANG.id]),
        (b.YUZHOU.id, [b.YUZHOU.id, b.HUAYUAN.id]),
        (b.CHANGGE.id, [b.HUAYUAN_CHANGGE.id]),
        (None, [b.DRIFTING.id]),
    ]


def test_implementers_of_parts_count_when_asked(town: Store) -> None:
    changge = implementers(town, b.FIVE_STARS.id, include_parts=True)[2]
    assert [(n.id, e.target) for n, e in changge.implementers] == [
        (b.HESHANGQIAO.id, b.STAR.id),
        (b.HUAYUAN_CHANGGE.id, b.FIVE_STARS.id),
    ]


def test_posts_carry_the_words(town: Store) -> None:
    (post,) = posts(town, b.JIA.id)
    assert post.body.id == b.HUAYUAN.id
    assert post.edge.properties["post"] == "党委书记"
    assert [e.quote for claim in post.claims for e in claim.evidence] == ["花园社区党委书记贾新平"]
    with pytest.raises(InputError, match="Official"):
        posts(town, b.HUAYUAN.id)
