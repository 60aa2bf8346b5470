"""Who wrote it: bylines at the head, at the tail and in photo credits, taken apart into names.

All functions take text as `normalize` leaves it (half-width brackets, single-width letters and digits).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from jiceng.loaders.lexicon import words_file

_HAN = "[\u3400-\u9fff]"
_SEPARATORS = re.compile(r"[\s、，,;；/|:：&+]+")
# What a page of the web prints beside the author: where the report comes from, and when it was put there.
_ORIGIN = re.compile(r"(?:来源|信息来源|稿件来源)\s*[:：]\s*\S+(?:\s+|$)")
_POSTED = re.compile(
    r"(?:(?:发布)?(?:时间|日期)\s*[:：]\s*)?20[0-9]{2}\s*[年./-]\s*[0-9]{1,2}\s*[月./-]\s*[0-9]{1,2}日?(?:\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
)
_PLACE_OF_WRITING = re.compile(rf"\s(?:发自{_HAN}{{2,8}}|{_HAN}{{2,6}}(?:报道|电))$")
_SITE_OF_REPORTER = re.compile(rf"^{_HAN}{{2,10}}(?=(?:首席|见习|实习|全媒体)?记者[\s:：])")
_DOTTED = re.compile(rf"{_HAN}{{1,6}}(?:·{_HAN}{{1,8}}){{1,3}}")
_PEN_NAME = re.compile(rf"{_HAN}{{1,2}}(?:组宣|宣)")  # how propaganda offices sign: 涧宣, 禹组宣
_EDITED = re.compile(r"[\s)]+(?:责任)?(?:编辑|责编|校对|审核|编审|美编|版式)\s*[:：/].*$")
_HINT = re.compile(
    "[/|:：文图摄]|记者|员|生|撰|作者|供稿|编委|新闻官|整理|报道"
)  # one of these is in every role or credit
_RUNNING_TEXT = re.compile("[。！？；“”的了](?=.)")  # in no byline
LONGEST = 90  # code points; a longer line is no byline


@dataclass(frozen=True, slots=True)
class Tail:
    """A byline or credit that closes a text: `start` is where the text ends."""

    start: int
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The word list of bylines as compiled patterns."""

    delimiter: re.Pattern[str]
    strong: re.Pattern[str]
    role_run: re.Pattern[str]
    opening: re.Pattern[str]
    marks: str
    not_names: frozenset[str]
    not_endings: tuple[str, ...]
    surnames: frozenset[str]
    compounds: tuple[str, ...]
    source_credit: re.Pattern[str]
    photo: re.Pattern[str]
    photo_before: re.Pattern[str]


def words() -> Any:
    """Return the word lists of newspaper pages, as seeds/words/pages.yaml declares them."""
    return _words()


@cache
def _words() -> Any:
    return words_file("pages.yaml")


def alternatives(entries: Iterable[str]) -> str:
    """Return a regular expression for any of some words, longest first."""
    return "|".join(re.escape(word) for word in sorted(set(entries), key=lambda w: (-len(w), w)))


@cache
def grammar() -> _Grammar:
    """Return the compiled word list of bylines."""
    w = words()
    endings = alternatives(w["paper_endings"])
    paper = rf"(?:{_HAN}{{2,6}}·)?(?:{alternatives(w['papers'])}|{_HAN}{{2,8}}?(?:{endings})(?:·{_HAN}{{2,6}})?)"
    modifier = rf"(?:{alternatives(w['role_modifiers'])}){{0,3}}\s*(?:驻{_HAN}{{2,4}})?"
    role = rf"(?:{paper}\s*)?{modifier}(?:{alternatives(w['roles'])})"
    credit = alternatives(w["credits"])
    lone = alternatives(w["lone_credits"])
    joint = alternatives(w["joint_credits"])
    dateline = rf"{_HAN}{{0,8}}?\s*(?:(?:[0-9]{{1,2}}月)?[0-9]{{1,2}}日\s*专?(?:讯|电|消息)|专?讯)"
    bare_wire = rf"(?:{alternatives(w['papers'])})(?:综合)?消息|(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?讯(?=[\s(:：])"
    site = rf"{_HAN}{{2,10}}?[0-9]{{1,2}}月[0-9]{{1,2}}日\s*(?:讯|电|报道)(?=\s*[(【\[])"
    signed = rf"[(【\[]\s*(?:{role}|{_HAN}[\u4e00-\u9fff 、]{{1,14}}[)】\]])|{role}\s*{_HAN}"
    local = rf"{_HAN}{{2,6}}(?<![通简短电喜音])讯(?=\s*(?:{signed}))"
    wire = rf"(?:{alternatives(w['papers'])}){_HAN}{{2,6}}?电(?=[\s(:：】\]])"
    return _Grammar(
        delimiter=re.compile(
            rf"{role}|(?<!{_HAN})(?:{credit})(?!{_HAN})|(?:{credit})(?=\s*[:：/|])|(?<=/)(?:{credit})|/(?:{credit})"
        ),
        strong=re.compile(
            rf"(?:{alternatives(w['roles'])})|(?<!{_HAN})(?:{lone})\s*[:：/|]|/\s*(?:{lone})(?!{_HAN})|(?<!{_HAN})(?:{joint})(?!{_HAN})"
        ),
        role_run=re.compile(rf"[\s{re.escape(w['marks'])}]*(?:{role})\s*[:：]?"),
        opening=re.compile(
            rf"[\s{re.escape(w['marks'])}]*[【\[(]?\s*(?:(?:据)?{paper}(?:\([^()。，]{{2,12}}\))?{dateline}(?=[\s(:：】\]),，—-]|$)|{wire}|{site}|{local}|{bare_wire}|本报讯|据?新华社讯)\s*[】\])]?[\s,，:：—/|-]*"
        ),
        marks=w["marks"],
        not_names=frozenset(w["not_names"]),
        not_endings=tuple(w["not_person_endings"]),
        surnames=frozenset("".join(w["surnames"].split())),
        compounds=tuple(w["compound_surnames"]),
        source_credit=re.compile(rf"(?:{alternatives(w['source_credits'])})"),
        photo=re.compile(r"\s*/?\s*(?:摄影报道|摄影|摄|供图)\s*\)?[。\s]*$"),
        photo_before=re.compile(
            rf"(?:摄影|图片|图|摄|供图)\s*[:：/]\s*(?P<names>[{_HAN[1:-1]} 、·]{{2,30}})\)?[。\s]*$"
        ),
    )


