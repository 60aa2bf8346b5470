"""Who may carry out a program: places and bodies of its sentence and those in view, with what speaks for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from jiceng.loaders.agents import Agents
from jiceng.loaders.linked import Linked, Reference
from jiceng.loaders.mentions.model import Mention
from jiceng.loaders.passage import Passage
from jiceng.loaders.weighing.sentence import CLAUSE, LETTERS, Sentence

_NEXT = 60  # characters behind a sentence in which the next bodies are named
_CLAUSE_REACH = 12  # characters before a program that are looked at


@dataclass(frozen=True, slots=True)
class DoerCandidate:
    """A node, and the span `start:end` of the program's clause, with the node's clause where the sentence names it."""

    node: str
    start: int
    end: int
    named: bool
    features: frozenset[str]


class DoerCandidates:
    """Finds and describes the candidates of one article."""

    def __init__(self, passage: Passage, linked: Linked, agents: Agents, title: str) -> None:
        self._passage = passage
        self._linked = linked
        self._agents = agents
        self._title = title
        self._times = Counter(node for subject in agents.subjects for node in subject.agents)
        self._current: tuple[str, ...] = ()
        self._most = max(self._times, key=lambda n: self._times[n], default="")

    def of(self, mention: Mention, known: Collection[str] = (), told: bool = False) -> Iterator[DoerCandidate]:
        """Return the candidates of one program mention, each node once, but for those of `known`.

        Where the doer is `told` in the mention's sentence, those that it does not name are left out.
        """
        passage, sentence = self._passage, Sentence.at(self._passage, self._linked, mention.start)
        begin, end = passage.clause(mention.start)
        clause = (begin, max(end, mention.end))
        self._current = self._agents.of_sentence(mention.start)
        seen: set[str] = set(known)
        for reference in sentence.references:
            if reference.node not in known and not (reference.start < mention.end and reference.end > mention.start):
                seen.add(reference.node)
                span = min(clause[0], passage.clause(reference.start)[0]), max(clause[1], reference.end)
                yield DoerCandidate(reference.node, *span, True, self._named(sentence, reference, mention))
        for way, nodes in () if told else self._in_view(sentence, mention):
            for node in nodes:
                if node in self._linked.drafts and node not in seen:
                    seen.add(node)
                    yield DoerCandidate(node, *clause, False, self._carried(sentence, node, mention, way))

    def _in_view(self, sentence: Sentence, mention: Mention) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the nodes that the sentence does not name, by the way in which they are in view."""
        behind = self._linked.within(sentence.end, sentence.end + _NEXT)[:3]
        return (
            ("sentence", self._current),
            ("program", self._agents.of_program(mention.start)),
            ("home", (self._agents.home,)),
            ("next", tuple(r.node for r in behind)),
        )

    def _shared(self, sentence: Sentence, node: str, mention: Mention) -> set[str]:
        """Return the features of a node and of the words beside the program."""
        draft, text = self._linked.drafts[node], self._passage.text
        features = {
            f"label {LETTERS.get(draft.label, '?')}",
            "home" if node == self._agents.home else "not home",
            f"agents {min(4, len(self._times))}",
            "of sentence" if node in self._current else "not of sentence",
            f"after 1 {text[mention.end : mention.end + 1]}",
            f"after 2 {text[mention.end : mention.end + 2]}",
        }
        if kind := draft.properties.get("kind"):
            features.add(f"kind {kind}")
        if draft.name in self._title:
            features.add("in title")
        lead = CLAUSE.split(text[max(sentence.start, mention.start - _CLAUSE_REACH) : mention.start])[-1]
        features.update(f"lead {lead[-n:]}" for n in (1, 2, 3))
        return features

    def _carried(self, sentence: Sentence, node: str, mention: Mention, way: str) -> frozenset[str]:
        """Return the features of a node that the sentence does not name."""
        features = self._shared(sentence, node, mention)
        text, begin = self._passage.text, self._passage.clause(mention.start)[0]
        left = [r for r in sentence.references if r.start < mention.start]
        features.add(f"carried {way}")
        features.add(f"named ahead {min(3, len(left))}")
        features.add(f"named in clause {min(3, sum(r.start >= begin for r in left))}")
        last = max((end for _, end in self._linked.drafts[node].spans if end <= sentence.start), default=-1)
        features.add(f"far {min(6, (sentence.start - last) // 60)}" if last >= 0 else "never")
        paragraph = text.rfind("\n", 0, sentence.start)
        features.add("same paragraph" if last > paragraph else "other paragraph")
        features.add("opens paragraph" if sentence.start <= paragraph + 1 else "inside paragraph")
        before = self._linked.before(sentence.start)
        features.add("last named" if before and before.node == node else "not last named")
        features.add(f"acts {min(3, self._times[node])}")
        features.add("main" if node == self._most else "not main")
        return _combined(features, f"carried {way}")

    def _named(self, sentence: Sentence, reference: Reference, mention: Mention) -> frozenset[str]:
        """Return the features of a node that the sentence names."""
        features = self._shared(sentence, reference.node, mention)
        text, left = self._passage.text, reference.end <= mention.start
        start, end = (reference.end, mention.start) if left else (mention.end, reference.start)
        features.update(self._between(sentence, start, end, "L" if left else "R"))
        clause = self._passage.clause(mention.start)
        side = "L" if left else "R"
        features.add(f"{side} same" if clause[0] <= reference.start < clause[1] else f"{side} other")
        before = sentence.before_row(reference)
        features.update((f"before 1 {before[-1:]}", f"before 2 {before[-2:]}"))
        features.update(f"behind {n} {text[reference.end : reference.end + n]}" for n in (1, 2))
        features.add("anaphor" if not reference.named else "name")
        standing = self._standing(sentence, reference, mention)
        features.update(standing)
        role = "subject" if "last subject" in standing else "nearest" if "nearest" in standing else "named"
        same = clause[0] <= reference.start < clause[1]
        return _combined(features, f"{side} {'same' if same else 'other'} {role}")

    def _between(self, sentence: Sentence, start: int, end: int, side: str) -> set[str]:
        """Return the features of the words between a node and the program, by the side that the node stands on."""
        between = sentence.masked(start, end)
        features = {f"{side} length {min(len(between) // 4, 8)}", f"{side} ends {between[-2:]}"}
        features.update(f"{side} starts {between[:n]}" for n in (1, 2))
        if len(between) <= 6:
            features.add(f"{side} between {between}")
        features.add(f"{side} others {min(3, sentence.between(start, end))}")
        features.add(f"{side} clauses {min(4, sum(c in '，：' for c in between))}")
        features.update(sentence.words(start, end, f"{side} word "))
        return features

    def _standing(self, sentence: Sentence, reference: Reference, mention: Mention) -> set[str]:
        """Return whether a reference is a subject, the last one, the nearest or the first before the program."""
        subjects = self._agents.subjects
        holding = [s for s in subjects if s.start <= reference.start < s.end]
        features = {"subject" if holding else "no subject"}
        if holding and not any(holding[-1].start < s.start < mention.start for s in subjects):
            features.add("last subject")
        left = [r for r in sentence.references if r.end <= mention.start]
        if left and left[-1] is reference:
            features.add("nearest")
        if left and left[0] is reference:
            features.add("first")
        return features


_CHIEF = frozenset(
    {"subject", "nearest", "of sentence", "L same", "L other", "R same", "main", "home", "last named", "in title"}
)
_PAIRED = ("label", "carried", "agents")
_BESIDE = ("lead ", "after ", "label ", "L word ", "R word ", "kind ", "not of", "of sentence", "before ")


def _combined(features: set[str], role: str) -> frozenset[str]:
    """Add the chief features in pairs, and the words beside the program with how the node stands to it."""
    chief = sorted(name for name in features if name in _CHIEF or name.startswith(_PAIRED))
    pairs = [f"{one} & {other}" for at, one in enumerate(chief) for other in chief[at + 1 :]]
    words = [f"{role}: {name}" for name in features if name.startswith(_BESIDE)]
    return frozenset((*features, *pairs, *words))
