"""Whether short lines between two paragraphs begin another article or are a subheading of the one above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiceng.graph.value import value
from jiceng.loaders.pages.blocks import ENUMERATOR, Block
from jiceng.loaders.pages.cohesion import LEAST_ODDS, MOST_ODDS, find_places, grams, place_odds, share_odds
from jiceng.loaders.pages.kinds import forms

PLACE_LINE = re.compile("^[\u4e00-\u9fff]{1,20}(?:省|市|州|县|区|镇|乡|村|街道|社区|办事处)：?$")
TWO_HALVES = re.compile(r"^.{4,}[\s：].{4,}$")
_COUNTY_FIRST = re.compile("[\u4e00-\u9fff]{2,9}(?:市|县|区|旗)：")
_MARKS = re.compile(r"[^\w\s]|\s+")
_QUOTES = re.compile("[“”‘’]")
_PLAIN = re.compile(r"[^\w]+|_")
# A subheading has up to so many characters, a headline hardly fewer.
_SHORT = 7
# Fellows of one family differ by no more than this in length.
_LIKE, _PART_LIKE = 2, 1
# A subheading may take up a phrase that the article introduced (“支部联建”：…), or so many characters of its title.
_OPENS_QUOTED = re.compile("“([^“”]{3,12})”")
_TITLE, _ECHO = 40, 7
# An article's first words name again what its title names (柳林河边): a string of so many characters in so many.
_PLACE_NAME, _FIRST_LINE = 4, 24
# What no, one and more lines of the same build weigh.
_FAMILY = (0.0, 2.5, 4.0)


@value
class Surroundings:
    """What stands around a stack of short lines.

    `text` is the current article so far, `running` whether it may go on (no closing byline yet), `broken` whether
    it stops in mid-sentence, `named` whether its authors are known; `follower` is the next block that is no picture
    or furniture, `following` the words of the next paragraphs, `signature` whether a byline closes them; `fellows`
    the other short lines between this article's title and the next announced one; `page` the whole page's text;
    `gap` the usual blank lines between its paragraphs; `announced` how many of its articles open with a byline,
    `signed` how many close with one; `fresh` whether furniture or a section head stood just before.
    """

    text: str
    running: bool
    broken: bool
    follower: Block | None
    following: str
    signature: bool
    named: bool
    fellows: tuple[str, ...]
    page: str
    gap: int
    announced: int
    signed: int
    fresh: bool = False


def self_sufficient(text: str) -> bool:
    """Whether a headline names its place and its matter itself (漯河市西城区 党建赋能园区)."""
    place, _, matter = text.partition(" ")
    return bool(matter) and bool(PLACE_LINE.match(place))


def is_title(lines: Sequence[Block], around: Surroundings, least: float = 0.0) -> bool:
    """Whether lines between two paragraphs are a new article's title rather than a subheading.

    `least` is what must speak for it, 0 where nothing speaks against it. The weights were set on the sample pages
    and on pages written for the tests.
    """
    first = lines[0]
    if ENUMERATOR.match(first.text):
        return False
    heads = "".join(line.text for line in lines)
    score = place_odds(heads, around.following, around.text) + _weigh_form(lines, around)
    score += 2.0 * around.fresh + 0.5 * (first.gap > around.gap)
    # An article has one byline: another one below means another article, none where they are usual means the same.
    if around.signature:
        score += 2.5 * around.named
    else:
        score -= 1.0 * (around.announced >= 2 or around.signed >= 2)
        score -= 3.5 * (around.named and len(lines) == 1 and not find_places(first.text))
    # Counting shared strings takes longer than all else, so it is left out where it cannot change the answer.
    if score + MOST_ODDS <= least or score + LEAST_ODDS > least:
        return score > least
    return score + share_odds(heads + around.following, around.text) > least


def _weigh_form(lines: Sequence[Block], around: Surroundings) -> float:
    first = lines[0].text
    placed = bool(find_places(first))
    score = 3.0 * (self_sufficient(first) or (len(lines) > 1 and bool(PLACE_LINE.match(first))))
    score += 1.5 * bool(TWO_HALVES.match(first)) + 1.0 * (len(lines) > 1)
    score += 1.5 * bool(_COUNTY_FIRST.match(first))
    score -= 1.5 * ("，" in first and " " not in first)
    if len(lines) == 1 and not placed:
        score -= 1.5 * (len(_PLAIN.sub("", first)) <= _SHORT)
        score -= _FAMILY[min(sum(parallel(first, fellow) for fellow in around.fellows), 2)]
    score -= 3.0 * bool(forms().running_on.match(around.following))
    score -= 4.0 * takes_up(first, around.text)
    opening = around.following[:_FIRST_LINE]
    echoes = (string for string in grams(first, _PLACE_NAME) if string not in forms().common_phrases)
    score += 2.0 * any(string in opening and string not in around.text for string in echoes)
    return score + 1.0 * bool(forms().news_opening.match(around.following))


def takes_up(head: str, text: str) -> bool:
    """Whether an article spoke of a line before: it opens with a phrase quoted there, or repeats the title."""
    quoted = _OPENS_QUOTED.match(head)
    if quoted and quoted.group(1) in text:
        return True
    return any(string in text[:_TITLE] for string in grams(head, _ECHO))


def parallel(one: str, two: str) -> bool:
    """Whether two short lines are built alike, as the subheadings of one feature are: marks, length, a common word."""
    one, two = _QUOTES.sub("", one), _QUOTES.sub("", two)
    if _MARKS.findall(one) != _MARKS.findall(two):
        return False
    if find_places(two):
        return False
    parts, others = _PLAIN.split(one), _PLAIN.split(two)
    most = _LIKE if len(parts) == 1 else _PART_LIKE
    if len(parts) != len(others) or any(abs(len(a) - len(b)) > most for a, b in zip(parts, others, strict=True)):
        return False
    if len("".join(parts)) <= _SHORT + 1 or len(parts) > 1:
        return True
    return any(a == b for a, b in zip(one, two, strict=False)) or one[-1] == two[-1]
