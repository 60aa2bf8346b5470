"""The word list of programs, compiled, and the noun that stands behind a program's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jiceng.loaders.lexicon import known_programs, word_lines, words_file

_MODIFIED = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:项目|模式|机制|行动|工程|工作法|体系|品牌|活动|计划|制度|平台|服务队|先锋队|突击队|宣讲团|宣讲队|调解队|志愿队)"
)
_VERB = "获|荣|入选|入围|被|已|走进|走上|受|又|还|也|正在|举行|举办|开展|启动|赢得|亮相|登上|落户|落地|覆盖|惠及|吸引"
_WORK = re.compile(
    r"(?!型|[\u4e00-\u9fff]{1,3}化)(?:(?![的是在为等])[\u4e00-\u9fff]){4,8}?(?:模式|机制|工作法|行动|工程)(?![\u4e00-\u9fff])"
)
_SYSTEM = re.compile(r"[\u4e00-\u9fff]{2,4}制(?![度订定作])")  # “红黄绿”三色督办制
_NOUN = re.compile(
    rf"(?![等的和与是在成为让型式化]|[\u4e00-\u9fff]{{1,3}}化|{_VERB}|助力|推动|带动|促进|引领|撬动|激活|提升|托起|绘就)(?:(?!的)[\u4e00-\u9fff]){{2,3}}"
)
_EVENT = re.compile(
    rf"(?!{_VERB})(?:(?![的了在是为将把])[\u4e00-\u9fff0-9]){{0,20}}?"
    r"(?:活动|比赛|大赛|歌会|擂台赛|晚会|(?<!种植|养殖|加工|改造|硬化|技术|建筑|扶贫|帮扶|合作)项目)(?!现场|室|中心|场|部|经理)"
)
SHORT_HEAD = re.compile(r"法(?![律治院庭官制])|服务(?![员队站中大窗])")  # 法, 服务


@dataclass(frozen=True, slots=True)
class ProgramWords:
    """The word list of programs, compiled: names, heads, verbs around them, figures of speech."""

    names: dict[str, tuple[str, bool]]
    marked: frozenset[str]
    generic: re.Pattern[str]
    kept: re.Pattern[str]
    before: tuple[str, ...]
    anywhere: re.Pattern[str]
    strong: tuple[str, ...]
    adopted: tuple[str, ...]
    ends: tuple[str, ...]
    refused_outright: tuple[str, ...]
    refused_before: tuple[str, ...]
    refused_after: tuple[str, ...]
    metaphors: frozenset[str]
    metaphor_ends: tuple[str, ...]
    refused_ends: tuple[str, ...]
    unlikely_ends: tuple[str, ...]
    unlikely_inside: re.Pattern[str]
    domain: re.Pattern[str]
    called: re.Pattern[str]
    acting: tuple[str, ...]
    sent: re.Pattern[str]
    plaques: re.Pattern[str]
    became: tuple[str, ...]
    rooms: re.Pattern[str]
    prizes: re.Pattern[str]
    named_works: tuple[str, ...]
    plain_works: tuple[str, ...]


@cache
def program_words() -> ProgramWords:
    """Return the word list of seeds/words/programs.yaml and the figures of speech, compiled once a process."""
    raw = words_file("programs.yaml")
    names = {v: (p.name, p.routine) for p in known_programs() for v in p.variants}
    for program in known_programs():
        names.update({part: (part, False) for part in program.parts})

    def longest(words: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted(words, key=len, reverse=True))

    return ProgramWords(
        names,
        frozenset(variant for p in known_programs() if p.quoted for variant in p.variants),
        re.compile("|".join(longest(raw["heads"]["generic"]))),
        re.compile("|".join(longest(raw["heads"]["kept"]))),
        longest(raw["before"]),
        re.compile("|".join(longest(raw["before"]))),
        tuple(raw["strong"]),
        tuple(raw["adopted"]),
        longest(raw["ends"]),
        longest(raw["refused_outright"]),
        longest(raw["refused_before"]),
        longest(raw["refused_after"]),
        word_lines("metaphors.txt"),
        tuple(sorted(word_lines("metaphor_parts.txt"))),
        tuple(raw["refused_ends"]),
        tuple(raw["unlikely_ends"]),
        re.compile("|".join(raw["unlikely_inside"])),
        re.compile("|".join(longest(raw["domain"]))),
        re.compile(
            f"(?:{'|'.join(longest(raw['deeds']))})[，,]?(?:就|便|被[\u4e00-\u9fff]{{2}})?(?:名?叫(?:做|作)?|名曰|名为|唤作|取名为?)$"
            f"|(?:{'|'.join(longest(raw['deeds']))})[：—]+$|一[支个项种套场](?:名叫|名为|叫做?)$"
        ),
        tuple(raw["acting"]),
        re.compile(f"(?:{'|'.join(raw['sending'])})了?(?:第[0-9一二三四五六七八九十]+[批期届]|首[批期届]|新一批)$"),
        re.compile(f"(?:{'|'.join(raw['plaques'])})[^。；！？\n]*$"),
        longest(raw["became"]),
        re.compile(rf"等?[0-9一二三四五六七八九十多余几个大类处间\s]*(?:{'|'.join(longest(raw['rooms']))})"),
        re.compile(f"(?:[、和]?“[^“”]{{2,16}}”)*[等的]?(?:{'|'.join(longest(raw['prizes']))})"),
        tuple(raw["named_works"]),
        tuple(raw["plain_works"]),
    )


_SITE = re.compile("驿站|小站|岗|服务队|行动|工程")


def head_noun(text: str, end: int, short: bool = False, numbered: bool = False) -> tuple[str, bool]:
    """Return the head noun right after a quoted name and whether it belongs to the name.

    A short name may take a noun that stands before a generic head: “5+1”手拉手工作 is 5+1手拉手; a short one with a
    number takes 法 and 服务.
    """
    words = program_words()
    kept = words.kept.match(text, end)
    generic = words.generic.match(text, end)
    longer = generic or (None if short else _MODIFIED.match(text, end))  # “1+3+N”网格治理模式 is 1+3+N
    if kept and not (longer and longer.end() > kept.end()):
        more = words.kept.match(text, kept.end()) or _SITE.match(text, kept.end())
        return kept.group() + (more.group() if more else ""), True  # “先锋龙安”先锋驿站
    bare = end + text.startswith("的", end)
    head = words.generic.match(text, bare) or _MODIFIED.match(text, bare)
    if head:
        return head.group(), False
    system = _SYSTEM.match(text, end) if short else None
    if system:
        return system.group(), True
    if numbered and (head := SHORT_HEAD.match(text, end)):
        return head.group(), False
    if numbered and (work := _WORK.match(text, end)):
        return work.group(), True  # “三五”和美乡村建设模式
    noun = _NOUN.match(text, end) if short and not text.startswith("的", end) else None
    if noun and words.generic.match(text, noun.end()):
        return noun.group(), True
    event = _EVENT.match(text, end)
    return (event.group() if event else ""), False
