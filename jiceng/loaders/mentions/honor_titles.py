"""Reads the titles behind a verb of giving: in quotation marks or not, alone or in a row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jiceng.loaders.mentions.honor_words import (
    fillers,
    giver_verbs,
    giver_words,
    heads_of_titles,
    honor_words,
    is_giver,
    levels,
    no_title,
    prizes,
    stops,
)
from jiceng.loaders.passage import Passage

_LONGEST_LEAD = 24  # characters from the verb to the quotation mark: a giver, a level or a receiver
_LONGEST_TITLE = 30
_NUMBER = 3  # characters of a quoted number in the middle of a title
_FIELD = re.compile("[\u4e00-\u9fff]{2,10}工作")
_SHORTEST = 5  # characters that a title in a row has at least where nothing but the row speaks for it
_GIVEN_BEHIND = re.compile("[”’](?:先后|又|还|也|被[^，。]{2,12})?(?:获(?!得者)|评为|荣[获膺列立]|入选|授予|摘得|摘取)")
_ENDING_TAGS = frozenset({"c", "p", "u", "ul", "uj", "uz", "y"})
_LEAD = re.compile(rf"[^，。；、：]{{0,{_LONGEST_LEAD}}}")
_GIVERS = re.compile(r"[^，。；：、的“”]{2,16}(?:、[^，。；：、的“”]{2,16}){1,3}(?:授予|颁发|评选|命名|表彰|认定)的")
_ANOTHER = re.compile(r"[^，。；、的“”]{2,16}(?:授予|颁发|评选|命名|表彰|认定)的")  # the giver of the next of a row
_LONGEST_ROLL = 120  # receivers named in a row between 授予 and the title
_ROLL = re.compile(rf"[^，。；：“”]{{0,{_LONGEST_ROLL}}}")
_QUOTED = re.compile(r"‘(?P<single>[^‘’“”\n。；]{2,40})’|[“「『\"](?P<title>[^“”「」『』\"\n。；]{2,40})[”」』\"]")
_UNQUOTED = re.compile(r"(?:[^、，,。；;：:！!？?“”‘’()（）《》\n]|[（(](?:社区|村|街道|镇|园区)[）)]){2,40}")
_BETWEEN_TITLES = re.compile(
    r"(?:、|和|以及|及|与|暨|，(?:还有|以及|外加|另有|又有|更有)|，(?=[“‘])"
    r"|，(?=[^，。；、的“”]{2,16}(?:授予|颁发|评选|命名|表彰|认定)的))?(?=[“\u4e00-\u9fffA-Z\d])"
)
_NAMED = "(?:荣誉称号|称号|荣誉|殊荣|奖牌|牌匾|名号)?"
_TAIL = re.compile(rf"(?:的)?{_NAMED}等?(?:多项|系列|\d+[余多]?项)?{_NAMED}")
_TAIL_WORD = re.compile(r"(?:的)?(?:荣誉|称号|殊荣|等荣誉|等称号)")
_SUFFIX = re.compile(r"[\u4e00-\u9fff]{0,8}?(?=称号|荣誉|殊荣|等|的|[，。；、！“（(和及\n]|$)")
_DATED = re.compile(r"20\d\d(?:[-—–至]20\d\d)?年?度?|第[一二三四五六七八九十\d]+[批届](?:次)?|首批|首届|本年度|年度")
_PRIZE_NAME = re.compile(
    "..(?:[一二三特]等奖|[金银铜]奖|贡献奖|组织奖|(?:最佳|优秀|先进|突出)[\u4e00-\u9fff]{1,8}奖|[一二三]等功)$"
)
_ROLLED = re.compile(
    r"[^，。；！？“”\n]{4,200}?(?:等|的)?(?:多项|系列|\d+[余多]?项)?(?:荣誉|称号|殊荣)(?:称号)?[，。；]"
)
_CANDIDATE = re.compile("[”’]?(?:培育|候选|后备|储备|申报|推荐|预备)(?:对象|单位|名单|库|点|村|社区|行列)")
_SIGNS = re.compile(r"[“”‘’「」『』\"《》\s]")


@dataclass(frozen=True, slots=True)
class Giving:
    """A verb of giving at `start:end`; `phrase` is where its phrase (被…, 先后…) starts, `sure` what needs no proof."""

    start: int
    end: int
    verb: str
    phrase: int
    receiver: int
    giver: tuple[int, int] | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Title:
    """A title at `start:end`; `lead` is what stands between the verb and it, `after` where the text goes on."""

    start: int
    end: int
    name: str
    aliases: tuple[str, ...]
    lead: tuple[int, int]
    after: int
    quoted: bool


def read_titles(passage: Passage, giving: Giving) -> tuple[list[Title], int]:
    """Read the row of titles behind a verb; also return where the row, with its tail 等称号, ends."""
    text, titles = passage.text, list[Title]()
    limit = passage.sentence(giving.start)[1]
    position = giving.end
    filler = fillers().match(text, position, limit)
    position = filler.end() if filler else position
    rolled = _ROLLED.match(text, position, min(len(text), limit + 1)) is not None
    while position < limit:
        title = _title(passage, position, limit, giving, not titles, rolled)
        if title is None or _CANDIDATE.match(text, title.after):
            break
        titles.append(title)
        position = title.after
        tail = _TAIL.match(text, position, limit)
        position = tail.end() if tail else position
        prize = prizes().match(text, position, limit)
        position = prize.end() if prize else position
        between = _BETWEEN_TITLES.match(text, position, limit)
        if between is None or (between.end() == position and text[position] not in "“‘"):
            break
        position = between.end()
    return titles, position


def _title(passage: Passage, position: int, limit: int, giving: Giving, first: bool, rolled: bool) -> Title | None:
    """Read the title at a position; `rolled` tells that the row ends with 等称号, so that each of it is a title."""
    text = passage.text
    conferring = first and giving.verb in honor_words("conferring")
    reach, lead = (_LONGEST_ROLL, _ROLL) if conferring else (_LONGEST_LEAD, _LEAD)
    if first and (givers := _GIVERS.match(text, position, limit)):
        position = givers.end()  # 省委组织部、省乡村振兴局授予的“…”
    elif not first and (giver := _ANOTHER.match(text, position, limit)):
        position = giver.end()
    quote = _QUOTED.search(text, position, min(limit, position + reach + _LONGEST_TITLE))
    if quote and lead.fullmatch(text, position, quote.start()):
        quoted = _quoted_title(text, position, quote, limit, giving)
        if quoted or not prizes().match(text, quote.start() + 1) or quote.start() == position:
            return quoted  # else 拿到全国文明村这块“招牌”
    run = _UNQUOTED.match(text, position, limit)
    if run is None:
        return None
    start, end = _trimmed(passage, run.start(), run.end(), giving, first)
    name = _clean(text[start:end])
    listed = (
        not first
        and rolled
        and len(name) > _SHORTEST
        and name.endswith(honor_words("heads"))
        and not no_title().search(name)
    )
    if not (2 < len(name) <= _LONGEST_TITLE) or name[0] == "的" or not (listed or _looks_like_title(name)):
        return None
    return Title(start, end, name, (), (position, start), end, False)


def _quoted_title(text: str, position: int, quote: re.Match[str], limit: int, giving: Giving) -> Title | None:
    lead = text[position : quote.start()]
    level = "" if giving.verb in honor_words("conferring") and giving.phrase == giving.start else _level(lead)
    if _GIVEN_BEHIND.match(text, quote.end() - 1):
        return None  # the subject of a giving of its own: …，“红管家”获评…
    suffix = _suffix(text, quote.end(), limit)
    inner = _clean(quote["title"] or quote["single"])
    if suffix and not level and len(inner) <= _NUMBER and _FIELD.fullmatch(lead) and not is_giver(lead):
        level = lead  # 信访工作“三无”社区
    name = _clean(text[quote.start() - len(level) : quote.end() + len(suffix)])
    proven = (
        giving.sure
        or prizes().match(text, quote.end())
        or _TAIL_WORD.match(text, quote.end() + len(suffix), limit)
        or _looks_like_title(name)
        or (len(level) > 1 and name.endswith(honor_words("heads")) and not no_title().search(name))
    )
    if not proven or len(name) > _LONGEST_TITLE:
        return None
    start, end = quote.start() - len(level), quote.end() + len(suffix)
    if not level and not suffix:
        start, end = quote.start() + 1, quote.end() - 1
    aliases = (inner,) if level and not suffix else ()
    return Title(start, end, name, aliases, (position, quote.start() - len(level)), quote.end() + len(suffix), True)


def _level(lead: str) -> str:
    """Return the end of a lead that belongs to a quoted title: 全国, 省级, 河南省; never a giver or a date."""
    bare = _DATED.sub("", lead)
    if not bare or bare != lead[-len(bare) :]:
        return ""
    if bare in giver_words("levels"):
        return bare
    return bare if re.fullmatch(r"[\u4e00-\u9fff]{2,8}(?:省|市|县|旗|盟|(?<![社小园校])区|州)", bare) else ""


def _suffix(text: str, position: int, limit: int) -> str:
    """Return the unquoted end of a title: 支部 of “五星”支部."""
    run = _SUFFIX.match(text, position, min(limit, position + 12))
    return run[0] if run and run[0].endswith(honor_words("heads")) and not prizes().match(run[0]) else ""


def _trimmed(passage: Passage, start: int, end: int, giving: Giving, first: bool) -> tuple[int, int]:
    """Cut an unquoted run to the title: behind a giver or receiver, before 称号, 等 and what is no noun phrase."""
    text = passage.text
    if first:
        lead = giver_verbs().search(text, start, end)
        if lead:
            start = lead.end()
        else:
            level = levels().search(text, start, end)
            given = level and is_giver(_DATED.sub("", text[start : level.start()]))
            start = level.start() if level and (given or giving.verb in honor_words("conferring")) else start
    stop = stops().search(text, start + 1, end)
    end = stop.start() if stop else end
    dated = _DATED.match(text, start, end)
    start = dated.end() if dated else start
    end = _end_of_noun_phrase(passage, start, end)
    ends = [match.end() for match in heads_of_titles().finditer(text, start, end)]
    whole = [at for at in ends if at in (end, passage.starts[passage.word_at(at)])]
    if not whole or no_title().search(text, whole[-1], end):
        return start, end
    return start, whole[-1]


def _end_of_noun_phrase(passage: Passage, start: int, end: int) -> int:
    """Return where a run stops being one name: at a preposition, a particle, or a conjunction behind a whole title."""
    for word in range(passage.word_at(start) + 1, len(passage.words)):
        position = passage.starts[word]
        if position >= end:
            break
        joined = passage.words[word] in ("和", "与", "及") and not _looks_like_title(passage.text[start:position])
        if passage.tags[word] in _ENDING_TAGS and not joined and passage.words[word] != "之":  # 钢琴之乡
            return position
    return end


def _looks_like_title(name: str) -> bool:
    return _PRIZE_NAME.search(name) is not None or (
        name.endswith(honor_words("heads"))
        and any(word in name for word in honor_words("qualities"))
        and not any(word in name for word in honor_words("no_title"))
    )


def _clean(words: str) -> str:
    return _DATED.sub("", _SIGNS.sub("", words))
