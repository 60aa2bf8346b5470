"""Finds outcomes: figures that a text reports as result or scale of the work, and refuses the others with a reason."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from ahocorasick_rs import AhoCorasick, MatchKind

from jiceng.graph.model import Refusal
from jiceng.loaders.lexicon import words_file
from jiceng.loaders.mentions.model import OutcomeMention
from jiceng.loaders.mentions.quantities import Quantity, find_quantities
from jiceng.loaders.passage import Passage

_TRIM = " 　\n\t，,：:。！？；!?;、…"
_CLOSING = {"”": "“", "’": "‘", ")": "(", "）": "（", "』": "『", "」": "「"}
_REACHING = (
    "plan",
    "individual",
    "household",
    "citizen",
    "description",
    "past",
    "price",
    "frequency",
    "norm",
    "distance",
)
_RELEASING = ("achieved", "built", "done", "now", "collective", "gained", "average", "time", "neutral")
_OF_ONE_PERSON = frozenset({"money", "area", "livestock", "multiple", "share", "weight"})
_FREQUENT = frozenset({"次", "期", "场", "场次", "节", "堂", "课时", "学时", "节课", "堂课", "个"})
_LONGEST_NAME = 18  # characters of a quotation that is a name (“15分钟便民圈”), not somebody's speech
_SMALL = 10  # up to here a numeral counts things in passing: 两层楼, 三个平台
_STRUCTURE = 12  # up to here a count of tasks, platforms and the like is the shape of a plan


@dataclass(slots=True)
class _Figure:
    """A quantity with what stands around it; `last` is where the nearest word of each list before it starts."""

    passage: Passage
    quantity: Quantity
    clause: tuple[int, int]
    last: dict[str, int]
    ahead: frozenset[str]

    @property
    def before(self) -> str:
        return self.passage.text[max(self.clause[0], self.quantity.start - 12) : self.quantity.start]

    @property
    def after(self) -> str:
        return self.passage.text[self.quantity.end : min(self.clause[1], self.quantity.end + 14)]

    def under(self, cue: str, release: str = "") -> bool:
        """Tell whether a word of `cue` reaches the figure with no word of `release` between."""
        start = self.last.get(cue, -1)
        return start >= 0 and self.last.get(release, -1) < start

    def in_clause(self, cue: str) -> bool:
        """Tell whether a word of `cue` stands before the figure in its own clause."""
        return self.last.get(cue, -1) >= self.clause[0]


def find_outcomes(passage: Passage, refused: list[Refusal] | None = None, source: str = "") -> list[OutcomeMention]:
    """Return the figures reported as result or scale of the work, in order of the text.

    `name` is the part of the clause that a figure stands in, `start:end` its span; two figures of one part share it.
    Figures left out are added to `refused` with the reason: no_exact_value, range, before_change, plan, individual,
    description, past, price, frequency, norm, distance, dimension, committee, structure, threshold, name, time, small.
    Ranges are refused because neither bound is what was reached. What counts is ontology.md, "Outcomes".
    """
    quantities = find_quantities(passage.text)
    found: list[OutcomeMention] = []
    described = -1
    for index, figure in enumerate(_figures(passage, quantities)):
        if described >= passage.sentence(figure.quantity.start)[0]:     # a description goes on: 6个村民小组，286户1023人
            figure.last["description"] = max(described, figure.last.get("description", -1))
        reason = _why_not(figure)
        if reason == "description":
            described = figure.quantity.start
        following = quantities[index + 1].start if index + 1 < len(quantities) else len(passage.text)
        start, end = _part(figure, following)
        name = passage.text[start:end]
        quantity = figure.quantity
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
            )
        )
    return found


def _why_not(figure: _Figure) -> str:
    """Return why a figure is no outcome, or nothing; the first rule that holds decides."""
    if figure.quantity.value is None:
        return figure.quantity.reason
    return next((reason for reason, holds in _RULES if holds(figure)), "")


def _is_name(figure: _Figure) -> bool:
    text, start, end = figure.passage.text, figure.quantity.start, figure.quantity.end
    for opening, closing in ("“”", "《》", "‘’", "<>"):
        left = text.rfind(opening, max(0, start - _LONGEST_NAME), start)
        if left < 0 or text.find(closing, left, start) >= 0:
            continue
        right = text.find(closing, end, left + _LONGEST_NAME)
        if right >= 0 and not re.search("[，。；！？]", text[left:right]):
            return True
    return False


def _is_before_change(figure: _Figure) -> bool:
    return bool(_words_pattern("changed", r"[^，。；、0-9]{0,6}?(?:%s)").match(figure.after))


def _is_small(figure: _Figure) -> bool:
    quantity = figure.quantity
    if not quantity.numeral or quantity.approximate or (quantity.value or 0) > _SMALL or quantity.kind == "share":
        return False
    return not quantity.unit[0] in "万亿" and not figure.in_clause("built") and "built" not in figure.ahead


def _is_individual(figure: _Figure) -> bool:
    if figure.under("household", "collective"):
        return True
    if figure.in_clause("average"):
        return False
    one = figure.under("individual", "collective") or figure.under("citizen", "collective")
    return one and figure.quantity.kind in _OF_ONE_PERSON


def _is_description(figure: _Figure) -> bool:
    if figure.under("description", "achieved") and "achieved" not in figure.ahead:
        return True
    if _ends_with("counted", figure.before) and not figure.in_clause("achieved"):
        return True
    listed = _words_pattern("described", r"(?:%s)(?=[，。、；：和及与\d\n]|$)").match(figure.after)
    if listed and _ends_with("owned", figure.before):
        return True
    return bool(_OPENING.search(figure.before) and _NOTHING_MORE.match(figure.after))


def _is_price(figure: _Figure) -> bool:
    if figure.quantity.kind not in ("money", "share"):
        return False
    if figure.quantity.kind == "money" and _words_pattern("priced", r"(?:%s)").match(figure.after):
        return True
    return figure.in_clause("price") and figure.under("price", "gained")


def _is_frequency(figure: _Figure) -> bool:
    if figure.before.endswith("每"):
        return True
    return figure.in_clause("frequency") and (figure.quantity.unit in _FREQUENT or figure.quantity.kind == "length")


def _is_distance(figure: _Figure) -> bool:
    return figure.quantity.kind == "length" and (figure.in_clause("distance") or "distance" in figure.ahead)


def _is_dimension(figure: _Figure) -> bool:
    if figure.quantity.unit != "米":
        return False
    return _ends_with("dimension", figure.before) or figure.after.startswith(_word_lists()["dimension"])


def _is_committee(figure: _Figure) -> bool:
    if figure.quantity.kind not in ("people", "things"):
        return False
    return _ends_with("before", figure.before) or bool(
        _words_pattern("committee", r"[^、“”的0-9]{0,4}?(?:%s)").match(figure.after)
    )


def _is_structure(figure: _Figure) -> bool:
    if figure.quantity.kind != "things" or (figure.quantity.value or 0) > _STRUCTURE:
        return False
    ends_there = r"[^、的0-9]{0,6}?(?:%s)(?=[，。、；：:“”（()）和及等与为对入着发推开进上\n]|$)"
    return bool(_words_pattern("structure", ends_there).match(figure.after))


def _is_threshold(figure: _Figure) -> bool:
    text, quantity = figure.passage.text, figure.quantity
    bounded = text[quantity.start : quantity.end].endswith(("以上", "以下", "以内")) or figure.before.endswith(
        ("超", "超过", "满")
    )
    return quantity.kind != "share" and bounded and bool(_words_pattern("threshold", r"(?:%s)").match(figure.after))


_OPENING = re.compile(r"全(?:村|镇|乡|县|市|区|社区|街道|组|办)(?:共|现|总)?(?:有|计)?$")
_NOTHING_MORE = re.compile(r"[\d余多]*[户人口名]*[，。；、]|[\d余多]+[人名口][，。；、]|$")
_RULES: tuple[tuple[str, Callable[[_Figure], bool]], ...] = (
    ("name", _is_name),
    ("time", lambda figure: figure.quantity.kind == "time" and not figure.under("time")),
    ("before_change", _is_before_change),
    ("small", _is_small),
    ("past", lambda figure: figure.under("past", "now")),
    ("plan", lambda figure: figure.under("plan", "done") or "aimed" in figure.ahead),
    ("individual", _is_individual),
    ("description", _is_description),
    ("price", _is_price),
    ("frequency", _is_frequency),
    ("norm", lambda figure: figure.in_clause("norm")),
    ("distance", _is_distance),
    ("dimension", _is_dimension),
    ("committee", _is_committee),
    ("structure", _is_structure),
    ("threshold", _is_threshold),
)


def _figures(passage: Passage, quantities: list[Quantity]) -> Iterator[_Figure]:
    """Put each quantity into its clause with the cue words of its sentence; a sentence is scanned once."""
    scanned, cues = (-1, -1), []
    for quantity in quantities:
        sentence = passage.sentence(quantity.start)
        if sentence != scanned:
            scanned, cues = sentence, _cues(passage, *sentence)
        clause = passage.clause(quantity.start)
        split = bisect_left(cues, (quantity.start, ""))
        last = {kind: start for start, kind in cues[:split]}
        ahead = frozenset(kind for start, kind in cues[split:] if start < clause[1])
        yield _Figure(passage, quantity, clause, last, ahead)


def _cues(passage: Passage, start: int, end: int) -> list[tuple[int, str]]:
    """Return where words of the lists start in a sentence; a citizen counts only with a person's name behind."""
    automaton, lists = _automaton()
    found = []
    for word, first, last in automaton.find_matches_as_indexes(passage.text[start:end]):
        kinds = lists[word]
        if "citizen" in kinds:
            named = start + last < end and passage.tags[passage.word_at(start + last)].startswith("nr")
            kinds = ("citizen",) if named else tuple(kind for kind in kinds if kind != "citizen")
        found.extend((start + first, kind) for kind in kinds)
    return found


