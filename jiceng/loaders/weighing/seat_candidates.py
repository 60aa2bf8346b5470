"""Where a body may lie: the places of its article, with what speaks for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from jiceng.loaders.agents import Agents
from jiceng.loaders.linked import Draft, Linked
from jiceng.loaders.passage import Passage

_LABELS = ("Community", "Township", "County", "City")
_LONG = 12
_GAP = 5  # characters between a place and a body that are looked at as a whole


@dataclass(frozen=True, slots=True)
class SeatCandidate:
    """The ids of a body and a place, and the span `start:end` of the body's name, with the place's in its sentence."""

    body: str
    place: str
    start: int
    end: int
    features: frozenset[str]


class SeatCandidates:
    """Finds and describes the candidates of one article; `acting` holds the ids of the nodes that claims join."""

    def __init__(self, passage: Passage, linked: Linked, agents: Agents, title: str, acting: Collection[str]) -> None:
        self._passage = passage
        self._linked = linked
        self._agents = agents
        self._title = title
        self._acting = acting
        self._places = [draft for draft in linked.drafts.values() if draft.label in _LABELS]
        self._labels = Counter(draft.label for draft in self._places)
        self._parents = {parent for _, parent in linked.located}

    def of(self, body: Draft) -> Iterator[SeatCandidate]:
        """Return a candidate for every place of the article."""
        if not body.spans:
            return
        first = min(body.spans)
        begin, end = self._passage.sentence(first[0])
        own = self._of_body(body, first[0])
        for place in self._places:
            beside = [s for s in place.spans if begin <= s[0] and s[1] <= end]
            features = self._of_place(body, place, first[0])
            features |= self._beside(beside, first[0])
            features = _combined(features | {f"label {place.label} ends {body.name[-2:]}"})
            whole = min([first, *beside])[0], max(s[1] for s in (first, *beside))
            yield SeatCandidate(body.id, place.id, *whole, frozenset(features | own))

    def _of_body(self, body: Draft, start: int) -> set[str]:
        """Return the features of the body, the same for all places."""
        text = self._passage.text
        return {
            *(f"ends {body.name[-n:]}" for n in (1, 2, 3)),
            *(f"starts {body.name[:n]}" for n in (1, 2)),
            *(f"before {text[max(0, start - n) : start]}" for n in (1, 2)),
            f"length {min(len(body.name), _LONG)}",
        }

    def _of_place(self, body: Draft, place: Draft, start: int) -> set[str]:
        """Return the features of body and place, but for the words between them."""
        linked = self._linked
        last, last_so = linked.before(start), linked.before(start, (place.label,))
        lower = any((other.id, place.id) in linked.located for other in self._places)
        return {
            f"label {place.label}",
            f"kind {body.properties.get('kind')}",
            "acts" if body.id in self._acting else "idle",
            "home" if linked.home.get(place.label) == place.id else "no home",
            "home agent" if self._agents.home == place.id else "no home agent",
            "nearest" if last_so and last_so.node == place.id else "not nearest",
            "last" if last and last.node == place.id else "not last",
            "in title" if place.name in self._title else "not in title",
            f"places {min(4, self._labels[place.label])}",
            f"spans {min(4, len(place.spans))}",
            "implied" if linked.implied.get(body.id, ("",))[0] == place.id else "not implied",
            "begins so" if body.name.startswith(place.name[:2]) else "begins otherwise",
            "above another" if lower else "lowest",
        }

    def _beside(self, beside: list[tuple[int, int]], start: int) -> set[str]:
        """Return the features of a place that the body's sentence names."""
        left = [span for span in beside if span[1] <= start]
        features = {"one sentence" if beside else "other sentence"}
        if left:
            gap = self._passage.text[left[-1][1] : start]
            features |= {f"gap {min(len(gap) // 3, 6)}", f"gap starts {gap[:1]}"}
            features |= {f"gap ends {gap[-n:]}" for n in (1, 2)}
            if len(gap) < _GAP:
                features.add(f"gap is {gap}")
        return features


_CHIEF = (
    "label ",
    "kind ",
    "acts",
    "idle",
    "home",
    "nearest",
    "last",
    "in title",
    "places",
    "implied",
    "begins",
    "one ",
)


def _combined(features: set[str]) -> set[str]:
    """Add the chief features in pairs."""
    chief = sorted(name for name in features if name.startswith(_CHIEF) and " ends " not in name)
    return features | {f"{one} & {other}" for at, one in enumerate(chief) for other in chief[at + 1 :]}
