"""Claims in the making: edges with the spans that say so, gathered and checked before they leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jiceng.graph.model import Article, Basis, Claim, Evidence, Value
from jiceng.graph.ontology import ontology


@dataclass(slots=True)
class _Draft:
    basis: Basis
    spans: dict[tuple[int, int], str]
    properties: dict[str, Value]


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
        if source > target and ontology().relation(relation).symmetric:
            source, target = target, source
        key = (relation, source, target)
        draft = self._drafts.get(key)
        if draft is None:
            draft = self._drafts[key] = _Draft(basis, {}, dict(properties or ()))
        else:
            if basis == "text":
                draft.basis = "text"
            _merge(draft.properties, properties or {})
        if span is not None:
            draft.spans.setdefault(_trimmed(self._article.text, *span), rule)

    def mentions(self, node: str, spans: Sequence[tuple[int, int]]) -> None:
        """Add that the article names a node at some spans of its text."""
        if spans:
            text, key = self._article.text, ("MENTIONS", self._article.id, node)
            self._drafts[key] = _Draft("text", {_trimmed(text, *span): "mention" for span in spans}, {})

    def sources(self, relation: str, target: str) -> tuple[str, ...]:
        """Return the ids of the nodes that stand in a relation to another so far, in order of their claims."""
        return tuple(source for kind, source, other in self._drafts if kind == relation and other == target)

    def pairs(self, relation: str) -> frozenset[frozenset[str]]:
        """Return the two ends of each claim of a relation so far."""
        return frozenset(frozenset((source, target)) for kind, source, target in self._drafts if kind == relation)

    def ends(self) -> frozenset[str]:
        """Return the ids of all nodes that a claim joins so far."""
        return frozenset(node for _, source, target in self._drafts for node in (source, target))

    def finished(self) -> tuple[Claim, ...]:
        """Return the claims sorted by (relation, source, target), their evidence by start."""
        return tuple([self._claim(key, self._drafts[key]) for key in sorted(self._drafts)])

    def _claim(self, key: tuple[str, str, str], draft: _Draft) -> Claim:
        article, text = self._article.id, self._article.text
        spans = sorted(draft.spans) if len(draft.spans) > 1 else draft.spans
        evidence = [Evidence(article, span[0], span[1], text[span[0] : span[1]], draft.spans[span]) for span in spans]
        properties = dict(sorted(draft.properties.items())) if draft.properties else {}
        return Claim(*key, tuple(evidence), draft.basis, properties)


def _merge(properties: dict[str, Value], more: Mapping[str, Value]) -> None:
    """Add what another saying of an edge tells; what was said first stays, but what is done is no mere plan."""
    if "planned" in properties and "planned" not in more:
        del properties["planned"]
    for name, value in more.items():
        if name != "planned":
            properties.setdefault(name, value)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end - 1 > start and text[end - 1] in "，。；！？：,;!?:、\n ":
        end -= 1
    while start < end - 1 and text[start] in "，。；！？：、\n ”":
        start += 1
    return start, end
