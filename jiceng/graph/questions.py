"""Ready questions to the graph: titles, parameters with defaults, and Cypher, read from seeds/questions.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from jiceng.graph.errors import InputError, NotFoundError
from jiceng.graph.store.protocol import Store, Table
from jiceng.seeds import seeds_folder

Scalar = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question asks for; a given value must be of the default's type."""

    name: str
    zh: str
    en: str
    default: Scalar


@dataclass(frozen=True, slots=True)
class Question:
    """A question in Chinese and English, its Cypher, and its parameters in the order of a form."""

    id: str
    zh: str
    en: str
    cypher: str
    parameters: tuple[Parameter, ...]


@cache
def questions() -> tuple[Question, ...]:
    """Return all ready questions in the order of the file."""
    raw = yaml.safe_load((seeds_folder() / "questions.yaml").read_text("utf-8"))
    return tuple(_question(entry) for entry in raw["questions"])


def _question(raw: Mapping[str, Any]) -> Question:
    parameters = tuple(Parameter(name, p["zh"], p["en"], p["default"]) for name, p in raw["parameters"].items())
    return Question(raw["id"], raw["zh"], raw["en"], raw["cypher"].strip(), parameters)


def question(question_id: str) -> Question:
    """Return a ready question by id; NotFoundError names the ids there are."""
    for entry in questions():
        if entry.id == question_id:
            return entry
    raise NotFoundError(f"There is no question {question_id!r}; choose one of {', '.join(q.id for q in questions())}.")


def ask(
    store: Store,
    question_id: str,
    values: Mapping[str, Scalar] | None = None,
    max_rows: int = 1000,
    timeout: float = 10.0,
) -> Table:
    """Answer a ready question within limits of rows and seconds, with its defaults where no value is given.

    Raises NotFoundError for an unknown question, InputError for an unknown parameter or a value of another type
    than the default's, and what `store.run` raises.
    """
    chosen = question(question_id)
    return store.run(chosen.cypher, _filled(chosen, values or {}), max_rows=max_rows, timeout=timeout)


def _filled(chosen: Question, values: Mapping[str, Scalar]) -> dict[str, Scalar]:
    defaults = {parameter.name: parameter.default for parameter in chosen.parameters}
    for name, value in values.items():
        if name not in defaults:
            raise InputError(f"The question {chosen.id} has no parameter {name!r}; it has {list(defaults)}.")
        if type(value) is not type(defaults[name]):
            wanted = type(defaults[name]).__name__
            raise InputError(f"The parameter {name} of {chosen.id} is {value!r}; it must be of type {wanted}.")
    return defaults | dict(values)
