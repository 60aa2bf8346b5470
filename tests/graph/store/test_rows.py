"""Rows written as one text: what stands between their parts stands in none of them."""

from __future__ import annotations

import pytest

from jiceng.graph.errors import InputError
from jiceng.graph.store import rows
from jiceng.graph.store.rows import CELL, END, INNER_CELL, INNER_LINE, ITEM, LINE, by_shape, lines, nested, table

SHAPE = (("name", str), ("aliases", list), ("value", float), ("official", bool), ("support", int))


def test_rows_are_told_apart_by_their_columns_and_kinds() -> None:
    given = [{"id": "a", "value": 1.5}, {"id": "b"}, {"id": "c", "value": 2.0}, {"id": "d", "value": 2}]
    shapes = by_shape(given)
    assert list(shapes) == [(("id", str), ("value", float)), (("id", str),), (("id", str), ("value", int))]
    assert [len(held) for held in shapes.values()] == [2, 1, 1]


def test_a_table_can_be_taken_apart_again() -> None:
    row = {"name": "", "aliases": ["", "五星"], "value": 1e16, "official": True, "support": -3}
    bare = row | {"name": "花园", "aliases": []}
    written = table(SHAPE, [row, bare])
    marks = written["marks"]
    first, second = (line.split(marks[CELL]) for line in written["rows"].split(marks[LINE]))
    assert first[2:] == ["1e+16", "true", "-3", END]
    assert (first[0], first[1].split(marks[ITEM])) == ("", ["", "五星", END])
    assert (second[0], second[1].split(marks[ITEM])) == ("花园", [END])


def test_a_table_stands_in_a_cell_of_another() -> None:
    written = nested([("a",), ("b",)], (("quote", str),), [[{"quote": "甲"}, {"quote": "乙"}], [{"quote": "丙"}]])
    marks = written["marks"]
    outer = [line.split(marks[CELL]) for line in written["rows"].split(marks[LINE])]
    inner = [[row.split(marks[INNER_CELL]) for row in line[1].split(marks[INNER_LINE])] for line in outer]
    assert [line[0] for line in outer] == ["a", "b"]
    assert inner == [[["甲", END], ["乙", END]], [["丙", END]]]


def test_marks_stand_in_no_text() -> None:
    usual = lines([("a",)])["marks"]
    for text in (usual[LINE], usual[INNER_CELL]):
        others = [
            lines([(f"a{text}b",)]),
            table((("name", str), ("aliases", list)), [{"name": "a", "aliases": [text]}]),
            nested([("a",)], (("quote", str),), [[{"quote": text}]]),
            nested([(text,)], (("quote", str),), [[{"quote": "a"}]]),
        ]
        assert all(not set(usual) & set(written["marks"]) for written in others)


def test_a_text_of_all_marks_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_MARKS", ("abcde",))
    with pytest.raises(InputError, match="leave some of them out"):
        lines([("c",)])
