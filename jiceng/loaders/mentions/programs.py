"""Spans that name programs: known names, quoted names by form and context, formulas with + and with numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from jiceng.loaders.lexicon import known_programs, word_lines, words_file
from jiceng.loaders.mentions.model import Mention
from jiceng.loaders.passage import Passage

_QUOTED = re.compile(r"[“‘]([^“”‘’\n]{2,24})[”’]")
_PLUS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{2,6}(?:\+[\u4e00-\u9fffA-Za-z0-9]{1,6}){1,4}")
_PAIRED = re.compile(
    r"[一二三四五六七八九十百千万双两][\u4e00-\u9fff]{1,2}[一二三四五六七八九十百千万双两][\u4e00-\u9fff]{1,3}"
)
_STRONG = re.compile(r"[一二三四五六七八九十双多][\u4e00-\u9fff]{1,3}制")
_NUMBERED = re.compile(r"[一二三四五六七八九十百千万双两几][\u4e00-\u9fff]{1,2}")
_SENTENCE = re.compile(r"[。！？；：…]|[吗吧呢啊呀哦嘛了啦哩]$")
_PERSON = re.compile(r"[我你他咱俺您]")
_CLAUSE = re.compile(r"[，。；！？、”]")
_AS_MEANS = re.compile(
    r"[^，。；”]{0,4}(?:作为|为)[^，。；]{0,14}(?:抓手|载体|品牌|主题|契机|突破口|总抓手|切入点|着力点|纽带)"
)
_RUNS = re.compile(r"入选|应运而生|上线|开张|开讲|开课|启动|覆盖|投入运行")
_COUNT = re.compile(r"[0-9一二三四五六七八九十两]+[余多]?[个条支名处次场期家]$")
_WEAK = 2
_ENOUGH = 3  # two marks of a name, or one strong mark with the article's own emphasis
_UNQUOTED = re.compile(
    r"(?:推出|实施|启动|推行|开展|深化)了?([\u4e00-\u9fff]{3,12}?(?:工程|行动|计划))(?=[，。、；等]|以来|三年)"
)
_MODIFIED = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:模式|机制|行动|工程|工作法|体系|品牌|活动|计划|制度|平台|服务队|先锋队|突击队|宣讲团|宣讲队)"
)
_POINTER = re.compile(r"(?:这个|这一|的|总)*")
_NOUN = re.compile(r"[\u4e00-\u9fff]{2,3}")
_SHORT = 4
_LEAD = 12  # characters before a quotation mark in which its verb stands


@dataclass(slots=True)
class ProgramMention(Mention):
    """A program as written; `routine` as declared in the word list, `candidate` where form alone speaks for it."""

    routine: bool
    candidate: bool
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    names: dict[str, tuple[str, bool]]
    marked: frozenset[str]
    generic: re.Pattern[str]
    kept: re.Pattern[str]
    before: tuple[str, ...]
    anywhere: re.Pattern[str]
    strong: tuple[str, ...]
    ends: tuple[str, ...]
    refused_before: tuple[str, ...]
    refused_after: tuple[str, ...]
    metaphors: frozenset[str]
    metaphor_ends: tuple[str, ...]
    refused_ends: tuple[str, ...]
    domain: re.Pattern[str]
    named_works: tuple[str, ...]
    plain_works: tuple[str, ...]


@cache
def _words() -> _Words:
    raw = words_file("programs.yaml")
    names = {v: (p.name, p.routine) for p in known_programs() for v in p.variants}
    for program in known_programs():
        names.update({part: (part, False) for part in program.parts})

    def longest(words: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted(words, key=len, reverse=True))

    return _Words(
        names,
        frozenset(variant for p in known_programs() if p.quoted for variant in p.variants),
        re.compile("|".join(longest(raw["heads"]["generic"]))),
        re.compile("|".join(longest(raw["heads"]["kept"]))),
        longest(raw["before"]),
        re.compile("|".join(longest(raw["before"]))),
        tuple(raw["strong"]),
        longest(raw["ends"]),
        longest(raw["refused_before"]),
        longest(raw["refused_after"]),
        word_lines("metaphors.txt"),
        tuple(sorted(word_lines("metaphor_parts.txt"))),
        tuple(raw["refused_ends"]),
        re.compile("|".join(longest(raw["domain"]))),
        tuple(raw["named_works"]),
        tuple(raw["plain_works"]),
    )


def known_names() -> tuple[str, ...]:
    """Return every spelling of a known program that stands without quotation marks, for the scanner."""
    return tuple(sorted(n for n in _words().names if not n.startswith("“") and len(n) > 2))


def find_programs(passage: Passage, title: str, hits: Sequence[tuple[int, int]]) -> list[ProgramMention]:
    """Return programs in order, not overlapping; `hits` are the spans of known names in the text."""
    quoted = list(_QUOTED.finditer(passage.text))
    times = Counter(match.group(1) for match in quoted)
    found = [m for match in quoted if (m := _quoted(passage, match, _prominence(match.group(1), title, times)))]
    found += _list_fellows(passage, quoted, found)
    found += [m for span in hits if (m := _known(passage, *span))]
    found += [m for match in _PLUS.finditer(passage.text) if (m := _formula(passage, match))]
    found += [m for match in _UNQUOTED.finditer(passage.text) if (m := _unquoted(match))]
    named = {m.name for m in found}
    found += _bare_repeats(passage, found)
    return _outermost(found) if named else []


def _outermost(found: list[ProgramMention]) -> list[ProgramMention]:
    kept: list[ProgramMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end, m.rule)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _known(passage: Passage, start: int, end: int) -> ProgramMention | None:
    written = passage.text[start:end]
    if written in _words().marked and not passage.text[:start].endswith(_words().strong):
        return None
    name, routine = _words().names[written]
    return ProgramMention("Program", start, end, name, "known program", routine, False, (written,))


def _list_fellows(
    passage: Passage, quoted: Sequence[re.Match[str]], found: Sequence[ProgramMention]
) -> list[ProgramMention]:
    """Quoted phrases side by side with a program that end as it does: “红色存折”“绿色存折”“爱心存折”."""
    more: list[ProgramMention] = []
    named = {m.start: m.name for m in found if m.rule == "quoted program"}
    for one, other in [*pairwise(quoted), *((b, a) for a, b in pairwise(quoted))]:
        gap = passage.text[min(one.end(), other.end()) : max(one.start(), other.start())]
        name, fellow = named.get(one.start(), ""), other.group(1)
        alike = fellow[-2:] == name[-2:] or (len(fellow) == len(name) and len(name) > 2)
        if (
            gap in ("", "、", "和")
            and name
            and other.start() not in named
            and alike
            and fellow not in _words().metaphors
        ):
            named[other.start()] = fellow
            more.append(ProgramMention("Program", *other.span(), fellow, "quoted program", False, True, (fellow,)))
    return more


def _prominence(inner: str, title: str, times: Counter[str]) -> int:
    """Weigh how the whole article marks a phrase: 2 for standing in the title, 1 for being said again."""
    return 2 * (len(inner) > 2 and inner in title) + (times[inner] > 1)


def _quoted(passage: Passage, match: re.Match[str], prominence: int) -> ProgramMention | None:
    text, words, inner = passage.text, _words(), match.group(1)
    start, end = match.span()
    head, kept = _head(text, end, len(inner) <= _SHORT)
    for written in (f"“{inner}”{head}", f"“{inner}”", inner):
        if written in words.names and (len(inner) > 1):
            name, routine = words.names[written]
            return ProgramMention("Program", start, end, name, "known program", routine, False, (inner, inner + head))
    if not _is_name(text, start, end, inner, head, prominence):
        return None
    name = inner + head if kept else inner
    aliases = (inner, inner + head) if head else (inner,)
    return ProgramMention("Program", start, end, name, "quoted program", False, True, aliases)


def _head(text: str, end: int, short: bool = False) -> tuple[str, bool]:
    """Return the head noun right after a quoted name and whether it belongs to the name.

    A short name may take a noun that stands before a generic head: “5+1”手拉手工作 is 5+1手拉手.
    """
    words = _words()
    kept = words.kept.match(text, end)
    if kept:
        return kept.group(), True
    bare = end + text.startswith("的", end)
    head = words.generic.match(text, bare) or _MODIFIED.match(text, bare)
    if head:
        return head.group(), False
    noun = _NOUN.match(text, end) if short else None
    if noun and words.generic.match(text, noun.end()):
        return noun.group(), True
    return "", False


def _is_name(text: str, start: int, end: int, inner: str, head: str, prominence: int) -> bool:
    """Weigh form and context of a quoted phrase: is it the name of a program?

    `prominence` counts what speaks for a name in the whole article: it is in the title, it is said again.
    """
    words = _words()
    if inner in words.metaphors or inner in words.ends or (inner.endswith(words.refused_ends) and not head):
        return False
    if _spoken(inner, head) or (text.startswith("的", end) and not (head or prominence or _formal(inner))):
        return False
    before = text[max(0, start - _LEAD) : start]
    if before.rstrip("了的").endswith("注册"):
        return False  # a trade mark
    led = _led(before)
    if inner.count("、") > 1 and not (prominence or head or (led > _WEAK and _even(inner))):
        return False  # a string of virtues, no name
    score = prominence + _form(inner, head) + led
    score += text[start - 1 : start] in ("、", "”") or text[end : end + 1] in ("、", "“")
    score += 2 * (before.endswith("为") and inner[-1] in "日周月")
    score += 2 * bool(_AS_MEANS.match(text, end) or _RUNS.match(text, end)) + bool(_COUNT.search(before))
    score -= 3 * _refused_after(text, end)
    pardoned = led > 1 or prominence > 1 or head or _AS_MEANS.match(text, end) or _formal(inner)
    score -= 2 * (before.endswith(words.refused_before) and not pardoned)
    return score >= _ENOUGH


def _even(inner: str) -> bool:
    """Tell whether the items of a phrase are of one length, as in mechanisms of four steps: 技能共学、品牌共用、…."""
    return len({len(item) for item in inner.split("、")}) == 1


def _spoken(inner: str, head: str) -> bool:
    """Tell whether a quoted phrase is speech; a motto of two equal halves may name an activity that follows it."""
    halves = re.split("[，,]", inner)
    if len(halves) > 1 and not (head and len(halves) == 2 and len(halves[0]) == len(halves[1])):
        return True
    return bool(_SENTENCE.search(inner)) or (bool(_PERSON.search(inner)) and not head)


def _refused_after(text: str, end: int) -> bool:
    at = _POINTER.match(text, end)
    return text.startswith(_words().refused_after, at.end() if at else end)


def _form(inner: str, head: str) -> int:
    """Weigh the words of a quoted phrase and the noun after it."""
    words = _words()
    score = (
        2 * bool(head)
        + (3 if _STRONG.fullmatch(inner) or _PAIRED.fullmatch(inner) or _PLUS.fullmatch(inner) else 2 * _shaped(inner))
        + bool(words.domain.search(inner) or "·" in inner)
    )
    if len(inner) <= 6 and inner.endswith(words.metaphor_ends):
        score -= 3
    return score + (bool(head) and len(inner) >= 4)


def _led(before: str) -> int:
    """Return 3 for a verb of setting up right before the name, 2 for another verb, 1 for one earlier in its clause."""
    words = _words()
    near = before.rstrip("了着起的出好：:以")
    if before.endswith(words.strong) or near.endswith(words.strong):
        return 3
    if before.endswith(words.before) or near.endswith(words.before):
        return 2
    clause = _CLAUSE.split(before)[-1]
    return int(bool(words.anywhere.search(clause)))


def _formal(inner: str) -> bool:
    """Tell whether a phrase is built as names of programs are: A+B, 三会一课, with one of their ends."""
    return "+" in inner or inner.endswith(_words().ends) or bool(_PAIRED.search(inner))


def _shaped(inner: str) -> bool:
    return _formal(inner) or (bool(_NUMBERED.match(inner)) and 3 <= len(inner) <= 6)


def _formula(passage: Passage, match: re.Match[str]) -> ProgramMention | None:
    """An unquoted A+B is a program where a head noun follows it."""
    end = match.end()
    cut = passage.text.find("的", passage.text.rindex("+", match.start(), end), end)
    end = cut if cut > 0 else end
    head, _ = _head(passage.text, end)
    if not head:
        return None
    start = match.start()
    first = passage.word_at(start)
    plus = passage.text.index("+", start)
    while passage.starts[first + 1] < plus and passage.tags[first] in ("p", "v", "d", "u", "ul", "c"):
        first += 1
    start = max(start, passage.starts[first])
    name = passage.text[start:end]
    return ProgramMention("Program", start, end, name, "formula", False, True, (name,))


def _bare_repeats(passage: Passage, found: Sequence[ProgramMention]) -> list[ProgramMention]:
    """Later mentions of a quoted name without its marks."""
    text, more = passage.text, []
    for mention in {
        m.name: m for m in found if m.start < m.end and text[m.start] in "“‘" and len(m.name) >= 4
    }.values():
        at = text.find(mention.name)
        while at >= 0:
            end = at + len(mention.name)
            more.append(ProgramMention("Program", at, end, mention.name, "repeated program", False, True, ()))
            at = text.find(mention.name, end)
    return more


def _unquoted(match: re.Match[str]) -> ProgramMention | None:
    """An unquoted named project: a verb of setting up, words of the field, 工程 or 行动 or 计划 as its end."""
    name = match.group(1)
    words = _words()
    if any(word in name for word in words.plain_works) or not any(word in name for word in words.named_works):
        return None
    return ProgramMention("Program", match.start(1), match.end(1), name, "unquoted program", False, True, (name,))
