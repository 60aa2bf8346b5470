"""Posts that a verb gives to a person known by another post: 关超兼任书记; A、B当选副书记; 书记由A兼任，B任副书记."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from jiceng.loaders.mentions.person_names import Name
from jiceng.loaders.mentions.posts import Post, words_of
from jiceng.loaders.passage import Passage

_BODY = r"[\u4e00-\u9fffA-Za-z0-9·“”（）()]{0,26}"
_FAR = 40  # characters from a verb to the post: a body's name
_BREAK = re.compile(r"[，,：:。；;！？\n]|——")
_AND = "、和与及"
_TIME = re.compile(
    r"[自从于]?(?:20\d\d|\d+|去|今|前|当|次|同)(?:年底?|月份?|日)(?:[初末起春夏秋冬]|以来|开始)?|[一二两三四五六七八九十几数半0-9]+(?:年|个月|天)多?(?:之?后|之?前)"
)
_PLACE = re.compile(r"(?:到|在|来到|回到|返回|回|赴|进|入驻|进驻|派驻|由|从|经)[\u4e00-\u9fff]{2,14}$")
_BY = re.compile(r"(?:一职)?由")
_HE = re.compile(r"[他她](?!们)")
_OTHER_SUBJECT = re.compile(r"[在由对向给把将为与和据请让]|年|月|日|来自|来到|走进")


@dataclass(frozen=True, slots=True)
class Known:
    """Where the names of a text's officials stand: every occurrence by its end, and all in order."""

    by_end: dict[int, Name]
    ordered: tuple[Name, ...]

    @classmethod
    def of(cls, text: str, names: Iterable[str]) -> Known:
        """Find every occurrence of names in a text, the longest of those that overlap."""
        found: dict[int, Name] = {}
        for name in sorted(set(names), key=lambda name: (len(name), name)):
            start = text.find(name)
            while start >= 0:
                found[start] = Name(start, start + len(name), name, 3.0)
                start = text.find(name, start + 1)
        return cls({name.end: name for name in found.values()}, tuple(found[start] for start in sorted(found)))


def takers(passage: Passage, chain: list[Post], known: Known) -> list[Name]:
    """Return the known persons to whom a verb right before a post's body gives the post, none where no verb does."""
    text, start = passage.text, chain[0].start
    if not known.ordered:
        return []
    if given := _given_by(passage, chain[-1].end, known):
        return given
    floor = max(passage.sentence(start)[0], start - _FAR)
    for verb in _verbs().finditer(text, floor, start):
        if re.fullmatch(_BODY, text[verb.end() : start]) is None:
            continue
        position = _before_adverbs(text, verb.start(), floor)
        if name := known.by_end.get(position) or known.by_end.get(verb.start()):
            return [*reversed([name, *_row(text, name, known)])]
    return []


def subject_of_sentence(passage: Passage, chain: list[Post], known: Known) -> Name | None:
    """Return the known person who takes a post in a later clause of the sentence: 李四…，去年又任…; 他还担任…."""
    text, start = passage.text, chain[0].start
    floor = max(passage.sentence(start)[0], start - _FAR)
    for verb in words_of("copulas").finditer(text, floor, start):
        if re.fullmatch(_BODY, text[verb.end() : start]):
            position = _before_adverbs(text, verb.start(), floor)
            if name := _subject_before(passage, position, known):
                return name
    return None


def pronoun(passage: Passage, chain: list[Post], known: Known) -> Name | None:
    """Return the one known person of the sentences before to whom 他当选X村书记 refers."""
    text, start = passage.text, chain[0].start
    sentence = passage.sentence(start)[0]
    for verb in words_of("copulas").finditer(text, max(sentence, start - _FAR), start):
        begin = _clause_start(text, verb.start(), sentence)
        he = _HE.match(text, begin)
        if (
            not he
            or not re.fullmatch(_BODY, text[verb.end() : start])
            or not opens_with_verb(text, verb.start(), begin)
        ):
            continue
        floor = passage.sentence(sentence - 1)[0] if sentence else 0
        named = [name for name in known.ordered if floor <= name.start < begin]
        return named[-1] if len({name.name for name in named}) == 1 else None
    return None


def _given_by(passage: Passage, end: int, known: Known) -> list[Name]:
    """Read 书记由副镇长李四兼任 with a known name."""
    text = passage.text
    by = _BY.match(text, end)
    if by is None:
        return []
    stop = passage.clause(by.end())[1]
    named = [name for name in known.ordered if by.end() <= name.start < stop]
    return [name for name in named if words_of("copulas").match(text, name.end)][:1]


def steps_before(text: str, position: int, floor: int) -> Iterator[int]:
    """Return where each of the adverbs and times right before a verb begins, the nearest first."""
    while position > floor:
        match = _adverbs().search(text, max(floor, position - 12), position)
        if match is None:
            return
        position = match.start()
        yield position


def _before_adverbs(text: str, position: int, floor: int) -> int:
    """Return where the adverbs and times before a verb begin."""
    return min(steps_before(text, position, floor), default=position)


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(f"{words_of('copulas').pattern}|为")


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(f"(?:{words_of('before_taking').pattern}|{_TIME.pattern}|“|”)$")


def _row(text: str, last: Name, known: Known) -> Iterator[Name]:
    """Read the names before the last of A村书记张三、B村书记李四, the last nearest first."""
    while True:
        before = [n for n in known.ordered if last.start - 34 <= n.end < last.start and text[n.end] in _AND]
        if not before or _BREAK.search(text, before[-1].end, last.start):
            return
        between = text[before[-1].end + 1 : last.start]
        if re.fullmatch(_BODY + rf"(?:[{_AND}兼]{_BODY})?", between) is None:
            return
        last = before[-1]
        yield last


def _subject_before(passage: Passage, position: int, known: Known) -> Name | None:
    """Return the known person who is the subject of a clause that only begins with its verb: 李四…，去年又任…."""
    text = passage.text
    begin = _clause_start(text, position, passage.sentence(position - 1)[0])
    if not opens_with_verb(text, position, begin):
        return None
    sentence = passage.sentence(position - 1)[0]
    named = [name for name in known.ordered if sentence <= name.start < begin]
    if not named or len({name.name for name in named}) > 1:
        return None
    return named[0] if heads_clause(text, named[0], sentence) else None


def opens_with_verb(text: str, position: int, begin: int) -> bool:
    """Tell whether only adverbs, times and a place stand between a clause's start and the verb at a position."""
    rest = _PLACE.sub("", text[begin:position])
    return _before_adverbs(rest, len(rest), 0) == 0


def heads_clause(text: str, name: Name, floor: int) -> bool:
    """Tell whether a person is the subject of the clause: only times, body and post stand before the name in it."""
    begin = _clause_start(text, name.start, floor)
    before = text[begin : name.start].strip("“‘ \n")
    return _TIME.sub("", before) == "" or _OTHER_SUBJECT.search(before) is None


def _clause_start(text: str, position: int, floor: int) -> int:
    ends = [match.end() for match in _BREAK.finditer(text, floor, position)]
    return ends[-1] if ends else floor


def verb_end(text: str, floor: int, start: int) -> int:
    """Return where the last verb of taking office before a post ends, if only a body stands between, else `floor`."""
    begin = max(floor, start - _FAR)
    ends = [m.end() for m in _verbs().finditer(text, begin, start)]
    return next((end for end in reversed(ends) if re.fullmatch(_BODY, text[end:start])), floor)
