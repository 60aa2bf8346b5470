"""The user's own places: rows of seeds/gazetteer/additions.tsv, for what the official table lacks."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

from jiceng.graph.errors import InputError

COLUMNS = ("code", "level", "name", "parent", "aliases", "source")
LEVELS = frozenset({"City", "County", "Township", "Community"})


class Addition(NamedTuple):
    """One row: `parent` is a code, or names from the province down joined by slashes; `row` its line for messages."""

    code: str
    label: str
    name: str
    parent: str
    aliases: tuple[str, ...]
    row: str


def read_additions(path: Path) -> list[Addition]:
    """Return the rows of a table of additions, none where there is no such file.

    InputError names file and line where a column is missing, the level is unknown, or name or parent are empty.
    """
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        lines = [(number, line) for number, line in enumerate(file, 1) if line.strip() and not line.startswith("#")]
    rows = csv.reader((line for _, line in lines), delimiter="\t", quoting=csv.QUOTE_NONE)
    numbered = list(zip((number for number, _ in lines), rows, strict=True))
    if not numbered or tuple(numbered[0][1]) != COLUMNS:
        raise InputError(f"{path.name} must begin with the columns {', '.join(COLUMNS)}, separated by tabs.")
    return [_addition(row, f"{path.name}, line {number}") for number, row in numbered[1:]]


def _addition(row: list[str], where: str) -> Addition:
    if len(row) != len(COLUMNS):
        raise InputError(f"{where}: {len(row)} columns instead of {len(COLUMNS)}; separate them with tabs.")
    code, level, name, parent, aliases, _ = (cell.strip() for cell in row)
    if level not in LEVELS:
        raise InputError(f"{where}: level “{level}” is none of {', '.join(sorted(LEVELS))}.")
    if not name or not parent:
        raise InputError(f"{where}: a name and a parent (code or names such as 河南省/漯河市) are needed.")
    return Addition(code, level, name, parent, tuple(aliases.split()), where)
