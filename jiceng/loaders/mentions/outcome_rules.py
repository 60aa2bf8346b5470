"""The rules by which a figure is no outcome: a plan, a price, one person's wage, the description of a place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import product

from jiceng.loaders.lexicon import words_file
from jiceng.loaders.mentions.quantities import Quantity
from jiceng.loaders.passage import Passage

_OF_ONE_PERSON = frozenset({"money", "area", "livestock", "multiple", "share", "weight"})
_FREQUENT = frozenset({"次", "期", "场", "场次", "节", "堂", "课时", "学时", "节课", "堂课", "个"})
_LONGEST_NAME = 18  # characters of a quotation that is a name (“15分钟便民圈”), not somebody's speech
_SMALL = 10  # up to here a numeral counts things in passing: 两层楼, 三个平台
_STRUCTURE = 12  # up to here a count of tasks, platforms and the like is the shape of a plan


@dataclass(slots=True)
class Figure:
    """A quantity with what stands around it in its clause.

    `last` is where the nearest word of each list before it in the sentence starts; `ahead` are the lists that have a
    word between it and the end of the clause; `before` and `after` are the next characters on either side.
    """

    passage: Passage
    quantity: Quantity
    clause: tuple[int, int]
    last: dict[str, int]
    ahead: frozenset[str]
    before: str
    after: str

    def under(self, cue: str, release: str = "") -> bool:
        """Tell whether a word of `cue` reaches the figure with no word of `release` between."""
        start = self.last.get(cue, -1)
        return start >= 0 and self.last.get(release, -1) < start

    def in_clause(self, cue: str) -> bool:
        """Tell whether a word of `cue` stands before the figure in its own clause."""
        return self.last.get(cue, -1) >= self.clause[0]


def why_not(figure: Figure) -> str:
    """Return why a figure is no outcome, or nothing; the first rule that holds decides."""
    if figure.quantity.value is None:
        return figure.quantity.reason
    return next((reason for reason, holds in _RULES if holds(figure)), "")


def _is_name(figure: Figure) -> bool:
    text, start, end = figure.passage.text, figure.quantity.start, figure.quantity.end
    for opening, closing in ("“”", "《》", "‘’", "<>"):
        left = text.rfind(opening, max(0, start - _LONGEST_NAME), start)
        if left < 0 or text.find(closing, left, start) >= 0:
            continue
        right = text.find(closing, end, left + _LONGEST_NAME)
        if right >= 0 and not re.search("[，。；！？]", text[left:right]):
            return True
    return False


def _is_before_change(figure: Figure) -> bool:
    near = r"[^，。；、0-9]{0,6}?(?:%s)"
    if _words_pattern("changed", near).match(figure.after):
        return True
    return bool(_FROM.search(figure.before) and _words_pattern("turned", near).match(figure.after))


def _is_small(figure: Figure) -> bool:
    quantity = figure.quantity
    if not quantity.numeral or quantity.approximate or (quantity.value or 0) > _SMALL or quantity.kind == "share":
        return False
    return quantity.unit[0] not in "万亿" and not figure.in_clause("built") and "built" not in figure.ahead


def _is_individual(figure: Figure) -> bool:
    if figure.under("household", "collective"):
        return True
    if figure.in_clause("average"):
        return False
    one = figure.under("individual", "collective") or figure.under("citizen", "collective")
    return one and figure.quantity.kind in _OF_ONE_PERSON


def _is_description(figure: Figure) -> bool:
    if figure.under("description", "achieved") and "achieved" not in figure.ahead:
        return True
    if _ends_with("counted", figure.before) and not figure.in_clause("achieved"):
        return True
    listed = _words_pattern("described", r"(?:%s)(?=[，。、；：的和及与\d\n]|$)").match(figure.after)
    if listed and _ends_with("owned", figure.before):
        return True
    return bool(_OPENING.search(figure.before) and _NOTHING_MORE.match(figure.after))


def _is_price(figure: Figure) -> bool:
    if figure.quantity.kind not in ("money", "share"):
        return False
    if figure.quantity.kind == "money" and _words_pattern("priced", r"(?:%s)").match(figure.after):
        return True
    return figure.in_clause("price") and figure.under("price", "gained")


def _is_frequency(figure: Figure) -> bool:
    if figure.before.endswith("每"):
        return True
    return figure.in_clause("frequency") and (figure.quantity.unit in _FREQUENT or figure.quantity.kind == "length")


def _is_distance(figure: Figure) -> bool:
    return figure.quantity.kind == "length" and (figure.in_clause("distance") or "distance" in figure.ahead)


def _is_dimension(figure: Figure) -> bool:
    if figure.quantity.unit != "米":
        return False
    return _ends_with("dimension", figure.before) or figure.after.startswith(word_lists()["dimension"])


def _is_committee(figure: Figure) -> bool:
    if figure.quantity.kind not in ("people", "things"):
        return False
    return _ends_with("before", figure.before) or bool(
        _words_pattern("committee", r"[^、“”的0-9]{0,4}?(?:%s)").match(figure.after)
    )


def _is_structure(figure: Figure) -> bool:
    if figure.quantity.kind != "things" or (figure.quantity.value or 0) > _STRUCTURE:
        return False
    ends_there = r"[^、的0-9]{0,6}?(?:%s)(?=[，。、；：:“”（()）和及等与为对入着发推开进上\n]|$)"
    return bool(_words_pattern("structure", ends_there).match(figure.after))


def _is_threshold(figure: Figure) -> bool:
    text, quantity = figure.passage.text, figure.quantity
    bounded = text[quantity.start : quantity.end].endswith(("以上", "以下", "以内")) or figure.before.endswith(
        ("超", "超过", "满")
    )
    return quantity.kind != "share" and bounded and bool(_words_pattern("threshold", r"(?:%s)").match(figure.after))


_FROM = re.compile("[由从][^，。；]*$")
_OPENING = re.compile(r"全(?:村|镇|乡|县|市|区|社区|街道|组|办)(?:共|现|总)?(?:有|计)?$")
_NOTHING_MORE = re.compile(r"[\d余多]*[户人口名]*[，。；、]|[\d余多]+[人名口][，。；、]|$")
_RULES: tuple[tuple[str, Callable[[Figure], bool]], ...] = (
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


@cache
def word_lists() -> dict[str, tuple[str, ...]]:
    """Return the word lists of outcome_cues.yaml and outcome_refusals.yaml, heads and tails of a word joined."""
    lists = {**words_file("outcome_cues.yaml"), **words_file("outcome_refusals.yaml")}
    for name in ("plan", "description"):
        pairs = product(lists[f"{name}_heads"], lists[f"{name}_tails"])
        lists[name] = [*lists[name], *(head + tail for head, tail in pairs)]
    return {name: tuple(dict.fromkeys(words)) for name, words in lists.items()}


@cache
def _words_pattern(name: str, shape: str) -> re.Pattern[str]:
    return re.compile(shape % _alternatives(word_lists()[name]))


def _ends_with(name: str, text: str) -> bool:
    return text.endswith(word_lists()[name])


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
