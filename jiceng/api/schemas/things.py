"""Nodes and edges as the faces give them."""

from __future__ import annotations

from pydantic import Field

from jiceng.api.schemas.base import Record, Value


class NodeOut(Record):
    """A thing of the graph."""

    id: str
    label: str
    name: str
    aliases: list[str] = Field(default_factory=list)
    properties: dict[str, Value] = Field(default_factory=dict)


class PlacedNode(NodeOut):
    """A node with the names of the places that hold it, from province downwards."""

    place: list[str] = Field(default_factory=list)


class NodeDetail(Record):
    """A node, the places above it (from province downwards), and how many edges of each relation touch it."""

    node: NodeOut
    above: list[NodeOut]
    degrees: dict[str, int]
    degree: int


class EdgeOut(Record):
    """A fact: `support` counts the articles that say it, `basis` is "text", "divisions" or "decision"."""

    relation: str
    source: str
    target: str
    basis: str
    support: int
    first_seen: str
    last_seen: str
    quote: str
    properties: dict[str, Value] = Field(default_factory=dict)


class Graph(Record):
    """A part of the graph; where `truncated`, `nodes` holds fewer than the `total` within reach."""

    nodes: list[NodeOut]
    edges: list[EdgeOut]
    truncated: bool
    total: int
