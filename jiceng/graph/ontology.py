"""The ontology as declared in ontology.yaml: labels, relations, their properties, names and colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jiceng.graph.errors import InputError


@dataclass(frozen=True, slots=True)
class Label:
    """A kind of node; `place` is its depth in the ladder of places (1 province … 5 community), 0 for others."""

    name: str
    zh: str
    en: str
    color: str
    description: str
    place: int
    properties: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Relation:
    """A kind of edge with the labels it may join; a symmetric one is stored with the smaller id as source."""

    name: str
    zh: str
    en: str
    color: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    symmetric: bool
    properties: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ontology:
    """All labels and relations, in the order of the file."""

    labels: Mapping[str, Label]
    relations: Mapping[str, Relation]

    def label(self, name: str) -> Label:
        """Return a label by name; InputError names the allowed ones."""
        if name not in self.labels:
            raise InputError(f"There is no label {name!r}; the labels are {', '.join(self.labels)}.")
        return self.labels[name]

    def relation(self, name: str) -> Relation:
        """Return a relation by name; InputError names the allowed ones."""
        if name not in self.relations:
            raise InputError(f"There is no relation {name!r}; the relations are {', '.join(self.relations)}.")
        return self.relations[name]

    @property
    def places(self) -> tuple[str, ...]:
        """The labels of places, from province to community."""
        return tuple(sorted((n for n, v in self.labels.items() if v.place), key=lambda n: self.labels[n].place))


def _label(name: str, raw: Mapping[str, Any]) -> Label:
    return Label(name, raw["zh"], raw["en"], raw["color"], raw["description"], raw.get("place", 0), raw["properties"])


def _relation(name: str, raw: Mapping[str, Any]) -> Relation:
    ends = tuple(raw["from"]), tuple(raw["to"])
    return Relation(name, raw["zh"], raw["en"], raw["color"], *ends, raw.get("symmetric", False), raw["properties"])


@cache
def ontology() -> Ontology:
    """Return the ontology, read once from ontology.yaml."""
    raw = yaml.safe_load((Path(__file__).parent / "ontology.yaml").read_text("utf-8"))
    return Ontology(
        {name: _label(name, entry) for name, entry in raw["labels"].items()},
        {name: _relation(name, entry) for name, entry in raw["relations"].items()},
    )
