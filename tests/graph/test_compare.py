"""Comparison of places: cells with their articles, order of rows, likeness, totals."""

from __future__ import annotations

import builders as b
import pytest

from jiceng.graph.compare import compare
from jiceng.graph.errors import InputError, NotFoundError
from jiceng.graph.store.protocol import Store

PLACES = [b.YUZHOU.id, b.CHANGGE.id]


@pytest.fixture
def town(store: Store) -> Store:
    store.put(b.town())
    return store


def test_a_cell_counts_implementers_and_names_its_articles(town: Store) -> None:
    cell = compare(town, PLACES).cells[b.YUZHOU.id, b.FIVE_STARS.id]
    assert cell.implementers == [b.HUAYUAN.id, b.YUZHOU.id]
    assert (cell.count, cell.support, cell.first_seen) == (2, 2, "2023-07-18")
    assert cell.articles == ["article:a", "article:b"]
    assert (cell.reached, cell.coverage) == (1, 0.5)


def test_shared_rows_come_first_and_single_ones_are_named(town: Store) -> None:
    found = compare(town, PLACES)
    assert [p.id for p in found.programs] == [b.FIVE_STARS.id, b.STAR.id, b.PAIRING.id]
    assert found.shared == [b.FIVE_STARS.id]
    assert found.only == {b.YUZHOU.id: [b.PAIRING.id], b.CHANGGE.id: [b.STAR.id]}
    assert (b.CHANGGE.id, b.PAIRING.id) not in found.cells


def test_routine_institutions_are_left_out_unless_asked(town: Store) -> None:
    assert b.LESSONS.id not in {p.id for p in compare(town, PLACES).programs}
    found = compare(town, PLACES, include_routine=True)
    assert found.shared == [b.FIVE_STARS.id, b.LESSONS.id]


def test_adoption_runs_from_the_first_report(town: Store) -> None:
    assert compare(town, PLACES).adoption[b.FIVE_STARS.id] == [
        (b.CHANGGE.id, "2023-06"),
        (b.YUZHOU.id, "2023-07-18"),
    ]


def test_similarity_follows_its_definitions(town: Store) -> None:
    (pair,) = compare(town, PLACES).similarity
    assert (pair.shared, pair.jaccard, pair.overlap) == (1, 1 / 3, 1 / 2)
    assert pair.cosine == pytest.approx(2 / (5**0.5 * 2**0.5))


def test_totals_cover_all_that_lies_inside(town: Store) -> None:
    totals = compare(town, PLACES).totals[b.YUZHOU.id]
    assert (totals.programs, totals.implementers, totals.articles) == (2, 3, 2)
    assert (totals.children, totals.communities, totals.communities_active) == (2, 1, 1)
    assert (totals.officials, totals.organizations, totals.honors, totals.outcomes) == (1, 1, 1, 1)


def test_a_place_may_stand_beside_the_one_that_holds_it(town: Store) -> None:
    found = compare(town, [b.XUCHANG.id, b.YUZHOU.id, b.HUAYUAN.id])
    assert found.cells[b.XUCHANG.id, b.FIVE_STARS.id].count == 4
    assert found.cells[b.HUAYUAN.id, b.FIVE_STARS.id].implementers == [b.HUAYUAN.id]


def test_comparison_refuses_what_cannot_be_compared(town: Store) -> None:
    with pytest.raises(InputError, match="between 2 and 20"):
        compare(town, [b.YUZHOU.id])
    with pytest.raises(InputError, match="twice"):
        compare(town, [b.YUZHOU.id, b.YUZHOU.id])
    with pytest.raises(InputError, match="五星支部"):
        compare(town, [b.YUZHOU.id, b.FIVE_STARS.id])
    with pytest.raises(NotFoundError, match="county:999999"):
        compare(town, [b.YUZHOU.id, "county:999999"])
