"""Finds outcomes: figures that a text reports as result or scale of the work, and refuses the others with a reason."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from jiceng.graph.model import Refusal
from jiceng.loaders.mentions.figures import Figure, word_lists
from jiceng.loaders.mentions.model import OutcomeMention
from jiceng.loaders.mentions.outcome_persons import addresses
from jiceng.loaders.mentions.outcome_rules import why_not
from jiceng.loaders.mentions.person_names import name_at
from jiceng.loaders.mentions.quantities import Quantity, find_quantities
from jiceng.loaders.passage import Passage

_TRIM = " 　\n\t，,：:。！？；!?;、…"
_CLOSING = {"”": "“", "’": "‘", ")": "(", "）": "（", "』": "『", "」": "「"}
_REACHING = (
    "plan",
    "individual",
    "earning",
    "household",
    "citizen",
    "description",
    "scarce",
    "past",
    "formerly",
    "price",
    "frequency",
    "norm",
    "distance",
)
_RELEASING = ("achieved", "built", "done", "now", "then", "collective", "gained", "average", "time", "neutral")
_QUOTED = re.compile("“[^“”，。；！？]{2,18}”")  # inside a quoted name no word tells a plan: “郑在飞·航向未来”
_GIVEN = re.compile("(?:[给向在到进跟]|给了|进了|入了)$")  # 租给合作社: the rent is a resident's
_MEMBERS = ("党员", "村民", "居民", "农户")
_COUNTED = re.compile("[^\u4e00-\u9fff]|[共约近超达总数只仅就有为是和与及人户家占平多，、。]|$")
_OTHERS = re.compile(
    "[村镇乡县市区嘎]|街道|支部|党员|大家|群众|[全该各][^，。；]|截至|累计|我们|合作社|公司|基地|[0-9]户"
)
_PART = re.compile("其中[，,]?[^，。；0-9]{1,8}$")
_BREAKS = re.compile("[。；！？]")
_CLAUSES = 2  # commas between a result and its part: 208人，其中，党员119人
_OWN = ("money", "area", "weight")
_SHORT = 2  # letters of 村的, behind which only a word tagged as name is one
_NEAR = 14  # characters to either side in which words that touch a figure are sought


def find_outcomes(passage: Passage, refused: list[Refusal] | None = None, source: str = "") -> list[OutcomeMention]:
    """Return the figures reported as result or scale of the work, in order of the text.

    `name` is the part of the clause that a figure stands in, `start:end` its span; two figures of one part share it.
    Figures left out are added to `refused` with the reason: no_exact_value, range, before_change, plan, individual,
    description, base, scene, roll, scope, past, price, frequency, norm, distance, dimension, committee, structure,
    threshold, name, time, small.
    Ranges are refused because neither bound is what was reached. What counts is ontology.md, "Outcomes".
    """
    quantities = find_quantities(passage.text)
    found: list[OutcomeMention] = []
    described = -1
    for index, figure in enumerate(_figures(passage, quantities)):
        if described >= passage.sentence(figure.quantity.start)[0]:
            # A description goes on: 有6个村民小组，286户1023人.
            figure.last["description"] = max(described, figure.last.get("description", -1))
        reason = why_not(figure)
        if (reason == "description" and not figure.in_clause("scarce")) or (
            reason == "scene" and figure.quantity.kind == "people"
        ):
            described = figure.quantity.start
        quantity = figure.quantity
        if reason == "description" and found and _is_part(figure, found[-1]):
            reason = ""
        if refused is None and reason:
            continue
        following = quantities[index + 1].start if index + 1 < len(quantities) else len(passage.text)
        start, end = _part(figure, following)
        name = passage.text[start:end]
        if reason or quantity.value is None:
            if refused is not None:
                refused.append(Refusal(f"outcome_{reason}", name, source, quantity.start))
            continue
        found.append(
            OutcomeMention(
                "Outcome",
                start,
                end,
                name,
                f"outcome.{quantity.kind}",
                quantity.value,
                quantity.unit,
                quantity.approximate,
                quantity.start,
            )
        )
    return found


def _is_part(figure: Figure, last: OutcomeMention) -> bool:
    """Tell whether a figure is a part of a result told just before it: 吸纳志愿者208人，其中党员119人."""
    text, start = figure.passage.text, figure.quantity.start
    named = _PART.search(text, max(0, start - _NEAR), start)
    before = text[last.figure : start]
    return named is not None and before.count("，") <= _CLAUSES and not _BREAKS.search(before)


def _figures(passage: Passage, quantities: list[Quantity]) -> Iterator[Figure]:
    """Put each quantity into its clause with the cue words of its sentence; a sentence is scanned once."""
    scanned, cues = (-1, -1), list[tuple[int, str]]()
    for quantity in quantities:
        sentence = passage.sentence(quantity.start)
        if sentence != scanned:
            scanned, cues = sentence, _cues(passage, *sentence)
        clause = passage.clause(quantity.start)
        split = bisect_left(cues, (quantity.start, ""))
        last = {kind: start for start, kind in cues[:split]}
        own = quantity.kind in _OWN and not _OTHERS.search(passage.text, sentence[0], quantity.start)
        if own and _is_of_resident(passage, sentence[0]):
            last.setdefault("individual", sentence[0])
        ahead = frozenset(kind for start, kind in cues[split:] if start < clause[1])
        lead = passage.text[clause[0] : quantity.start]
        rest = passage.text[quantity.end : clause[1]]
        yield Figure(passage, quantity, clause, last, ahead, lead[-_NEAR:], rest[:_NEAR], lead, rest)


def _cues(passage: Passage, start: int, end: int) -> list[tuple[int, str]]:
    """Return where words of the lists start in a sentence; a citizen counts only with a person's name behind."""
    automaton, words, lists = _automaton()
    joined = word_lists()["joined"]
    found: list[tuple[int, str]] = []
    sentence = passage.text[start:end]
    names = [match.span() for match in _QUOTED.finditer(sentence)] if "“" in sentence else []
    for index, first, last in automaton.find_matches_as_indexes(sentence):
        word, kinds = words[index], lists[index]
        if "plan" in kinds and any(left < first < right for left, right in names):
            kinds = tuple(kind for kind in kinds if kind != "plan")
        if "citizen" in kinds:
            named = start + last < end and _is_named(passage, start + last, len(word) == _SHORT and word.endswith("的"))
            kinds = ("citizen",) if named else tuple(kind for kind in kinds if kind != "citizen")
            kinds = (*kinds, "resident") if named else kinds
        if kinds == ("description",) and word.endswith(_MEMBERS) and not _COUNTED.match(sentence, last):
            continue  # 有党员示范户126户
        if word in joined and _GIVEN.search(sentence, max(0, first - 3), first):
            continue
        found.extend((start + first, kind) for kind in kinds)
    found.extend((start + first, kind) for first in addresses(sentence) for kind in ("individual", "resident"))
    return sorted(found)


