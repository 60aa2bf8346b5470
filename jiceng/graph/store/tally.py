"""What several articles say of one node or one edge, counted, so that each can be taken back exactly.

A tally is a function of the set of sayings and of nothing else: the order in which articles came and went leaves no
trace. It is kept beside the node or edge as JSON, which makes adding an article cost the same in a small graph and a
large one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Self

from jiceng.graph.model import Claim, Node, Value
from jiceng.graph.ontology import ontology
from jiceng.graph.store.records import Json, compact, typed

Counts = dict[str, int]
BASES = ("text", "divisions", "decision")  # the first that holds names the edge's basis


def count(counts: Counts, values: Iterable[str], by: int) -> None:
    """Add `by` to the count of each value; a count that reaches nothing is forgotten."""
    for value in values:
        counts[value] = counts.get(value, 0) + by
        if not counts[value]:
            del counts[value]


def most(counts: Counts) -> str:
    """Return the value with the highest count, of several the smallest."""
    if len(counts) == 1:
        return next(iter(counts))
    return min(counts, key=lambda value: (-counts[value], value))


def count_properties(counts: dict[str, Counts], properties: Mapping[str, Value], by: int) -> None:
    """Add `by` to the count of each property's value, kept as canonical JSON."""
    for name, value in properties.items():
        count(counts.setdefault(name, {}), [_written(value)], by)
        if not counts[name]:
            del counts[name]


def most_properties(counts: Mapping[str, Counts]) -> dict[str, Value]:
    """Return each property with the value that most articles give, of several the one of smaller JSON."""
    return {name: _read(most(values)) for name, values in sorted(counts.items())}


def _written(value: Value) -> str:
    return compact(value) if isinstance(value, list | tuple) else _scalar(value)


# Few values are given again and again (true, 书记, 许昌市); `typed`, since 1, 1.0 and true are equal but not the same.
@lru_cache(maxsize=4096, typed=True)
def _scalar(value: str | float | bool) -> str:
    return compact(value)


def _read(written: str) -> Value:
    value: Value = json.loads(written) if written.startswith("[") else _read_scalar(written)
    return value


@lru_cache(maxsize=4096)
def _read_scalar(written: str) -> str | float | bool:
    value: str | float | bool = json.loads(written)
    return value


def _most(counts: Mapping[str, Counts]) -> dict[str, str]:
    return {name: most(values) for name, values in counts.items()}


def _basis(bases: Counts) -> str:
    return next((basis for basis in BASES if basis in bases), "")


@dataclass(slots=True)
class NodeTally:
    """What articles say of one node: how many there are, its names, its aliases, its properties."""

    articles: int = 0
    names: Counts = field(default_factory=dict)
    aliases: Counts = field(default_factory=dict)
    properties: dict[str, Counts] = field(default_factory=dict)

    @classmethod
    def read(cls, stored: str) -> Self:
        """Return the tally that `write` wrote."""
        return cls(*json.loads(stored))

    def write(self) -> str:
        """Return the tally as canonical JSON."""
        return compact([self.articles, self.names, self.aliases, self.properties])

    def change(self, node: Node, by: int) -> None:
        """Add (1) or take away (-1) one article's record of the node."""
        self.articles += by
        count(self.names, [node.name], by)
        count(self.aliases, sorted(set(node.aliases)), by)
        count_properties(self.properties, typed(node.properties, ontology().label(node.label).properties), by)

    def chosen(self) -> tuple[object, ...]:
        """Return what makes up `merged`, to compare it with that of another moment."""
        return most(self.names), sorted({*self.aliases, *self.names}), _most(self.properties)

    def merged(self, identity: str) -> Json:
        """Return id, name, aliases and properties as most articles have them; other names become aliases."""
        name = most(self.names)
        aliases = sorted({*self.aliases, *self.names} - {name})
        return {"id": identity, "name": name, "aliases": aliases, **most_properties(self.properties)}


@dataclass(slots=True)
class EdgeTally:
    """What articles say of one edge: how many on each basis, and its properties."""

    bases: Counts = field(default_factory=dict)
    properties: dict[str, Counts] = field(default_factory=dict)

    @classmethod
    def read(cls, stored: str) -> Self:
        """Return the tally that `write` wrote."""
        return cls(*json.loads(stored))

    def write(self) -> str:
        """Return the tally as canonical JSON."""
        return compact([self.bases, self.properties])

    def change(self, claim: Claim, by: int) -> None:
        """Add (1) or take away (-1) one article's claim."""
        count(self.bases, [claim.basis], by)
        kinds = ontology().relation(claim.relation).properties
        count_properties(self.properties, typed(claim.properties, kinds), by)

    def chosen(self) -> tuple[object, ...]:
        """Return what makes up `merged`, to compare it with that of another moment."""
        return _basis(self.bases), self.bases.get("text", 0), _most(self.properties)

    def merged(self) -> dict[str, Any]:
        """Return basis, support (articles whose text says it) and the properties that most articles give."""
        return {"basis": _basis(self.bases), "support": self.bases.get("text", 0), **most_properties(self.properties)}