def is_name(token: str, strict: bool = True) -> bool:
    """Whether a token can be a person's name; `strict` asks that it begins with a family name."""
    g = grammar()
    if "·" in token:
        return bool(_DOTTED.fullmatch(token)) and not token.startswith(tuple(words()["papers"]))
    if _PEN_NAME.fullmatch(token):
        return True
    if not 2 <= len(token) <= 4 or not re.fullmatch(rf"{_HAN}+", token):
        return False
    if token in g.not_names or token.endswith(g.not_endings):
        return False
    if token.startswith(g.compounds) and len(token) > 2:
        return True
    return not strict or (token[0] in g.surnames and len(token) <= 3)


def split_names(segment: str, strict: bool = True, bodies: bool = False) -> tuple[str, ...] | None:
    """Return the names of a list such as "李毓 刘世香" or "王 强、张晓", or None where something else is in it.

    `bodies` passes over the authors' offices (县委组织部 马跃).
    """
    names: list[str] = []
    pending = ""
    for token in _SEPARATORS.split(segment):
        if not token:
            continue
        if len(token) == 1:
            pending += token
            if len(pending) < 2:
                continue
            token, pending = pending, ""
        elif pending:
            return None
        if bodies and len(token) >= 4 and token.endswith(grammar().not_endings):
            continue
        parts = (token,) if is_name(token, strict) else _split_run(token)
        if not parts:
            return None
        names += parts
    return None if pending else tuple(names)


def _split_run(run: str) -> tuple[str, ...]:
    """Cut names that stand without a space between them (张三李小四), by family names; () where it cannot be done."""
    if not 4 <= len(run) <= 12:
        return ()
    for length in (3, 2, 4):
        head, rest = run[:length], run[length:]
        if is_name(head) and (not rest or is_name(rest)):
            return (head, rest) if rest else (head,)
        if is_name(head) and (tail := _split_run(rest)):
            return (head, *tail)
    return ()


def parse_byline(text: str, bare: bool = False) -> tuple[str, ...] | None:
    """Return the authors of a line that is a byline and nothing else, or None where it is not one.

    `bare` accepts names without a role (许金安 王博). A byline without names (本报评论员) gives ().
    """
    g = grammar()
    if len(text) > LONGEST or _RUNNING_TEXT.search(text):
        return None
    line = _unwrap(_ORIGIN.sub("", _POSTED.sub("", _EDITED.sub("", _unwrap(text)))))
    line = _SITE_OF_REPORTER.sub("", _PLACE_OF_WRITING.sub("", line))
    if not _HINT.search(line) or not g.strong.search(line):
        marked = text.lstrip()[:1] in g.marks + "—"
        names = split_names(line, bodies=bare or marked) if bare or marked else None
        return names or None
    authors: list[str] = []
    at = 0
    pieces = [(m.start(), m.end()) for m in g.delimiter.finditer(line)]
    for start, end in [*pieces, (len(line), len(line))]:
        gap = line[at:start]
        names = split_names(gap, strict=not (gap[:1].isspace() or gap[:1] in ":："), bodies=True)
        if names is None:
            return None
        authors += names
        at = end
    return tuple(dict.fromkeys(authors))


def _unwrap(text: str) -> str:
    line = text.strip().strip(grammar().marks).strip()
    while line[:1] in "([【" and line[-1:] in ")]】" and len(line) > 2:
        line = line[1:-1].strip()
    return line.strip(grammar().marks).strip("—-. 。")


def find_tail(text: str) -> Tail | None:
    """Return the byline or source credit that closes a paragraph, in brackets or after its last full stop."""
    if text.endswith((")", "】", "]")):
        start = max(text.rfind("("), text.rfind("【"), text.rfind("["))
        inside = text[start + 1 : -1]
        if start < 0 or len(inside) > LONGEST:
            return None
        authors = parse_byline(inside, bare=True)
        if authors is None and grammar().source_credit.match(inside) and len(inside) <= 40:
            authors = ()
        return None if authors is None else Tail(len(text[:start].rstrip()), authors)
    return _unbracketed_tail(text)


def _unbracketed_tail(text: str) -> Tail | None:
    if text.endswith(("。", "！", "？", "”", "；", "：")):
        return None
    stop = max(text.rfind(mark, -LONGEST) if len(text) > LONGEST else text.rfind(mark) for mark in "。！？”")
    rest = text[stop + 1 :]
    if stop < 0 or len(rest) < 3:
        return None
    apart = rest[:1].isspace() or rest[:1] in grammar().marks
    authors = parse_byline(rest, bare=apart)
    return Tail(stop + 1, authors) if authors else None
