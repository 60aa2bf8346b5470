"""Claims in the making: edges with the spans that say so, gathered and checked before they leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jiceng.graph.model import Article, Basis, Claim, Evidence, Value
from jiceng.graph.ontology import ontology


@dataclass(slots=True)
class _Draft:
    basis: Basis
    spans: dict[tuple[int, int], str] = field(default_factory=dict)
    properties: dict[str, Value] = field(default_factory=dict)


class Claims:
    """Edges of one article; the same edge said twice has two spans."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._drafts: dict[tuple[str, str, str], _Draft] = {}

    def add(
        self,
        relation: str,
        source: str,
        target: str,
        span: tuple[int, int] | None,
        rule: str,
        basis: Basis = "text",
        properties: Mapping[str, Value] | None = None,
    ) -> None:
        """Add an edge with a span of the text (trimmed of outer marks); words outrank the table as basis."""
        if source == target:
            return
        if ontology().relation(relation).symmetric and source > target:
            source, target = target, source
        key = (relation, source, target)
        known, properties = key in self._drafts, dict(properties or {})
        draft = self._drafts.setdefault(key, _Draft(basis))
        if known and "planned" in draft.properties and "planned" not in properties:
            del draft.properties["planned"]  # what is also reported as done is no mere plan
        if known and "planned" not in draft.properties:
            properties.pop("planned", None)
        if basis == "text":
            draft.basis = "text"
        if span is not None:
            draft.spans.setdefault(_trimmed(self._article.text, *span), rule)
        for name, value in properties.items():
            draft.properties.setdefault(name, value)

    def ends(self) -> frozenset[str]:
        """Return the ids of all nodes that a claim joins so far."""
        return frozenset(node for _, source, target in self._drafts for node in (source, target))

    def finished(self) -> tuple[Claim, ...]:
        """Return the claims sorted by (relation, source, target), their evidence by start."""
        return tuple(
            Claim(*key, tuple(self._evidence(draft)), draft.basis, dict(sorted(draft.properties.items())))
            for key, draft in sorted(self._drafts.items())
        )

    def _evidence(self, draft: _Draft) -> list[Evidence]:
        text = self._article.text
        return [
            Evidence(self._article.id, start, end, text[start:end], rule)
            for (start, end), rule in sorted(draft.spans.items())
        ]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end - 1 > start and text[end - 1] in "，。；！？：,;!?:、\n ":
        end -= 1
    while start < end - 1 and text[start] in "，。；！？：、\n ”":
        start += 1
    return start, end
