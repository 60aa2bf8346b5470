"""Rows as one text: a statement then takes one value, and the driver does not pack each cell of each row by itself.

Rows of the same columns make one table. Its cells are joined by a mark that stands in none of them, its lines by
another, and the statement takes them apart again. Claims written so took a third of the time of lists of maps, since
the driver packs in Python; the server's time is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import repeat
from typing import Any

from jiceng.graph.errors import InputError
from jiceng.graph.store.records import Json, compact

Shape = tuple[tuple[str, type], ...]  # the columns of a table: name and kind (str, int, float, bool, list of str)
Parameters = dict[str, Any]  # `rows`, the text, and `marks`, what stands between its parts

LINE, CELL, ITEM, INNER_LINE, INNER_CELL = range(5)  # the place of each mark in `marks`
END = "."  # closes each line and each list, so that an empty last cell is a cell and an empty list has no item
_KINDS = (bool, int, float, str, list)
# What separates things in plain text comes first; the private characters are for texts that hold these.
_MARKS = ("\u001e\u001f\u001d\u001c\u001b", *("".join(map(chr, range(n, n + 5))) for n in range(0xE000, 0xF8FB, 5)))


def by_shape(rows: Iterable[Json]) -> dict[Shape, list[Json]]:
    """Return the rows by their columns, in the order in which each kind of row comes first."""
    found: dict[Shape, list[Json]] = defaultdict(list)
    for row in rows:
        found[tuple(zip(row, map(type, row.values()), strict=True))].append(row)
    tables: dict[Shape, list[Json]] = defaultdict(list)
    for shape, same in found.items():
        tables[tuple((name, _kind(held)) for name, held in shape)] += same
    return tables


@cache
def _kind(held: type) -> type:
    """Return the kind of values of a class, which may be a narrower one: an enumeration of texts, a tuple."""
    return list if issubclass(held, tuple) else next(kind for kind in _KINDS if issubclass(held, kind))


def table(shape: Shape, rows: Sequence[Json]) -> Parameters:
    """Return the parameters that carry rows of this shape."""
    return _marked(lambda marks: _lines(shape, rows, marks, LINE, CELL))


def lines(cells: Sequence[Sequence[str]]) -> Parameters:
    """Return the parameters that carry lines of plain texts, all of the same number."""
    return _marked(lambda marks: _joined(list(zip(*cells, strict=True)), marks))


def nested(heads: Sequence[Sequence[str]], shape: Shape, inner: Sequence[Sequence[Json]]) -> Parameters:
    """Return the parameters that carry lines of plain texts, the last cell of each a table of this shape."""
    columns = list(zip(*heads, strict=True))

    def written(marks: str) -> str | None:
        tables = [_lines(shape, rows, marks, INNER_LINE, INNER_CELL) for rows in inner]
        whole = [text for text in tables if text is not None]
        if len(whole) < len(tables) or _clash(columns, marks):
            return None
        return _cut([*columns, whole], marks[LINE], marks[CELL])

    return _marked(written)


def _marked(written: Callable[[str], str | None]) -> Parameters:
    """Return what is written with the first marks that stand in no cell."""
    for marks in _MARKS:
        text = written(marks)
        if text is not None:
            return {"rows": text, "marks": list(marks)}
    raise InputError("A text holds every character that the store could set between texts; leave some of them out.")


def _lines(shape: Shape, rows: Sequence[Json], marks: str, line: int, cell: int) -> str | None:
    columns = [_column(kind, [row[name] for row in rows], marks[ITEM]) for name, kind in shape]
    lists = [item for name, kind in shape if kind is list for row in rows for item in row[name]]
    plain = [column for column, (_, kind) in zip(columns, shape, strict=True) if kind is str]
    return None if _clash([*plain, lists], marks) else _cut(columns, marks[line], marks[cell])


def _joined(columns: Sequence[Iterable[str]], marks: str) -> str | None:
    return None if _clash(columns, marks) else _cut(columns, marks[LINE], marks[CELL])


def _clash(columns: Iterable[Iterable[str]], marks: str) -> bool:
    return any(mark in text for text in map("".join, columns) for mark in marks)


def _cut(columns: Sequence[Iterable[str]], line: str, cell: str) -> str:
    return line.join(map(cell.join, zip(*columns, repeat(END))))


def _column(kind: type, values: Sequence[Any], item: str) -> Sequence[str]:
    if kind is str:
        return values
    if kind is list:
        return [item.join((*each, END)) for each in values]
    return [compact(value) for value in values]
