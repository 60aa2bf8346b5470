"""Short texts read as articles: what extraction says of them, by name, so that a test reads like a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiceng.graph import ids
from jiceng.graph.model import Article, Claim, Extraction, Node
from jiceng.loaders.extract import extract_articles

Fact = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """What one article says. Facts are (relation, source name, target name), without MENTIONS."""

    extraction: Extraction

    def names(self, label: str) -> set[str]:
        """Return the names of all nodes of a label."""
        return {node.name for node in self.extraction.nodes if node.label == label}

    def node(self, name: str, label: str = "") -> Node:
        """Return the one node of that name (and label)."""
        (found,) = (n for n in self.extraction.nodes if n.name == name and label in ("", n.label))
        return found

    def facts(self, *relations: str) -> set[Fact]:
        """Return the facts of these relations, of all but MENTIONS where none is given."""
        named = {node.id: node.name for node in self.extraction.nodes}
        return {
            (claim.relation, named[claim.source], named[claim.target])
            for claim in self.extraction.claims
            if claim.relation != "MENTIONS" and (not relations or claim.relation in relations)
        }

    def claim(self, relation: str, source: str, target: str) -> Claim:
        """Return the one claim of a relation between nodes of these names."""
        named = {node.id: node.name for node in self.extraction.nodes}
        wanted = relation, source, target
        (found,) = (
            c
            for c in self.extraction.claims
            if (c.relation, named.get(c.source, ""), named.get(c.target, "")) == wanted
        )
        return found

    def quotes(self, relation: str, source: str, target: str) -> list[str]:
        """Return the words that state a fact."""
        return [evidence.quote for evidence in self.claim(relation, source, target).evidence]


def article(text: str, title: str = "", source: str = "page.txt", kind: str = "news") -> Article:
    """Return a text as an article, its id as page cutting would give it."""
    return Article(ids.article_id(source, title, text), source, title, (), "2023-07", text, kind=kind)


def says(text: str, title: str = "", kind: str = "news", beside: Sequence[Article] = ()) -> Said:
    """Return what a text says, read with the other articles of its page beside it."""
    return Said(extract_articles([article(text, title, kind=kind), *beside])[0])