def _is_of_resident(passage: Passage, position: int) -> bool:
    """Tell whether the sentence before a position, in its paragraph, tells of a resident: 村民李双种了8亩蒜。去年…."""
    if not position or passage.text[position - 1] == "\n":
        return False
    last = {kind: start for start, kind in _cues(passage, *passage.sentence(position - 1))}
    return last.get("resident", -1) > last.get("collective", -1)


def _is_named(passage: Passage, position: int, surely: bool) -> bool:
    """Tell whether a person's name begins at a position, which the segmentation may have cut: 脱贫|户张|大山."""
    index = passage.word_at(position)
    begins = passage.starts[index] == position
    if passage.tags[index].startswith("nr") and (begins or not surely):
        return True
    verb = passage.text[position] in word_lists()["doing"]  # 村民种果树600亩
    return not surely and not verb and name_at(passage, position) is not None


def _part(figure: Figure, following: int) -> tuple[int, int]:
    """Return the span of the figure's part of its clause: from the 、 before it, to the 、 before the next figure."""
    text, quantity = figure.passage.text, figure.quantity
    start = max(figure.clause[0], text.rfind("、", figure.clause[0], quantity.start) + 1)
    end = figure.clause[1]
    if following < end:
        comma = text.find("、", quantity.end, following)
        end = comma if comma >= 0 else end
    while start < quantity.start and (text[start] in _TRIM or text[start] in _CLOSING):
        start += 1
    while end > quantity.end and (text[end - 1] in _TRIM or _is_stray(text[start:end])):
        end -= 1
    opening = text[start]
    return (start + 1 if opening in _CLOSING.values() and _closes(opening) not in text[start:end] else start), end


def _is_stray(part: str) -> bool:
    """Tell whether a part ends with a closing mark that ends somebody's speech, or that nothing in it opens."""
    return part[-1] in _CLOSING and (_CLOSING[part[-1]] not in part or part[-2:-1] in _TRIM)


def _closes(opening: str) -> str:
    return next(closing for closing, mark in _CLOSING.items() if mark == opening)


@cache
def _automaton() -> tuple[AhoCorasick, list[str], list[tuple[str, ...]]]:
    """Compile the words that reach over a distance, longest first, and the lists that each one is in."""
    lists: dict[str, tuple[str, ...]] = {}
    for kind in (*_REACHING, *_RELEASING, "aimed"):
        for word in word_lists()[kind]:
            lists[word] = (*lists.get(word, ()), kind)
            if kind == "done" and word.startswith("已") and word[1:] in word_lists()["achieved"]:
                lists[word] = (*lists[word], "achieved")  # 已化解: the longer word hides the verb
    return AhoCorasick(lists, matchkind=MatchKind.LeftmostLongest), list(lists), list(lists.values())
