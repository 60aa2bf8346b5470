"""What the commands print: answers on stdout, everything else on stderr, nothing that a terminal would obey."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel
from rich.console import Console
from rich.table import Table
from rich.text import Text

# Without a terminal to fit, lines are as wide as a table of quotes needs them.
_WIDTH = 200
Answer = TypeVar("Answer", bound=BaseModel)


@cache
def answers() -> Console:
    """Return the console on stdout."""
    return Console(markup=False, emoji=False, highlight=False, width=None if sys.stdout.isatty() else _WIDTH)


@cache
def notes() -> Console:
    """Return the console on stderr."""
    return Console(stderr=True, markup=False, emoji=False, highlight=False, soft_wrap=True)


def say(sentence: str) -> None:
    """Print a sentence to the person, on stderr."""
    notes().print(plain(sentence))


def print_json(answer: BaseModel | dict[str, Any] | list[Any]) -> None:
    """Print an answer as one JSON value, keys sorted, on stdout."""
    value = answer.model_dump(mode="json") if isinstance(answer, BaseModel) else answer
    print_line(json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2, default=str))


def give(answer: Answer, as_json: bool, printed: Callable[[Answer], None]) -> None:
    """Print an answer for a program, or as `printed` shows it to a person."""
    if as_json:
        print_json(answer)
    else:
        printed(answer)


def print_line(line: str) -> None:
    """Print a line on stdout as it is, in UTF-8 whatever the console's own charset."""
    print_bytes(line.encode("utf-8", "surrogatepass"))


def print_bytes(line: bytes) -> None:
    """Print a line of UTF-8 on stdout."""
    sys.stdout.buffer.write(line + b"\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str = "") -> None:
    """Print rows under headings on stdout; numbers stand on the right."""
    rows = list(rows)
    table = Table(title=title or None, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for index, column in enumerate(columns):
        figures = bool(rows) and all(isinstance(row[index], int | float) for row in rows)
        table.add_column(column, justify="right" if figures else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(str(cell))) for cell in row))
    answers().print(table)


def print_text(text: str, style: str = "") -> None:
    """Print text on stdout."""
    answers().print(Text(plain(text), style=style))


def plain(text: str) -> str:
    """Return a text without control characters, which a terminal would obey; line breaks stay."""
    return "".join(c if c == "\n" or unicodedata.category(c) != "Cc" else "\N{REPLACEMENT CHARACTER}" for c in text)