def _part(figure: _Figure, following: int) -> tuple[int, int]:
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
    """Tell whether a part ends with a closing mark that nothing in it opens."""
    return part[-1] in _CLOSING and _CLOSING[part[-1]] not in part


def _closes(opening: str) -> str:
    return next(closing for closing, mark in _CLOSING.items() if mark == opening)


@cache
def _word_lists() -> dict[str, tuple[str, ...]]:
    lists = {**words_file("outcome_cues.yaml"), **words_file("outcome_refusals.yaml")}
    for name in ("plan", "description"):
        pairs = product(lists[f"{name}_heads"], lists[f"{name}_tails"])
        lists[name] = [*lists[name], *(head + tail for head, tail in pairs)]
    return {name: tuple(dict.fromkeys(words)) for name, words in lists.items()}


@cache
def _automaton() -> tuple[AhoCorasick, list[tuple[str, ...]]]:
    """Compile the words that reach over a distance, longest first, and the lists that each one is in."""
    lists: dict[str, tuple[str, ...]] = {}
    for kind in (*_REACHING, *_RELEASING, "aimed"):
        for word in _word_lists()[kind]:
            lists[word] = (*lists.get(word, ()), kind)
    return AhoCorasick(lists, matchkind=MatchKind.LeftmostLongest), list(lists.values())


@cache
def _words_pattern(name: str, shape: str) -> re.Pattern[str]:
    return re.compile(shape % _alternatives(_word_lists()[name]))


def _ends_with(name: str, text: str) -> bool:
    return text.endswith(_word_lists()[name])


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
