"""How a news item opens: 本报讯, datelines and reporters before its first words.

All functions take text as `normalize` leaves it (half-width brackets, single-width letters and digits).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from jiceng.loaders.bylines import LONGEST, grammar, is_name, parse_byline, split_names

_HAN = "[\u3400-\u9fff]"
_DATELINE_DAY = re.compile("(?:([0-9]{1,2})月)?([0-9]{1,2})日")
_BRACKETED = re.compile(r"\s*[(【\[]([^()【】\[\]]{2,80})[)】\]][\s:：—,，-]*")
_SPELLED_NAME = re.compile(rf"\s*({_HAN}{{2,4}}?|{_HAN} {_HAN})(?=[\s、:：)/]|$|报道)[、\s]*")
_REPORTED = re.compile(r"\s*(?:文/图|文图)?\s*(?:摄影)?报道")
_REPORT = re.compile(r"\s*(?:文/图|文图|摄影报道|报道)?[\s:：，—]*")
_MAY_OPEN = re.compile("讯|电|消息|日报道|记者|通讯员|作者")
_OPENING = 40  # code points that an opening's first words need
_NAMES_ALONE = re.compile(
    rf"((?:{_HAN}{{2,3}}|{_HAN} {_HAN})(?:[ 、]{_HAN}{{2,3}}){{0,3}})(?:\s*报道\s*[:：]?\s*|\s*[:：]|\s{{2,}})"
)


@dataclass(frozen=True, slots=True)
class Lead:
    """The opening that is no text (本报讯(记者 …)): `end` is where the text begins; month and day of a dateline."""

    end: int
    authors: tuple[str, ...]
    month: int = 0
    day: int = 0


def find_lead(text: str) -> Lead | None:
    """Return the opening of a news item (本报讯, a dateline, reporters in brackets), or None."""
    if not _MAY_OPEN.search(text, 0, _OPENING):
        return None
    opening = grammar().opening.match(text)
    at = opening.end() if opening else 0
    date = _DATELINE_DAY.search(opening[0]) if opening else None
    month, day = (int(date[1] or 0), int(date[2])) if date else (0, 0)
    named = _bracketed(text, at, bare=opening is not None) or _spelled(text, at, opened=opening is not None)
    if opening and not named:
        named = _names_alone(text, at)
    if named:
        return Lead(named.end, named.authors, month, day)
    return Lead(at, (), month, day) if opening else None


def _bracketed(text: str, at: int, bare: bool) -> Lead | None:
    match = _BRACKETED.match(text, at)
    if not match:
        return None
    authors = parse_byline(match[1], bare=bare)
    return None if authors is None else Lead(match.end(), authors)


def _spelled(text: str, at: int, opened: bool) -> Lead | None:
    """Read 记者 李正茂 通讯员 徐嘉 (报道：) without brackets, up to the first word that is no name.

    Where nothing else shows that an article opens, 报道 behind the names must.
    """
    g = grammar()
    run = g.role_run.match(text, at)
    shown = opened or text[at:].lstrip()[:1] in g.marks or text.startswith("本报", at)
    if not run or not (shown or "报道" in text[:LONGEST]):
        return None
    authors: list[str] = []
    while run:
        at = run.end()
        while name := _SPELLED_NAME.match(text, at):
            token = name[1].replace(" ", "")
            if not is_name(token):
                break
            authors.append(token)
            at = name.end()
        run = g.role_run.match(text, at)
    if not authors or not (shown or _REPORTED.match(text, at)):
        return None
    end = _REPORT.match(text, at)
    return Lead(end.end() if end else at, tuple(dict.fromkeys(authors)))


def _names_alone(text: str, at: int) -> Lead | None:
    """Read the names that stand without role or brackets between 本报讯 and the text: 本报讯 李正茂 徐嘉报道：."""
    match = _NAMES_ALONE.match(text, at)
    authors = split_names(match[1]) if match else None
    return Lead(match.end(), authors) if match and authors else None
