"""What linking knows of an article: its nodes, the references to places and bodies, and who lies where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace

from jiceng.graph.model import Basis, Value
from jiceng.graph.value import value

PLACES = ("Province", "City", "County", "Township", "Community")


@dataclass(slots=True)
class Draft:
    """A node in the making, with every span that names it or refers to it."""

    id: str
    label: str
    name: str
    aliases: set[str] = field(default_factory=set)
    properties: dict[str, Value] = field(default_factory=dict)
    spans: list[tuple[int, int]] = field(default_factory=list)


@value
class Reference:
    """`text[start:end]` points at a place or body; `end` takes in its committee's words; `named` is false for 该县."""

    start: int
    end: int
    node: str
    label: str
    named: bool


@value
class Located:
    """One step up, by the words `span` or, where `basis` is "divisions", by the table."""

    child: str
    parent: str
    span: tuple[int, int] | None
    basis: Basis
    rule: str


@dataclass(slots=True)
class Linked:
    """The linked places and bodies of one article. `references` are sorted by start and do not overlap.

    `home` gives the article's own place of each label; `above_home` label and name of those only the table names.
    `refused` lists reason, name and start of what could not be linked. `implied` holds the place of a body whose name
    leaves it out (市财政局) and the span of the name.
    """

    drafts: dict[str, Draft] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    located: dict[tuple[str, str], Located] = field(default_factory=dict)
    implied: dict[str, tuple[str, tuple[int, int]]] = field(default_factory=dict)
    home: dict[str, str] = field(default_factory=dict)
    above_home: dict[str, tuple[str, str]] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    refused: list[tuple[str, str, int]] = field(default_factory=list)

    def draft(self, node: str, label: str, name: str) -> Draft:
        """Return the node in the making with this id, made if it is new."""
        found = self.drafts.get(node)
        if found is None:
            found = self.drafts[node] = Draft(node, label, name)
        return found

    def ensure(self, node: str) -> None:
        """Make the node of a home place that only the table names, once a claim needs it."""
        if node not in self.drafts and node in self.above_home:
            draft = self.draft(node, *self.above_home[node])
            draft.properties = {"official": True, "code": node.partition(":")[2]}

    def locate(self, child: str, parent: str, span: tuple[int, int] | None, basis: Basis, rule: str) -> None:
        """Note that `child` lies in `parent`; words outrank the table, the first words outrank later ones."""
        key = (child, parent)
        known = self.located.get(key)
        if child != parent and (known is None or (known.basis != "text" and basis == "text")):
            self.located[key] = Located(child, parent, span, basis, rule)

    def parent(self, node: str) -> str:
        """Return the id of the place that a node lies in, "" where unknown."""
        return next((parent for child, parent in self.located if child == node), "")

    def refer(self, references: list[Reference]) -> None:
        """Take the references of the article, sorted by start and not overlapping."""
        self.references = references
        self._starts = [reference.start for reference in references]

    def with_references(self, more: list[Reference]) -> Linked:
        """Return a view of the same nodes and steps with more references, which overlap none of its own."""
        view = replace(self)
        view.refer(sorted([*self.references, *more], key=lambda r: r.start))
        return view

    def before(self, position: int, labels: tuple[str, ...] = ()) -> Reference | None:
        """Return the last reference that ends at or before a position, of one of the labels."""
        index = bisect_right(self._starts, position) - 1
        while index >= 0:
            reference = self.references[index]
            if reference.end <= position and (not labels or reference.label in labels):
                return reference
            index -= 1
        return None

    def chain_start(self, text: str, reference: Reference) -> int:
        """Return where the row of places that ends with a reference starts (柏梁镇“惠民社区” starts at 柏梁镇)."""
        start = reference.start
        while (before := self.before(start)) and text[before.end : start] in ("", "“"):
            start = before.start
        return start

    def within(self, start: int, end: int) -> list[Reference]:
        """Return the references that start in `start:end`."""
        low = bisect_left(self._starts, start)
        high = bisect_left(self._starts, end)
        return self.references[low:high]
