"""What changes in the graph when articles come, go or say something else: pure arithmetic on what they say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from jiceng.graph.ids import fold
from jiceng.graph.model import Claim, Extraction, Node
from jiceng.graph.ontology import ontology
from jiceng.graph.store.records import Json, Key, claim_key, typed
from jiceng.graph.store.tally import EdgeTally, NodeTally

MENTIONS = "MENTIONS"
UNDATED = "~"  # sorts after every date, so that a dated quote is preferred as sample


def moment(published: str, article: str, start: int, end: int) -> str:
    """Return the place of evidence in the order in which samples are chosen: date, article, start, end."""
    return f"{published or UNDATED}\t{article}\t{start:08d}\t{end:08d}"


@dataclass(slots=True)
class NodeChange:
    """Records of one node that go and come, a pair for each article."""

    label: str
    gone: list[Node] = field(default_factory=list)
    come: list[Node] = field(default_factory=list)

    def apply(self, tally: NodeTally) -> None:
        """Turn the node's tally from before into after."""
        for node in self.come:
            tally.change(node, +1)
        for node in self.gone:
            tally.change(node, -1)


@dataclass(slots=True)
class Seen:
    """When an edge was first and last said, and the sample of its words; `at` is the sample's `moment`."""

    first_seen: str = ""
    last_seen: str = ""
    at: str = ""
    quote: str = ""

    def add(self, published: str, at: str, quote: str) -> None:
        """Take in one saying."""
        if published:
            self.first_seen = min(self.first_seen or published, published)
            self.last_seen = max(self.last_seen, published)
        if not self.at or at < self.at:
            self.at, self.quote = at, quote

    def rests_on(self, sayings: Iterable[tuple[str, str, str]]) -> bool:
        """Say whether taking these sayings (published, at, quote) away could change this."""
        return any(date in (self.first_seen, self.last_seen) or at == self.at for date, at, _ in sayings)


@dataclass(slots=True)
class EdgeChange:
    """Claims of one edge that go and come, each with its article's date."""

    gone: list[tuple[Claim, str]] = field(default_factory=list)
    come: list[tuple[Claim, str]] = field(default_factory=list)

    def apply(self, tally: EdgeTally) -> None:
        """Turn the edge's tally from before into after."""
        for claim, _ in self.come:
            tally.change(claim, +1)
        for claim, _ in self.gone:
            tally.change(claim, -1)

    def sayings_gone(self) -> list[tuple[str, str, str]]:
        """Return (published, moment, quote) of the words taken away."""
        return [said for claim, date in self.gone for said in _sayings(claim, date)]

    def sayings_come(self) -> list[tuple[str, str, str]]:
        """Return (published, moment, quote) of the words that come."""
        return [said for claim, date in self.come for said in _sayings(claim, date)]


def _sayings(claim: Claim, published: str) -> list[tuple[str, str, str]]:
    if claim.basis != "text":
        return []
    return [(published, moment(published, e.article, e.start, e.end), e.quote) for e in claim.evidence]


@dataclass(slots=True)
class Change:
    """All changes of one batch, nodes by id and edges (MENTIONS not among them) by key."""

    nodes: dict[str, NodeChange] = field(default_factory=dict)
    edges: dict[Key, EdgeChange] = field(default_factory=dict)

    def take_away(self, extraction: Extraction) -> None:
        """Take back all that an article said."""
        for node in extraction.nodes:
            self.nodes.setdefault(node.id, NodeChange(node.label)).gone.append(node)
        for claim in _facts(extraction):
            self._edge(claim).gone.append((claim, extraction.article.published))

    def add(self, extraction: Extraction) -> None:
        """Take in all that an article says."""
        for node in extraction.nodes:
            self.nodes.setdefault(node.id, NodeChange(node.label)).come.append(node)
        for claim in _facts(extraction):
            self._edge(claim).come.append((claim, extraction.article.published))

    def _edge(self, claim: Claim) -> EdgeChange:
        return self.edges.setdefault((claim.relation, claim.source, claim.target), EdgeChange())


def _facts(extraction: Extraction) -> Iterable[Claim]:
    return (claim for claim in extraction.claims if claim.relation != MENTIONS)


def search_properties(name: str, aliases: Iterable[str]) -> Json:
    """Return the folded names, one a line, and the text of the full-text index.

    The index cuts Chinese into pairs of characters, so the single characters stand behind the names, set apart:
    then one character is found as well, wherever in a name it stands.
    """
    lines = [folded for folded in map(fold, (name, *aliases)) if folded]
    singles = sorted(set("".join(lines)))
    return {"_folded": "\n".join(lines), "_search": " ".join((*lines, *singles))}


def claim_rows(extraction: Extraction) -> list[Json]:
    """Return an article's Claim nodes but for its id and date: one a piece of evidence, one for a claim without any."""
    return [row for claim in _facts(extraction) for row in _claim_rows(claim, extraction)]


def _claim_rows(claim: Claim, extraction: Extraction) -> list[Json]:
    article = extraction.article
    fact: Json = {
        "key": claim_key(claim.relation, claim.source, claim.target),
        "relation": claim.relation,
        "source": claim.source,
        "target": claim.target,
        "basis": claim.basis,
        **typed(claim.properties, ontology().relation(claim.relation).properties),
    }
    words = [
        {"start": e.start, "end": e.end, "quote": e.quote, "rule": e.rule}
        | {"_at": moment(article.published, article.id, e.start, e.end)}
        for e in claim.evidence
    ]
    return [fact | said for said in words] or [fact]


def mention_rows(extraction: Extraction) -> list[Json]:
    """Return the MENTIONS edges of an article but for its date; each is its own, so nothing is counted."""
    return [_mention(claim) for claim in extraction.claims if claim.relation == MENTIONS]


def _mention(claim: Claim) -> Json:
    quote = claim.evidence[0].quote if claim.evidence else ""
    return {"target": claim.target, "basis": claim.basis, "support": int(claim.basis == "text"), "quote": quote}
