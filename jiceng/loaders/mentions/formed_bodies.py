"""Bodies told by form alone: a county's or city's name, words of a trade, and what only a body has behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from jiceng.loaders.lexicon import words_file
from jiceng.loaders.mentions.organization_words import organization_words
from jiceng.loaders.mentions.organizations import NO_LEVEL, OrganizationMention
from jiceng.loaders.mentions.places import PlaceMention
from jiceng.loaders.passage import Passage

_WIDE = ("Province", "City", "County")
_BARE = re.compile(r"[，。；、：（“\n与和同跟由合手]([省市县区旗])(?=[\u4e00-\u9fff])")
_POSTED = re.compile(r"(?:派)?驻[\u4e00-\u9fff]{2,14}?纪检监察组")
_SQUAD = re.compile(r"(?:(?![与和同及的在对为由到])[\u4e00-\u9fff]){2,4}(?:大队|中队)(?!长)")
_PARTS = ((("纪委", "监委"), _POSTED), (("支队", "大队", "公安局", "公安分局"), _SQUAD))
_SCHOOL = re.compile(  # 水头一小, 禹州一高
    r"[，。；、：（“\n与和同跟由在到向]([\u4e00-\u9fff](?<![第这那])[\u4e00-\u9fff](?:第?[一二三四五六七八九]小|[一二三四五六七八九]高|实小))"
    r"(?=党|副?校长|教师|师生|学生|的[老教学]|、|与|和)"
)
_AHEAD = 8  # letters behind a name that show what it is
_LONGEST = 16  # letters of a body's own name behind its place
_NAMES = frozenset({"nz", "nt", "nr", "nrt", "nrfg", "ns"})
# jieba's tags of words that do not stand in a name: particles, pronouns, adverbs, numerals, marks.
_OUTSIDE = frozenset({"p", "u", "uj", "ul", "uz", "ud", "ug", "uv", "r", "d", "y", "e", "o", "t", "x", "w", "m", "q"})


def with_formed_bodies(
    passage: Passage, bodies: Sequence[OrganizationMention], places: Sequence[PlaceMention]
) -> list[OrganizationMention]:
    """Return bodies in order with those that no ending of the list tells: 禹州市血站党支部, 县种子站联合…."""
    kept = _with_parts(passage.text, bodies)
    taken = [(b.start, b.end) for b in kept]
    starts = [p.start for p in places]
    for start, core, prefix in _fronts(passage, places):
        following = bisect_left(starts, core)
        limit = min(places[following].start if following < len(places) else len(passage.text), core + _LONGEST)
        end = _end(passage, core, limit)
        if end and not any(first < end and start < last for first, last in taken):
            taken.append((start, end))
            kept.append(_body(passage.text, start, start if prefix == "bare" else core, end, prefix))
    for school in _SCHOOL.finditer(passage.text):
        start, end = school.span(1)
        if not any(first < end and start < last for first, last in taken):
            kept.append(_body(passage.text, start, start, end, "named"))
    return sorted(kept, key=lambda b: b.start)


def _body(text: str, start: int, core: int, end: int, prefix: str) -> OrganizationMention:
    return OrganizationMention(
        "Organization", start, end, text[start:end], "form of a body", "department", core, prefix
    )


def _with_parts(text: str, bodies: Sequence[OrganizationMention]) -> list[OrganizationMention]:
    """Join a commission and its group in a bureau, a squad and its own: 市纪委|驻市财政局纪检监察组, 支队|高速大队."""
    kept: list[OrganizationMention] = []
    for body in bodies:
        if kept and body.start < kept[-1].end:
            continue
        part = next((pattern for ends, pattern in _PARTS if body.name.endswith(ends)), None)
        group = part.match(text, body.end) if part else None
        kept.append(_body(text, body.start, body.core, group.end(), body.prefix) if group else body)
    return kept


def _fronts(passage: Passage, places: Sequence[PlaceMention]) -> Iterator[tuple[int, int, str]]:
    """Give what a name may begin with: where it starts, where its own words do, and of which sort it is."""
    text, ends = passage.text, {p.end for p in places}
    for place in places:
        if place.label in _WIDE and (place.start in ends or not _in_a_name(passage, place.start)):
            yield place.start, place.end, "place"
    yield from ((m.start(1), m.end(), "bare") for m in _BARE.finditer(text) if not NO_LEVEL.match(text, m.start(1)))


def _in_a_name(passage: Passage, start: int) -> bool:
    """Tell whether a proper name runs on into a place: 恒丰集团|诸城汽车厂 is the maker's, and no body of the city."""
    before = passage.word_at(start - 1) if start else -1
    return before >= 0 and passage.tags[before] in _NAMES


def _end(passage: Passage, core: int, limit: int) -> int:
    """Return where a body's name ends whose own words begin at `core`, 0 where they are none."""
    forms = _forms()
    match = forms.name.match(passage.text, core, min(limit + _AHEAD, len(passage.text)))
    end = match.end("name") if match else 0
    if match is None or end > limit or forms.not_inside.search(match["name"]):
        return 0
    if match["acting"] is not None and forms.spots.search(match["name"]):
        return 0
    first, last = passage.word_at(core), passage.word_at(end - 1)
    words, tags = passage.words[first : last + 1], passage.tags[first : last + 1]
    stops = organization_words().stops
    for word, tag in zip(words, tags, strict=True):
        if tag in _OUTSIDE or (len(word) > 1 and word in stops and word not in forms.may_stand):
            return 0
    return end


@dataclass(frozen=True, slots=True)
class _Forms:
    name: re.Pattern[str]
    spots: re.Pattern[str]
    not_inside: re.Pattern[str]
    may_stand: frozenset[str]


@cache
def _forms() -> _Forms:
    raw = words_file("formed_bodies.yaml")
    name = rf"(?P<name>(?!{'|'.join(raw['not_first'])})[\u4e00-\u9fff]{{1,{_LONGEST}}}?(?:{'|'.join(raw['ends'])}))"
    branch = rf"(?:机关|第[一二三四五六七八九十])?(?:联合)?(?:{'|'.join(raw['of_a_body'])})"
    return _Forms(
        re.compile(rf"{name}(?:(?={branch})|(?P<acting>(?={'|'.join(raw['acting'])})))"),
        re.compile(f"(?:{'|'.join(raw['spots'])})$"),
        re.compile("|".join(raw["not_inside"])),
        frozenset(raw["may_stand"]),
    )
