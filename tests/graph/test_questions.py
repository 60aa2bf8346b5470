"""Ready questions: each runs on every engine as it stands, and says what the articles say."""

from __future__ import annotations

import re

import builders as b
import pytest

from jiceng.graph.errors import InputError, NotFoundError
from jiceng.graph.questions import Question, ask, question, questions
from jiceng.graph.store.protocol import Store

ENGINES = ("embedded", "neo4j", "neo4j-2026")
EXPECTED = {
    "programs-of-county": [("五星支部", 2, 3), ("三会一课", 1, 1), ("联学联建", 1, 1)],
    "implementers-of-program": [
        ("", "流动党支部", 1, "流动党支部参加五星支部创建"),
        ("", "许昌市", 1, "许昌市部署五星支部创建"),
        ("禹州市", "花园社区", 2, "花园社区开展五星支部创建"),
        ("禹州市", "禹州市", 1, "禹州市推进五星支部创建"),
        ("长葛市", "花园社区", 1, "长葛的花园社区建设五星支部"),
    ],
    "widest-programs": [("五星支部", 2, 3), ("支部过硬星", 1, 1), ("联学联建", 1, 1)],
    "spread-of-program": [
        ("2023-06", "长葛市", "花园社区", 1),
        ("2023-07-18", "禹州市", "花园社区", 2),
        ("2023-08-01", "禹州市", "禹州市", 1),
    ],
    "shared-programs": [("五星支部", 2, 1), ("三会一课", 1, 1)],
    "only-here": [("联学联建", 1)],
    "officials-of-place": [("贾新平", "党委书记", "花园社区", False, "2023-07-18")],
    "outcomes-by-unit": [(90.0, "人", "花园社区", "禹州市", "安置90余名居民就业")],
    "honors": [("国家级充分就业社区", "花园社区", "", "2023-07-18")],
    "partners-of-place": [
        ("禹州市财政局", "花园社区", 1, "花园社区与禹州市财政局结对"),
        ("花园社区", "禹州市财政局", 1, "花园社区与禹州市财政局结对"),
    ],
    "evidence-of-program": [
        ("", "报道d", "流动党支部", "流动党支部参加五星支部创建"),
        ("", "报道d", "许昌市", "许昌市部署五星支部创建"),
        ("2023-06", "报道c", "花园社区", "长葛的花园社区建设五星支部"),
        ("2023-07-18", "报道a", "花园社区", "花园社区开展五星支部创建"),
        ("2023-08-01", "报道b", "禹州市", "禹州市推进五星支部创建"),
        ("2023-08-01", "报道b", "花园社区", "花园社区也在其中"),
    ],
    "parts-of-program": [("五星支部", "支部过硬星", 1, 1)],
    "programs-together": [("三会一课", "支部过硬星", 1)],
    "articles-by-month": [("", 1, 1), ("2023-06", 1, 3), ("2023-07", 1, 1), ("2023-08", 1, 3)],
    "connection": [(["禹州市", "许昌市", "长葛市"], ["LOCATED_IN", "LOCATED_IN"], 2)],
}


@pytest.fixture
def town(each_store: Store) -> Store:
    each_store.put(b.town())
    return each_store


def plain(value: object) -> object:
    return list(value) if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("entry", questions(), ids=lambda q: q.id)
def test_a_question_is_answered_from_the_articles(entry: Question, town: Store) -> None:
    table = ask(town, entry.id)
    rows = [tuple(plain(value) for value in row) for row in table.rows]
    assert sorted(map(repr, rows)) == sorted(map(repr, EXPECTED[entry.id]))
    assert [f"`{name}`" in entry.cypher for name in table.columns] == [True] * len(rows[0])


def test_there_are_fifteen_with_titles_and_only_parameters_they_use() -> None:
    assert len(questions()) == len({q.id for q in questions()}) == 15
    for entry in questions():
        assert entry.zh.strip()
        assert entry.en.strip()
        assert set(re.findall(r"\$(\w+)", entry.cypher)) == {p.name for p in entry.parameters}


def test_values_take_the_place_of_defaults(town: Store) -> None:
    table = ask(town, "programs-of-county", {"county": "长葛市"})
    assert {row[0] for row in table.rows} == {"五星支部", "支部过硬星", "三会一课"}
    assert len(ask(town, "widest-programs", {"routine": True}).rows) == 4
    assert not ask(town, "programs-together", {"least": 2}).rows


def test_unknown_questions_parameters_and_types_are_refused(town: Store) -> None:
    with pytest.raises(NotFoundError, match="programs-of-county"):
        question("everything")
    with pytest.raises(InputError, match="village"):
        ask(town, "programs-of-county", {"village": "花园社区"})
    with pytest.raises(InputError, match="type int"):
        ask(town, "programs-together", {"least": "2"})
