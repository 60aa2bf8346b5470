"""Values of a query's answer as plain JSON values, with bounds on their size."""

from __future__ import annotations

import base64
import math
from collections.abc import Mapping
from typing import Any

from neo4j.graph import Node, Path, Relationship


class Plain:
    """Turns the driver's values into JSON values and counts their characters.

    `cut` is true once a text was longer than `longest` and lost its end, `full` once all texts together were more
    than `largest`; from then on every text is empty.
    """

    def __init__(self, longest: int, largest: int) -> None:
        self._longest = longest
        self._left = largest
        self._edges: list[dict[str, Any]] = []
        self._known: dict[str, str] = {}
        self.cut = False

    @property
    def full(self) -> bool:
        """Say whether all texts together were more than the bound."""
        return self._left < 0

    def value(self, value: Any) -> Any:
        """Return a value as JSON has it."""
        if value is None or isinstance(value, bool | int):
            self._left -= 8
            return value
        if isinstance(value, float):
            return value if math.isfinite(value) else str(value)
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, bytes | bytearray):
            return self._text(base64.b64encode(value).decode())
        return self._compound(value)

    def _text(self, text: str) -> str:
        if len(text) > self._longest:
            self.cut = True
            text = text[: self._longest]
        self._left -= len(text) + 8
        return "" if self.full else text

    def _compound(self, value: Any) -> Any:
        if isinstance(value, Node):
            return self._node(value)
        if isinstance(value, Relationship):
            return self._edge(value)
        if isinstance(value, Path):
            parts = {"nodes": value.nodes, "relationships": value.relationships}
            return {name: [self._compound(part) for part in found] for name, found in parts.items()}
        if isinstance(value, Mapping):
            return {key: self.value(held) for key, held in self._until_full(sorted(value.items()))}
        if hasattr(value, "iso_format"):  # dates, times and durations; a duration is a tuple as well
            return self._text(value.iso_format())
        if isinstance(value, list | tuple | set | frozenset):
            return [self.value(held) for held in self._until_full(value)]
        return self._text(str(value))

    def _until_full(self, values: Any) -> Any:
        for held in values:
            if self.full:
                return
            yield held

    def _node(self, node: Node) -> dict[str, Any]:
        identity = node.get("id") or node.element_id
        self._known[node.element_id] = identity
        return {"id": identity, "labels": sorted(node.labels - {"Entity"}), "properties": self._properties(node)}

    def _edge(self, edge: Relationship) -> dict[str, Any]:
        source, target = (end.element_id if end is not None else "" for end in (edge.start_node, edge.end_node))
        plain = {"type": edge.type, "source": source, "target": target, "properties": self._properties(edge)}
        self._edges.append(plain)
        return plain

    def _properties(self, thing: Node | Relationship) -> dict[str, Any]:
        """Return the properties without the store's own, whose names begin with "_"."""
        return {name: self.value(held) for name, held in sorted(thing.items()) if not name.startswith("_")}

    def ends(self) -> list[str]:
        """Return the element ids of ends of relationships that came without their node."""
        found = {edge[end] for edge in self._edges for end in ("source", "target")}
        return sorted(found - self._known.keys() - {""})

    def name_ends(self, ids: Mapping[str, str]) -> None:
        """Put ids of the graph in the place of element ids at the ends of relationships."""
        known = {**self._known, **ids}
        for edge in self._edges:
            edge["source"], edge["target"] = known.get(edge["source"], ""), known.get(edge["target"], "")
