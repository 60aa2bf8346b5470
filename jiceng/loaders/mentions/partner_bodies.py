"""Bodies told by where they stand: paired with somebody, or in a row of bodies (与军粮库结对, 联合A局、宁夏银行)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from jiceng.loaders.lexicon import words_file
from jiceng.loaders.mentions.organizations import OrganizationMention
from jiceng.loaders.mentions.places import PlaceMention
from jiceng.loaders.passage import Passage

_WITH = "与|和|同|跟"
_JOIN = "联合|携手|会同|联手|牵手|联动"
_BRANCH = "(?:(?:机关)?第?[一二三四五六七八九十0-9]{0,2}(?:联合)?(?:党委|党总支|党支部|党组织|支部|团委|工会))?"
_PAIRED = (
    "(?:(?:先后|正式|共同|分别|一起|一道|携手|联合|主动|也|还|又|双方)*"
    "(?:签[订署下了约]|缔结|结[成为对]|建立[^，。；]{0,10}(?:关系|机制)|达成|共建|联建|共驻共建|合作共建|牵手|认亲|攀亲|合[办建开]|合作(?=[，。；开创打设推])"
    "|开展[^，。；]{0,8}(?:联建|共建|结对|联学)|敲定[^，。；]{0,6}协议|组成[^，。；]{0,6}(?:联盟|[共联]\\S?体))"
    "|(?:联合|携手|联手|合作|共同|一起|合力)(?:成立|组建|举办|开展|设立|打造|推出|搭建|创办|制定|[办建开巡搭]))"
)
_COUNT = re.compile("[0-9几数多两一二三四五六七八九十]+(?:家|个|所|名|支)")
_SUM = re.compile("(?:等)?[两三四五六七八九十0-9]+余?家(?:爱心)?(?:公司|企业|单位|合作社|银行|商家)")
_LONGEST, _SHORTEST = 18, 2  # characters of a name, and of what stands in it before its ending


@dataclass(frozen=True, slots=True)
class _Frames:
    kind: dict[str, str]
    paired: re.Pattern[str]
    joined: re.Pattern[str]
    listed: re.Pattern[str]
    counted: re.Pattern[str]
    generic: re.Pattern[str]
    stops: re.Pattern[str]


@cache
def _frames() -> _Frames:
    raw = words_file("partner_bodies.yaml")
    called = f"(?:{'|'.join(raw['openers'])})?"
    follows = f"(?=[、，。；和与及等]|{'|'.join(raw['followers'])})"
    kind = {ending: kind for kind, endings in raw["endings"].items() for ending in endings}
    ending = "|".join(sorted(kind, key=len, reverse=True))
    name = rf"([\u4e00-\u9fff()]{{{_SHORTEST},{_LONGEST}}}?(?:{ending}))"
    generic = "|".join(sorted({*raw["generic"], *kind}, key=len, reverse=True))
    return _Frames(
        kind,
        re.compile(f"(?:{_WITH}|{_JOIN}){called}{name}{_BRANCH}{_PAIRED}"),
        re.compile(f"(?:{_JOIN}){called}{name}{_BRANCH}{follows}"),
        re.compile(
            f"{_BRANCH}(?:、|和|与|以及|及)(?!{_PAIRED}){called}{name}{_BRANCH}(?:{_PAIRED}|{_SUM.pattern}|{follows})"
        ),
        re.compile(
            f"(?:[把将由让请有被同与和跟，。：]|{_JOIN}|引[进入来]){called}{name}(?:、[^，。；、]{{4,22}})*{_SUM.pattern}"
        ),
        re.compile(f"(?:{generic})+"),
        re.compile("|".join(raw["stops"])),
    )


def with_partner_bodies(
    passage: Passage, bodies: Sequence[OrganizationMention], places: Sequence[PlaceMention]
) -> list[OrganizationMention]:
    """Return bodies in order: those found by their names, and those that a frame of pairing names besides.

    A name must hold more than words of place and kind (辖区超市, 爱心企业). `places` are those of the text: one that
    opens a name gives the body its place. A body of `bodies` that took in the joining word gives way (联合红旗幼儿园).
    """
    kept = list(bodies)
    for joiner, start, end, rule in sorted(_spans(passage.text, bodies)):
        start, core = _opening(passage.text, places, start)
        if not _named(passage.text, core, end):
            continue
        kept = [b for b in kept if b.start != joiner]
        if not _taken(kept, places, start, end):
            kept.append(_body(passage.text, start, core, end, rule))
    return sorted(kept, key=lambda b: b.start)


def _spans(text: str, bodies: Sequence[OrganizationMention]) -> Iterator[tuple[int, int, int, str]]:
    """Give where each joining word starts, where the name after it does and ends, and the frame."""
    frames = _frames()
    ends = [body.end for body in bodies]
    for pattern, rule in ((frames.paired, "paired"), (frames.joined, "joined"), (frames.counted, "counted")):
        for match in pattern.finditer(text):
            yield match.start(), *match.span(1), rule
            ends.append(match.end(1))
    for end in ends:
        row = frames.listed.match(text, end)
        while row:
            yield row.start(), *row.span(1), "in a row of bodies"
            row = frames.listed.match(text, row.end(1))


def _opening(text: str, places: Sequence[PlaceMention], start: int) -> tuple[int, int]:
    """Return where a name and its own words start, behind the places that open it."""
    core = start
    at = bisect_right([p.start for p in places], start - 1)
    for place in places[at:]:
        if place.start != core:
            break
        core = place.end
    return start, core


def _named(text: str, core: int, end: int) -> bool:
    frames = _frames()
    ending = max((e for e in frames.kind if text.endswith(e, core, end)), key=len, default="")
    own = text[core : end - len(ending)]
    if not ending or frames.stops.search(own) or _COUNT.match(own):
        return False
    return len(own) >= _SHORTEST and not frames.generic.fullmatch(own)


def _taken(bodies: Sequence[OrganizationMention], places: Sequence[PlaceMention], start: int, end: int) -> bool:
    """Tell whether a span overlaps a body, or a place that does not open it (与五里村共建产业园)."""
    if any(b.start < end and start < b.end for b in bodies):
        return True
    return any(p.start < end <= p.end for p in places)


def _body(text: str, start: int, core: int, end: int, rule: str) -> OrganizationMention:
    kind = _frames().kind[max((e for e in _frames().kind if text.endswith(e, core, end)), key=len)]
    prefix = "place" if core > start else "named"
    return OrganizationMention("Organization", start, end, text[start:end], rule, kind, core, prefix)
