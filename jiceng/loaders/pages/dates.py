"""When an article was published: its dateline, its dates, the page's issue date, the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jiceng.graph.value import value

_FULL = re.compile(r"(20[0-9]{2})年([0-9]{1,2})月(?:([0-9]{1,2})日)?")
_DAY = re.compile(r"([0-9]{1,2})月([0-9]{1,2})日")
# Papers print the year of past events and leave out that of the news; these forms speak of the year under way.
_CURRENT = re.compile(
    r"(20[0-9]{2})年(?:上半年|前[一二三]个?季度|第?[一二三四]季度|[^，。；]{0,14}(?:工作)?(?:方案|要点|安排))"
)
_OPENING = 40  # code points: a full date later in a text is one of the past
_IN_NAME = re.compile(
    r"(?<![0-9])(20[0-9]{2})(?:([-_.年]?)(0[1-9]|1[0-2]|(?<=年)[1-9])(?:(?:\2|月)(0[1-9]|[12][0-9]|3[01]|(?<=月)[1-9]))?)?(?![0-9A-Za-z])"
)


@value
class Moment:
    """A date as far as it is known; 0 for what is not. `printed` says that the year stands with it."""

    year: int
    month: int = 0
    day: int = 0
    printed: bool = False

    def iso(self) -> str:
        """Return the ISO date or its prefix; empty without a year."""
        if not self.year:
            return ""
        month = f"-{self.month:02}" if self.month else ""
        return f"{self.year:04}{month}" + (f"-{self.day:02}" if self.month and self.day else "")


def name_date(name: str) -> Moment:
    """Return the date in a file's name (许昌日报-2023-07-25.txt, 20230725, 2023年7月), or one with year 0."""
    match = _IN_NAME.search(name.rsplit(".", 1)[0])
    if not match:
        return Moment(0)
    return Moment(int(match[1]), int(match[3] or 0), int(match[4] or 0))


def own_date(text: str, month: int, day: int) -> Moment:
    """Return an article's own date: the dateline's month and day if there are any, else the first day it names.

    A full date counts only in the opening: papers leave out the year of the news and print that of the past.
    """
    if month and day:
        return Moment(0, month, day)
    full = _FULL.search(text, 0, _OPENING)
    if full and full[3] and _valid(full[2], full[3]):
        return Moment(int(full[1]), int(full[2]), int(full[3]), printed=True)
    days = (m for m in _DAY.finditer(text) if _valid(m[1], m[2]) and text[m.start() - 1] != "年")
    short = next(days, None)
    return Moment(0, int(short[1]), int(short[2])) if short else Moment(0)


def _valid(month: str, day: str) -> bool:
    return 1 <= int(month) <= 12 and 1 <= int(day) <= 31


def current_year(texts: Iterable[str]) -> int:
    """Return the year under way that texts tell (2023年上半年, 2023年工作方案), or 0.

    A year before that of a full date in the same texts is not under way.
    """
    told = latest = 0
    for text in texts:
        if "20" not in text:
            continue
        told = max([told, *(int(match[1]) for match in _CURRENT.finditer(text))])
        latest = max([latest, *(int(match[1]) for match in _FULL.finditer(text))])
    return told if told >= latest else 0


def publish_dates(
    texts: Sequence[str], datelines: Sequence[tuple[int, int]], issue: str, name: str
) -> list[tuple[str, bool]]:
    """Return for each article of a page its ISO date (or a prefix of one, or "") and whether it is inferred.

    `datelines` holds month and day of each article's dateline, 0 where it has none; `issue` the date that the page's
    furniture prints, which is the date of all its articles; `name` the file's name. A year that is not printed with
    the day comes from the article, else the file's name, else the page.
    """
    if issue:
        return [(issue, issue[:4] + "年" not in text) for text in texts]
    named = name_date(name)
    if named.day:
        return [_with_name(own_date(text, *line), named) for text, line in zip(texts, datelines, strict=True)]
    page_year = named.year or current_year(texts)
    moments = [_dated(text, line, named.year, page_year) for text, line in zip(texts, datelines, strict=True)]
    month = named if named.month else _common_month(moments)
    return [_filled(moment, month if month.year else named) for moment in moments]


def _with_name(own: Moment, named: Moment) -> tuple[str, bool]:
    return (own.iso(), False) if own.printed and own.iso() == named.iso() else (named.iso(), True)


def _dated(text: str, line: tuple[int, int], name_year: int, page_year: int) -> Moment:
    own = own_date(text, *line)
    if own.printed or not own.month:
        return own
    return Moment(name_year or current_year([text]) or page_year, own.month, own.day)


def _common_month(moments: Sequence[Moment]) -> Moment:
    """Return the latest month that articles of the page name: a page is printed after all that it reports."""
    months = [(m.year, m.month) for m in moments if m.year and m.month]
    return Moment(*max(months)) if months else Moment(0)


def _filled(moment: Moment, otherwise: Moment) -> tuple[str, bool]:
    if moment.year and moment.month:
        return moment.iso(), not moment.printed
    return otherwise.iso(), bool(otherwise.year)
