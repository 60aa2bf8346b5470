"""Free questions and the graph as a whole."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from jiceng.api.schemas.base import Record


class CypherIn(Record):
    """A read-only Cypher query with its parameters."""

    query: str = Field(min_length=1, max_length=20_000)
    parameters: dict[str, Any] = Field(default_factory=dict)


class TableOut(Record):
    """The answer of a query; `truncated` names the limit that cut it, "" where none did."""

    columns: list[str]
    rows: list[list[Any]]
    truncated: str
    limits: dict[str, float]


class ParameterOut(Record):
    """A value that a ready question asks for, with its names in Chinese and English and its default."""

    name: str
    zh: str
    en: str
    default: str | int | float | bool


class QuestionOut(Record):
    """A question that is ready to ask: its words in Chinese and English, its Cypher, its parameters."""

    id: str
    zh: str
    en: str
    cypher: str
    parameters: list[ParameterOut]


class Stats(Record):
    """How many nodes of each label and edges of each relation the graph holds."""

    nodes: dict[str, int]
    edges: dict[str, int]


class LabelOut(Record):
    """A kind of node as the ontology declares it; `place` is 1 (province) to 5 (community), 0 for other kinds."""

    name: str
    zh: str
    en: str
    color: str
    description: str
    place: int
    properties: dict[str, str]


class RelationOut(Record):
    """A kind of edge as the ontology declares it, with the labels that it may join."""

    name: str
    zh: str
    en: str
    color: str
    sources: list[str]
    targets: list[str]
    symmetric: bool
    properties: dict[str, str]


class OntologyOut(Record):
    """All kinds of nodes and edges, in the order of the declaration."""

    labels: list[LabelOut]
    relations: list[RelationOut]


class Health(Record):
    """The server answers, and so does its store."""

    status: str
    version: str
    articles: int
