"""Pairs of places or bodies in one sentence, with what speaks for and against their being partners."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from jiceng.loaders.agents import Agents
from jiceng.loaders.lexicon import words_file
from jiceng.loaders.linked import Linked, Reference
from jiceng.loaders.passage import Passage
from jiceng.loaders.weighing.sentence import LETTERS, Sentence

_ROW = re.compile(r"[、和与及以CTXYVO]*")
_COMBINED = ("same", "other", "row", "carried", "subject", "of sentence", "same row")
_WITH = "与和同跟合手及到"  # how the words that join two end: 与, 联合, 携手, 走到


@dataclass(frozen=True, slots=True)
class PartnerCandidate:
    """Two nodes and the span `start:end` that names them or, where the first is only in view, the second."""

    one: str
    other: str
    start: int
    end: int
    features: frozenset[str]


def partner_candidates(
    passage: Passage, linked: Linked, agents: Agents, known: Collection[frozenset[str]] = ()
) -> Iterator[PartnerCandidate]:
    """Return each pair that a sentence names, or of which it names one while the other is in view as its agent.

    Pairs of `known` are left out, and sentences without a word that may speak of partners.
    """
    for start in passage.sentences:
        if _words().anywhere.search(passage.text, *passage.sentence(start)):
            sentence = Sentence.at(passage, linked, start)
            for second in sentence.references:
                yield from _with(sentence, agents, second, known)


def _with(
    sentence: Sentence, agents: Agents, second: Reference, known: Collection[frozenset[str]]
) -> Iterator[PartnerCandidate]:
    """Return the pairs of a reference with those before it and in view."""
    passage = sentence.passage
    begin, end = passage.clause(second.start)
    for first in sentence.references[: sentence.references.index(second)]:
        if first.node == second.node or frozenset((first.node, second.node)) in known:
            continue
        if sentence.row_of(first)[0] != sentence.row_of(second)[0] or _joins(sentence, second):
            features = frozenset(_named(sentence, agents, first, second))
            yield PartnerCandidate(first.node, second.node, passage.clause(first.start)[0], end, features)
    named = {reference.node for reference in sentence.references}
    for node in agents.of_sentence(second.start):
        if node not in named and frozenset((node, second.node)) not in known:
            features = frozenset(_in_view(sentence, agents, node, second))
            yield PartnerCandidate(node, second.node, begin, end, features)


@dataclass(frozen=True, slots=True)
class _Words:
    anywhere: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def _words() -> _Words:
    words = words_file("relations.yaml")
    together, refused = "|".join(words["together"]), "|".join(words["together_not"])
    joining = "|".join(words["joining"])
    return _Words(
        re.compile("|".join([*words["together"], joining, *words["partner_stems"]])),
        re.compile(f"(?:{together})(?!{refused})|{joining}"),
    )


def _joins(sentence: Sentence, last: Reference) -> bool:
    """Tell whether what follows a row of places and bodies can say that they do something with each other."""
    return _words().behind.search(sentence.passage.text, last.end, sentence.end) is not None


def _named(sentence: Sentence, agents: Agents, first: Reference, second: Reference) -> set[str]:
    """Return the features of two that a sentence names."""
    passage = sentence.passage
    between = sentence.masked(first.end, second.start)
    features = _around(sentence, second, between, first.end)
    features.add("named")
    features.add("same" if first.start >= passage.clause(second.start)[0] else "other")
    features.update(sentence.words(sentence.start, first.start, "left "))
    ahead = passage.text[max(sentence.start, first.start - 3) : first.start]
    features.update((f"before 1 {ahead[-1:]}", f"before 2 {ahead[-2:]}"))
    features.add(f"others {min(4, sentence.between(first.end, second.start))}")
    features.add("subject" if any(s.start <= first.start < s.end for s in agents.subjects) else "no subject")
    whole = any(s.start <= first.start and second.end <= s.end for s in agents.subjects)
    features.add("one subject" if whole else "not one subject")
    features.add("row" if _ROW.fullmatch(between) else "no row")
    features.update(_rows(sentence, first, second))
    later = [s for s in agents.subjects if first.start < s.start < second.start]
    features.add("another subject" if later else "no other subject")
    return _with_kinds(sentence, agents, _with_shape(features, between), first.node, second)


def _rows(sentence: Sentence, first: Reference, second: Reference) -> tuple[str, str]:
    """Return how two stand in the rows that hold them: A、B分别与C、D结对 pairs the first with the first."""
    one, other = sentence.row_of(first), sentence.row_of(second)
    if one[0] == other[0]:
        return "same row", f"row of {min(5, len(one[1]))}"
    places = one[1].index(first), other[1].index(second)
    even = "even rows" if len(one[1]) == len(other[1]) > 1 else "uneven rows"
    place = "same place" if places[0] == places[1] else "other place"
    return f"{even} {place}", f"rows {min(3, len(one[1]))} {min(3, len(other[1]))} {other[0] - one[0] == 1}"


def _with_shape(features: set[str], between: str) -> set[str]:
    """Add the words between and behind two with how the two are joined: a row, 与, or neither."""
    shape = "row" if "row" in features else between[-1:] if between[-1:] in _WITH else "apart"
    shape += " same" if "same" in features else " other"
    return features | {f"{shape} {name}" for name in features if name.startswith(("mid ", "right ", "behind "))}


def _in_view(sentence: Sentence, agents: Agents, node: str, second: Reference) -> set[str]:
    """Return the features of one that a sentence names and of the agent in view there."""
    between = "^" + sentence.masked(sentence.start, second.start)
    features = _around(sentence, second, between, sentence.start)
    features.update(("carried", "other"))
    return _with_kinds(sentence, agents, _with_shape(features, between), node, second)


def _around(sentence: Sentence, second: Reference, between: str, start: int) -> set[str]:
    """Return the features of the words between two and behind the second; references in them are letters."""
    clause_end = sentence.passage.clause(second.start)[1]
    behind = sentence.masked(second.end, clause_end)
    features = {f"length {min(len(between) // 4, 8)}", f"between starts {between[:2]}"}
    if len(between) <= 8:
        features.add(f"between {between}")
    features.update(f"between ends {between[-n:]}" for n in (1, 2, 3))
    features.update(f"behind {behind[:n]}" for n in (1, 2, 3))
    features.update(sentence.words(start, second.start, "mid "))
    features.update(sentence.words(second.end, clause_end, "right "))
    features.update(sentence.words(clause_end, sentence.end, "later "))
    features.add(f"references {min(6, len(sentence.references))}")
    return features


def _with_kinds(sentence: Sentence, agents: Agents, features: set[str], node: str, second: Reference) -> set[str]:
    """Add the labels of two, alone and with the chief features."""
    kinds = sentence.letter(node) + LETTERS[second.label]
    features.add(f"kinds {kinds}")
    features.add("of sentence" if node in agents.of_sentence(second.start) else "not of sentence")
    features.add("first is home" if node == agents.home else "first is not home")
    features.add("second is home" if second.node == agents.home else "second is not home")
    features.update([f"{name} {kinds}" for name in _COMBINED if name in features])
    return features
