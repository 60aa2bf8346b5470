"""Finds honours: titles that an authority gave, with the giver where stated, and where to look for the receiver."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiceng.graph.model import Refusal
from jiceng.loaders.mentions.held_honors import find_held
from jiceng.loaders.mentions.honor_rolls import find_rolls
from jiceng.loaders.mentions.honor_words import (
    adverbs_before,
    fillers,
    giver_in,
    giver_verbs,
    giver_words,
    heads_of_titles,
    honor_words,
    is_giver,
    levels,
    no_title,
    planned,
    prizes,
    stops,
    verbs,
)
from jiceng.loaders.mentions.model import HonorMention
from jiceng.loaders.passage import Passage

_LONGEST_PHRASE = 40  # characters from 被 or 将 to the verb: a giver or a list of receivers
_LONGEST_LEAD = 24  # characters from the verb to the quotation mark: a giver, a level or a receiver
_LONGEST_TITLE = 30
_ENDING_TAGS = frozenset({"c", "p", "u", "ul", "uj", "uz", "y"})
_LEAD = re.compile(rf"[^，。；、：]{{0,{_LONGEST_LEAD}}}")
_GIVERS = re.compile(r"[^，。；：、的“”]{2,16}(?:、[^，。；：、的“”]{2,16}){1,3}(?:授予|颁发|评选|命名|表彰|认定)的")
_LONGEST_ROLL = 120  # receivers named in a row between 授予 and the title
_ROLL = re.compile(rf"[^，。；：“”]{{0,{_LONGEST_ROLL}}}")
_QUOTED = re.compile(r"‘(?P<single>[^‘’“”\n。；]{2,40})’|[“「『\"](?P<title>[^“”「」『』\"\n。；]{2,40})[”」』\"]")
_UNQUOTED = re.compile(r"(?:[^、，,。；;：:！!？?“”‘’()（）《》\n]|[（(](?:社区|村|街道|镇|园区)[）)]){2,40}")
_BETWEEN_TITLES = re.compile(
    r"(?:、|和|以及|及|与|暨|，(?:还有|以及|外加|另有|又有|更有)|，(?=[“‘]))?(?=[“\u4e00-\u9fffA-Z\d])"
)
_NAMED = "(?:荣誉称号|称号|荣誉|殊荣|奖牌|牌匾|名号)?"
_TAIL = re.compile(rf"(?:的)?{_NAMED}等?(?:多项|系列|\d+[余多]?项)?{_NAMED}")
_TAIL_WORD = re.compile(r"(?:的)?(?:荣誉|称号|殊荣|等荣誉|等称号)")
_SUFFIX = re.compile(r"[\u4e00-\u9fff]{0,8}?(?=称号|荣誉|殊荣|等|的|[，。；、！“（(和及\n]|$)")
_DATED = re.compile(r"20\d\d(?:[-—–至]20\d\d)?年?度?|第[一二三四五六七八九十\d]+[批届](?:次)?|首批|首届|本年度|年度")
_SIGNS = re.compile(r"[“”‘’「」『』\"《》\s]")
_ABOVE = r"[^，。；：、“”的\n]{1,6}?(?:省|市|县|区|镇|乡|街道(?:办事处)?)"
_BODY = r"[^，。；：、“”的\n]{1,6}?(?:社区|村|支部|党委|局|公司|合作社|学校|医院|书店|派出所)"
_RECEIVER_BEHIND = re.compile(f"的(?P<name>(?:{_ABOVE}){{0,4}}?{_BODY}|(?:{_ABOVE})+)")


@dataclass(frozen=True, slots=True)
class _Giving:
    """A verb of giving at `start:end`; `phrase` is where its phrase (被…, 先后…) starts, `sure` what needs no proof."""

    start: int
    end: int
    verb: str
    phrase: int
    receiver: int
    giver: tuple[int, int] | None
    sure: bool


@dataclass(frozen=True, slots=True)
class _Title:
    """A title at `start:end`; `lead` is what stands between the verb and it, `after` where the text goes on."""

    start: int
    end: int
    name: str
    aliases: tuple[str, ...]
    lead: tuple[int, int]
    after: int
    quoted: bool


def find_honors(passage: Passage, refused: list[Refusal] | None = None, source: str = "") -> list[HonorMention]:
    """Return the titles given, one mention each, in order; titles in a row share their trigger, receiver and giver.

    `name` is the title without quotation marks, year, batch and the tail 称号 or 荣誉; `start:end` its span. Plans
    (力争获评), offers (对获评…的村给予奖励) and ratings of households (好媳妇) are left out and added to `refused`
    as honor_plan, honor_offer, honor_household; a verb with another object (获得好评) is passed over.
    """
    found: list[HonorMention] = []
    done = 0
    for match in verbs().finditer(passage.text):
        if match.start() < done:
            continue
        giving = _giving(passage, match)
        titles, end = _titles(passage, giving)
        reason = _why_not(passage, giving, titles, end)
        if reason:
            if refused is not None and reason != "honor_no_title":
                refused.append(Refusal(reason, passage.text[giving.phrase : end], source, giving.start))
            continue
        done = end
        found.extend(_mentions(passage.text, giving, titles))
    found += find_rolls(passage, found)
    return sorted([*found, *find_held(passage, found)], key=lambda mention: mention.start)


def _mentions(text: str, giving: _Giving, titles: list[_Title]) -> Iterator[HonorMention]:
    giver, receiver = giving.giver, giving.receiver
    lead = titles[0].lead
    if lead[0] < lead[1]:
        stated = None if "、" in text[slice(*lead)] else giver_in(text, *lead)  # a roll holds receivers
        if stated:
            giver = giver or stated
        elif giving.verb in honor_words("conferring"):
            receiver = lead[1]
    behind = _RECEIVER_BEHIND.match(text, titles[-1].after, min(len(text), titles[-1].after + _LONGEST_PHRASE))
    if behind and receiver == giving.phrase:
        receiver = behind.end("name")
    for title in (each for each in titles if not no_title().search(each.name)):
        rule = "honor.quoted" if title.quoted else "honor.plain"
        whole = _SIGNS.sub("", text[title.start : title.end])  # with year and batch
        aliases = (*title.aliases, whole) if whole != title.name else title.aliases
        yield HonorMention("Honor", title.start, title.end, title.name, rule, giving.start, receiver, giver, aliases)


def _giving(passage: Passage, match: re.Match[str]) -> _Giving:
    """Read what stands before the verb: 被 and a giver, 将 and the receivers, adverbs."""
    text, start, verb = passage.text, match.start(), match[0]
    sentence = passage.sentence(start)[0]
    window = text[max(sentence, start - _LONGEST_PHRASE) : start]
    offset = start - len(window)
    phrase, receiver, giver = start, start, None
    passive = re.search(r"(?:被|由|经|从)([^被由经从，。；“”]{0,30})$", window)
    active = re.search(r"(?:将|把)([^将把。；]{2,40})$", window)
    named = passive is not None and is_giver(passive[1], places=True)
    if passive and (not passive[1] or named or (passive[0][0] == "被" and "的" not in passive[1])):
        phrase = receiver = offset + passive.start()
        giver = (offset + passive.start(1), start) if named else None
    elif active and passage.clause(start)[0] <= offset + active.start():
        giver = giver_in(text, passage.clause(start)[0], offset + active.start())
        phrase, receiver = offset + active.start(), start
    elif verb in honor_words("conferring"):
        giver = giver_in(text, passage.clause(start)[0], start)
        phrase = receiver = giver[0] if giver else start
    if receiver == phrase:
        phrase = receiver = _before_adverbs(text, phrase, sentence)
    return _Giving(start, match.end(), verb, phrase, receiver, giver, verb in honor_words("given"))


def _before_adverbs(text: str, position: int, least: int) -> int:
    adverbs = adverbs_before().search(text, max(least, position - 14), position)
    return adverbs.start() if adverbs else position


def _titles(passage: Passage, giving: _Giving) -> tuple[list[_Title], int]:
    """Read the row of titles behind a verb; also return where the row, with its tail 等称号, ends."""
    text, titles = passage.text, list[_Title]()
    limit = passage.sentence(giving.start)[1]
    position = giving.end
    filler = fillers().match(text, position, limit)
    position = filler.end() if filler else position
    while position < limit:
        title = _title(passage, position, limit, giving, first=not titles)
        if title is None:
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


def _title(passage: Passage, position: int, limit: int, giving: _Giving, first: bool) -> _Title | None:
    text = passage.text
    conferring = first and giving.verb in honor_words("conferring")
    reach, lead = (_LONGEST_ROLL, _ROLL) if conferring else (_LONGEST_LEAD, _LEAD)
    if first and (givers := _GIVERS.match(text, position, limit)):
        position = givers.end()  # 省委组织部、省乡村振兴局授予的“…”
    quote = _QUOTED.search(text, position, min(limit, position + reach + _LONGEST_TITLE))
    if quote and lead.fullmatch(text, position, quote.start()):
        return _quoted_title(text, position, quote, limit, giving)
    run = _UNQUOTED.match(text, position, limit)
    if run is None:
        return None
    start, end = _trimmed(passage, run.start(), run.end(), giving, first)
    name = _clean(text[start:end])
    if not (2 < len(name) <= _LONGEST_TITLE) or not _looks_like_title(name):
        return None
    return _Title(start, end, name, (), (position, start), end, False)


def _quoted_title(text: str, position: int, quote: re.Match[str], limit: int, giving: _Giving) -> _Title | None:
    lead = text[position : quote.start()]
    level = "" if giving.verb in honor_words("conferring") and giving.phrase == giving.start else _level(lead)
    suffix = _suffix(text, quote.end(), limit)
    inner = _clean(quote["title"] or quote["single"])
    name = _clean(text[quote.start() - len(level) : quote.end() + len(suffix)])
    proven = giving.sure or _TAIL_WORD.match(text, quote.end() + len(suffix), limit) or _looks_like_title(name)
    if not proven or len(name) > _LONGEST_TITLE:
        return None
    start, end = quote.start() - len(level), quote.end() + len(suffix)
    if not level and not suffix:
        start, end = quote.start() + 1, quote.end() - 1
    aliases = (inner,) if level and not suffix else ()
    return _Title(start, end, name, aliases, (position, quote.start() - len(level)), quote.end() + len(suffix), True)


def _level(lead: str) -> str:
    """Return the end of a lead that belongs to a quoted title: 全国, 省级, 河南省; never a giver or a date."""
    bare = _DATED.sub("", lead)
    if not bare or bare != lead[-len(bare) :]:
        return ""
    if bare in giver_words("levels"):
        return bare
    return bare if re.fullmatch(r"[\u4e00-\u9fff]{2,8}(?:省|市|县|(?<![社小园校])区|自治州)", bare) else ""


def _suffix(text: str, position: int, limit: int) -> str:
    """Return the unquoted end of a title: 支部 of “五星”支部."""
    run = _SUFFIX.match(text, position, min(limit, position + 12))
    return run[0] if run and run[0].endswith(honor_words("heads")) and not prizes().match(run[0]) else ""


def _trimmed(passage: Passage, start: int, end: int, giving: _Giving, first: bool) -> tuple[int, int]:
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


def _why_not(passage: Passage, giving: _Giving, titles: list[_Title], end: int) -> str:
    if not titles:
        return "honor_no_title"
    if any(word in title.name for title in titles for word in honor_words("household")):
        return "honor_household"
    if all(no_title().search(title.name) for title in titles):
        return "honor_no_title"
    clause, (first, last) = passage.clause(giving.start)[0], passage.sentence(giving.start)
    before, up_to_verb = passage.text[clause : giving.phrase], passage.text[clause : giving.start]
    unreal = honor_words("unreal")
    supposed = any(word in passage.text[first : giving.phrase] for word in honor_words("supposed"))
    if supposed or before.endswith(unreal) or up_to_verb.endswith(unreal) or planned().search(before):
        return "honor_plan"
    conditions = honor_words("conditions")
    offered = before.startswith(conditions) or before.endswith("对") or passage.text.startswith(conditions, first)
    if offered and any(word in passage.text[end:last] for word in honor_words("rewarded")):
        return "honor_offer"
    return ""


def _looks_like_title(name: str) -> bool:
    return (
        name.endswith(honor_words("heads"))
        and any(word in name for word in honor_words("qualities"))
        and not any(word in name for word in honor_words("no_title"))
    )


def _clean(words: str) -> str:
    return _DATED.sub("", _SIGNS.sub("", words))
