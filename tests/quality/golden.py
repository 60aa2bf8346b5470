"""What a careful reader found in one article, in the form that predictions are compared with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Key = tuple[str, str]
EdgeKey = tuple[str, Key, Key]

_MARKS = re.compile(r"[\s“”„\"'‘’「」『』《》〈〉()()·•—\-_]")
_GENERIC = re.compile(
    r"(?:创建工作|创建活动|主题活动|专项行动|创建|活动|工作|机制|行动|工程|计划|模式|评选|评比|制度|改革)$"
)
_OFFICE = re.compile(r"(?:办事处|党工委|政府)$")
_PEOPLE = ("名", "位", "人", "个人")
_ANY = "*"


def flat(text: str) -> str:
    """Return a text without spaces, quotation marks, brackets and dashes, in one width."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text))


def fold(name: str, label: str = "") -> str:
    """Return a name as it is compared; programs and honours lose a generic tail, townships their office."""
    text = flat(name)
    if label in ("Program", "Honor"):
        short = _GENERIC.sub("", text)
        text = short if len(short) > 1 else text
    elif label == "Township":
        text = _OFFICE.sub("", text)
    return text.lower()


def figure(value: object, unit: object) -> tuple[float, str] | None:
    """Return a figure as it is compared, None where it is no number; people are people however counted."""
    try:
        number = round(float(str(value)), 6)
    except ValueError:
        return None
    measure = fold(str(unit or ""))
    return number, "人" if measure in _PEOPLE else measure


@dataclass(frozen=True, slots=True)
class EdgeSpec:
    """One edge of the gold; each end is a set of keys of which one is enough, and a name may be any ("*")."""

    relation: str
    sources: frozenset[Key]
    targets: frozenset[Key]

    def fits(self, edge: EdgeKey) -> bool:
        """Tell whether a predicted edge is this one; PARTNERS_WITH is read both ways."""
        relation, source, target = edge
        if relation != self.relation:
            return False
        if _among(source, self.sources) and _among(target, self.targets):
            return True
        return relation == "PARTNERS_WITH" and _among(target, self.sources) and _among(source, self.targets)


def _among(end: Key, ends: frozenset[Key]) -> bool:
    return end in ends or (end[0], _ANY) in ends


@dataclass(slots=True)
class GoldArticle:
    """The gold of one article, its spellings folded to the first of each group."""

    entry: dict[str, Any]
    required: set[Key] = field(default_factory=set)
    optional: set[Key] = field(default_factory=set)
    edges: list[EdgeSpec] = field(init=False)
    doubtful: list[EdgeSpec] = field(init=False)
    above: set[tuple[Key, Key]] = field(init=False)
    _first: dict[Key, Key] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for declared, groups in self.entry["nodes"].items():
            label = declared.rstrip("?")
            for spellings in groups:
                key = label, fold(spellings[0], label)
                (self.optional if declared.endswith("?") else self.required).add(key)
                for spelling in spellings:
                    self._first.setdefault((label, fold(spelling, label)), key)
        self.edges = [self._spec(edge) for edge in self.entry["edges"]]
        self.doubtful = [self._spec(edge) for edge in self.entry.get("optional_edges", [])]
        self.above = _closure([*self.edges, *self.doubtful])

    def key(self, label: str, spellings: Iterable[str]) -> Key:
        """Return the key of a predicted node: that of the first spelling the gold knows, else its own name's."""
        folded = [(label, fold(spelling, label)) for spelling in spellings]
        return next((self._first[each] for each in folded if each in self._first), folded[0])

    def harmless(self, edge: EdgeKey) -> bool:
        """Tell whether an edge that is not required does not count as wrong."""
        relation, source, target = edge
        if any(spec.fits(edge) for spec in self.doubtful):
            return True
        if relation != "LOCATED_IN":
            return False
        known = self.required | self.optional
        return (source, target) in self.above or (
            target[0] in ("City", "Province") and target in self.optional and source in known
        )

    def _spec(self, edge: list[str]) -> EdgeSpec:
        return EdgeSpec(edge[0], self._ends(edge[1]), self._ends(edge[2]))

    def _ends(self, text: str) -> frozenset[Key]:
        return frozenset(self._end(*one.split(":", 1)) for one in text.split("|"))

    def _end(self, label: str, name: str) -> Key:
        key = label, name if name == _ANY else fold(name, label)
        return self._first.get(key, key)


def _closure(specs: Iterable[EdgeSpec]) -> set[tuple[Key, Key]]:
    """Return every (place, place above it), over any number of steps."""
    pairs = {
        (low, high)
        for spec in specs
        if spec.relation == "LOCATED_IN"
        for low in spec.sources
        for high in spec.targets
        if high[1] != _ANY
    }
    while True:
        longer = {(a, d) for a, b in pairs for c, d in pairs if b == c} - pairs
        if not longer:
            return pairs
        pairs |= longer
