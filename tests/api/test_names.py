"""From what a person types to the node that is meant."""

from __future__ import annotations

import pytest

from jiceng.api.names import AmbiguousNameError, resolve
from jiceng.graph.errors import NotFoundError
from jiceng.graph.store import Store

HUAYUAN = "community:411081004203"
HUAYUAN_CHANGGE = "community:411082101/花园社区"


@pytest.mark.parametrize(
    ("typed", "node_id"),
    [
        (HUAYUAN, HUAYUAN),
        (HUAYUAN_CHANGGE, HUAYUAN_CHANGGE),
        ("禹州市", "county:411081"),
        ("禹州", "county:411081"),
        (" “五星支部” ", "program:五星支部"),
        ("禹州市花园社区", HUAYUAN),
        ("许昌市 禹州市 钧台街道 花园社区", HUAYUAN),
        ("长葛市/花园社区", HUAYUAN_CHANGGE),
        ("和尚桥镇花园社区", HUAYUAN_CHANGGE),
        ("花园社区贾新平", "official:贾新平@community:411081004203"),
        ("过硬星", "program:支部过硬星"),
    ],
)
def test_what_is_typed_names_a_node(town: Store, typed: str, node_id: str) -> None:
    assert resolve(town, typed).id == node_id


def test_namesakes_are_listed_with_their_places_and_none_is_guessed(town: Store) -> None:
    with pytest.raises(AmbiguousNameError, match="花园社区") as caught:
        resolve(town, "花园社区")
    places = {node.id: node.place for node in caught.value.candidates}
    assert places[HUAYUAN][-1] == "钧台街道"
    assert places[HUAYUAN_CHANGGE][-1] == "和尚桥镇"


@pytest.mark.parametrize("typed", ["许昌市花园社区", "河南省花园社区"])
def test_a_place_above_both_namesakes_decides_nothing(town: Store, typed: str) -> None:
    with pytest.raises(AmbiguousNameError):
        resolve(town, typed)


@pytest.mark.parametrize("typed", ["韩城街道花园社区", "没有这个", "county:000000", "", "  ", "“”"])
def test_what_is_not_there_is_not_replaced_by_something_like_it(town: Store, typed: str) -> None:
    with pytest.raises(NotFoundError):
        resolve(town, typed)


def test_a_label_narrows_what_may_be_meant(town: Store) -> None:
    with pytest.raises(NotFoundError, match="County"):
        resolve(town, "五星支部", ("County",))
