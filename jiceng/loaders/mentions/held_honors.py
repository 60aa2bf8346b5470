"""Titles that a text says somebody holds, without a verb of giving: 是全国文明单位; …名单公布，某村榜上有名; boards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from jiceng.loaders.mentions.honor_words import adverbs_before, honor_words, planned, recounting
from jiceng.loaders.mentions.model import HonorMention
from jiceng.loaders.passage import Passage

_HAN = "[\u4e00-\u9fff]"
_LEVEL = (
    "(?:全国|国家|全省|省|全市|市|全县|县|全区|区|全镇|镇|乡|自治区|自治州|中国)级?"
    rf"|(?:(?![是的了和为在]){_HAN}){{2,6}}?(?:省|市|县|区|自治州|旗)级?"
)
_WORDS = r"[^，。；：、！？的了“”‘’（）()\n]"
_END = r"(?=[，。；、！？）\n”…]|$|和|及|等|之一|的?(?:称号|荣誉|牌子|牌匾|奖牌))"
_BRACKETED = "(?:[(（](?:村|社区)[）)])?"
_OPENING = re.compile(r"[^，。；：“”\n]{0,12}?(?:首个|唯一(?:一个)?的?|第一个|首批|的)")
_LEVELLED = re.compile(_LEVEL)
_JOIN = re.compile("、|和|以及|及")
_LONGEST = 30
_BOARD = re.compile(
    r"[“‘](?P<title>[^“”‘’，。；、\n]{4,24})[”’]的?(?:这[块面])?(?:荣誉)?"
    "(?:牌匾|牌子|奖牌|匾牌|金字招牌|帽子|锦旗|桂冠)"
)
_OPENS_ROW = re.compile("[：:]|——|有|包括|包含")
_AS_BOTH = re.compile("[作身]为[^，。；]{2,16}、$")  # 作为省人大代表、全国劳动模范，张三…
_NEAR = 12  # characters from a word of recounting to the row
_LEAD = 14  # characters from a level to the end of a title that somebody bears
_BEFORE_QUALITY = re.compile(
    rf"(?:(?:全国|国家级?|全省|省级?|全市|市级?|全县|县级?|全区|区级?|自治区)|(?:(?![是的了和为在进到入访]){_HAN}){{2,3}}[省市县区])"
    rf"(?:(?!{_HAN}?[是为的和了在任获])[^，。；：、“”\n]){{0,8}}$"
)
_PRIZED = re.compile(
    r"在(?P<event>[^，。；在]{3,30}?)(?P<held>评比|评选|评审|评定|竞赛|比赛|大赛|比武|擂台赛|展演)(?:活动)?中，?"
    r"(?P<who>[^，。；]{0,20}?)(?:一举|又|再次|成功|喜)?(?:荣获|获得|获|拿下|夺得|斩获|摘得|捧回|勇夺)了?"
    r"(?P<prize>[一二三特]等奖|[金银铜]奖|优秀奖|最佳[\u4e00-\u9fff]{2,6}奖)"
)
_LEVEL_BEFORE = re.compile(rf"(?:全[国省市县区]|(?:国家|省|市|县|区)级|{_HAN}{{2}}[省市县区])$")
_PUBLISHED = re.compile("名单|评[选比](?:活动)?[中里]")
_LIST_REACH = 90  # characters behind 名单 in which those named in it follow
_DATED = re.compile(r"20\d\d年?度?|第[一二三四五六七八九十\d]+[批届](?:次)?|首批|首届|新一[批届]|年度")
_SIGNS = re.compile("[“”‘’]")
_BREAK = re.compile("[，。；：\n]|公布了?|发布了?|印发了?|下发了?|揭晓了?|通报了?|公示了?|的")


@cache
def _either(*lists: str) -> str:
    words = [word for name in lists for word in honor_words(name)]
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@cache
def _title() -> re.Pattern[str]:
    """Match a title that begins with its level and ends with what it is; marks may stand around all or a part."""
    marked = rf"(?:{_LEVEL})?[“‘][^“”‘’，。；、\n]{{2,24}}[”’]{_HAN}{{0,8}}?"
    plain = rf"(?:{_LEVEL}){_WORDS}{{0,{_LONGEST}}}?(?:{_either('heads')}){_BRACKETED}"
    return re.compile(rf"(?P<title>{marked}|{plain}){_END}")


@cache
def _fellow() -> re.Pattern[str]:
    """Match a title beside another; it may leave out the level: 全国文明村、民主法治示范村."""
    return re.compile(rf"(?P<title>{_WORDS}{{2,{_LONGEST}}}?(?:{_either('heads')}){_BRACKETED}){_END}")


@cache
def _states() -> re.Pattern[str]:
    """Match a verb that joins a holder to a title."""
    return re.compile(_either("states"))


def find_held(passage: Passage, taken: Sequence[HonorMention]) -> Iterator[HonorMention]:
    """Yield the titles that somebody is said to be or is listed with; `taken` are those that a verb gives.

    A title must name its level, a quality that a scheme of awards has (先进, 文明, 示范, not 最大) and end like one.
    Wishes (力争成为…) and aims (目标是…) are left out. `trigger` is the verb, `receiver` where its phrase begins.
    """
    kept = list(taken)
    for find in (_stated, _listed, _praised, _prized, _handed, _boards, _recounted, _borne):
        for each in find(passage):
            if not any(each.start < other.end and other.start < each.end for other in kept):
                kept.append(each)
                yield each


def _stated(passage: Passage) -> Iterator[HonorMention]:
    text = passage.text
    for verb in _states().finditer(text):
        titles = list(_row(text, verb.end(), passage.sentence(verb.start())[1]))
        if not titles or _unreal(passage, verb.start()):
            continue
        adverbs = adverbs_before().search(text, passage.clause(verb.start())[0], verb.start())
        receiver = adverbs.start() if adverbs else verb.start()
        for title in titles:
            span, name = title.span("title"), _name(title["title"])
            yield HonorMention("Honor", *span, name, "honor.state", verb.start(), receiver, None, ())


def _unreal(passage: Passage, verb: int) -> bool:
    """Tell whether what somebody is to be is wished or supposed only: 目标是…, 力争成为…."""
    clause, sentence = passage.clause(verb)[0], passage.sentence(verb)[0]
    before = passage.text[clause:verb]
    if before.endswith((*honor_words("unreal"), *honor_words("aims"))) or planned().search(before):
        return True
    return any(word in passage.text[sentence:verb] for word in honor_words("supposed"))


def _row(text: str, position: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the titles in a row behind a verb; the first names its level."""
    position += text.startswith("了", position)
    title = _title().match(text, position, end)
    if not title:
        opening = _OPENING.match(text, position, end)
        title = _title().match(text, opening.end(), end) if opening else None
    level = _LEVELLED.match(_name(title["title"])) if title else None
    ranked = title and _LEVELLED.match(text, position) and "“" in title.group()  # 全县唯一的“五星支部”
    named = level.end() if level else 0 if ranked else _LONGEST
    while title and _is_title(_name(title["title"])[named:]):
        yield title
        named = 0
        join = _JOIN.match(text, title.end(), end)
        title = (_title().match(text, join.end(), end) or _fellow().match(text, join.end(), end)) if join else None


def _listed(passage: Passage) -> Iterator[HonorMention]:
    """Titles whose list of holders was made public, told with one who is in it: 全国文明村镇名单公布，某村榜上有名."""
    text = passage.text
    for published in _PUBLISHED.finditer(text):
        at = published.start()
        begin, end = passage.sentence(at)
        end = passage.sentence(end)[1] if end < len(text) else end
        among = _among().search(text, at, min(end, at + _LIST_REACH))
        title = _before_list(text, begin, at)
        if among and title:
            adverbs = adverbs_before().search(text, at, among.start())
            receiver = adverbs.start() if adverbs else among.start()
            start, stop = title
            name = _name(text[start:stop])
            yield HonorMention("Honor", start, stop, name, "honor.list", among.start(), receiver, None, ())


def _before_list(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """Return the span of a title right before 名单: “…”, or the words from the level on."""
    if text[end - 1] == "”":
        start = text.rfind("“", begin, end)
        return (start + 1, end - 1) if start >= 0 and _is_title(text[start + 1 : end - 1]) else None
    breaks = [match.end() for match in _BREAK.finditer(text, begin, end)]
    start = breaks[-1] if breaks else begin
    dated = _DATED.match(text, start, end)
    start = dated.end() if dated else start
    level = _LEVELLED.search(text, start, end)
    return (level.start(), end) if level and _is_title(text[level.end() : end]) else None


def _praised(passage: Passage) -> Iterator[HonorMention]:
    """Titles of those who are praised one by one: 表彰了甲村、乙村等10个先进基层党组织."""
    text = passage.text
    for praised in _praising().finditer(text):
        span, name = praised.span("title"), praised["title"]
        clause = passage.clause(praised.start())[0]
        if _is_title(name) and not planned().search(text[clause : praised.start()]):
            yield HonorMention("Honor", *span, name, "honor.list", praised.start(), praised.end("row"), None, ())


@cache
def _praising() -> re.Pattern[str]:
    title = rf"(?P<title>(?:{_either('proven')}){_HAN}{{1,10}}?(?:{_either('heads')}))"
    return re.compile(
        rf"表彰了?(?P<row>[^，。；：“”]{{3,80}}?)等?[0-9一二三四五六七八九十]+[余多]?[个名家]{title}(?=[，。；、和])"
    )


def _prized(passage: Passage) -> Iterator[HonorMention]:
    """Prizes named by what they were won in: 在全市“书记项目”评比中拿下一等奖."""
    for prized in _PRIZED.finditer(passage.text):
        held = "" if prized["held"] in honor_words("judging") else prized["held"]
        name = _name(f"{prized['event']}{held}{prized['prize']}")
        level = _LEVELLED.match(name)
        aliases = (name[level.end() :],) if level and len(name) - level.end() > len(prized["prize"]) else ()
        receiver = prized.end("who") if prized["who"] else prized.start()
        start, end = prized.start("event"), prized.end("event" if prized["who"] else "prize")
        yield HonorMention("Honor", start, end, name, "honor.prize", prized.end("who"), receiver, None, aliases)


def _handed(passage: Passage) -> Iterator[HonorMention]:
    """Titles that went to whoever follows: 省里把“全省示范村”的名头给了某村."""
    for handed in _handing().finditer(passage.text):
        for start, end, name in _marked(passage, handed):
            yield HonorMention("Honor", start, end, name, "honor.borne", start, handed.end(), None, ())


@cache
def _handing() -> re.Pattern[str]:
    named = _either("prizes", "named")
    return re.compile(
        rf"[“‘](?P<title>[^“”‘’，。；、\n]{{4,24}})[”’]的?(?:{named})?(?:{_either('handed')})[了到]?(?!{_either('walls')})"
    )


def _boards(passage: Passage) -> Iterator[HonorMention]:
    """Titles on a board or certificate: 墙上“省级文明社区”的牌匾格外醒目."""
    for board in _BOARD.finditer(passage.text):
        for start, end, name in _marked(passage, board):
            yield HonorMention("Honor", start, end, name, "honor.roll", start, start, None, ())


def _marked(passage: Passage, match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the span and name of a title in quotation marks, its level in front of them or inside, unless planned."""
    text, (start, end) = passage.text, match.span("title")
    clause = passage.clause(match.start())[0]
    lead = _LEVEL_BEFORE.search(text, max(clause, start - _LEAD), start - 1)
    name = (lead.group() if lead else "") + _name(match["title"])
    level = _LEVELLED.match(name)
    if level and _is_title(name[level.end() :]) and not planned().search(text[clause : match.start()]):
        yield (lead.start() if lead else start), end, name


def _recounted(passage: Passage) -> Iterator[HonorMention]:
    """Titles without marks in a row beside a word of recounting: 一份份荣誉接踵而至：全国减灾示范社区、省级文明社区."""
    text = passage.text
    for word in recounting().finditer(text):
        begin, end = passage.sentence(word.start())
        after = [m.end() for m in _OPENS_ROW.finditer(text, word.end(), min(end, word.end() + _NEAR))]
        for at in (begin, *after[:1]):
            titles = list(_row(text, at, end))
            if len(titles) < 2 or _unreal(passage, word.start()):
                continue
            for title in titles:
                span, name = title.span("title"), _name(title["title"])
                yield HonorMention("Honor", *span, name, "honor.roll", at, at, None, ())


def _borne(passage: Passage) -> Iterator[HonorMention]:
    """Titles in front of whoever bears them: 全国劳动模范、某村党支部书记张三; 作为全国文明村，某村…."""
    text = passage.text
    for end in _bearing().finditer(text):
        begin = max(0, end.start() - _LEAD)
        level = _BEFORE_QUALITY.search(text, begin, end.start())
        if level is None or _in_row(text, end.end()):
            continue
        before = text[begin : level.start()].rstrip("“了")
        bears = before.endswith(("作为", "身为")) or _AS_BOTH.search(text, max(0, begin - _NEAR), level.start())
        as_one = text[end.end() : end.end() + 2].lstrip("”")[:1] != "，" or bears
        if as_one and not before.endswith(honor_words("made")):
            name = _name(text[level.start() : end.end()])
            at = level.start()
            yield HonorMention("Honor", at, end.end(), name, "honor.borne", at, end.end(), None, ())


def _in_row(text: str, position: int) -> bool:
    """Tell whether a title goes on with another one instead of whoever bears it: 全国文明单位、河南省先进基层党组织."""
    join = _JOIN.match(text, position)
    title = _title().match(text, join.end()) if join else None
    level = _LEVELLED.match(_name(title["title"])) if title else None
    return title is not None and level is not None and _is_title(_name(title["title"])[level.end() :])


@cache
def _bearing() -> re.Pattern[str]:
    """Match the end of a title that a person or place bears, where a name can follow."""
    return re.compile(rf"(?:{_either('borne')})(?=[”’]?(?:[、，]|—+)?(?!{_either('other_heads')}){_HAN})")


@cache
def _among() -> re.Pattern[str]:
    return re.compile(_either("among"))


def _name(words: str) -> str:
    return _DATED.sub("", _SIGNS.sub("", words))


def _is_title(name: str) -> bool:
    bare = re.sub("[（(].*[）)]$", "", name)
    others = (*honor_words("no_title"), *honor_words("household"), *honor_words("so_called"))
    return (
        1 < len(name) <= _LONGEST
        and bare.endswith(honor_words("heads"))
        and any(word in name for word in honor_words("proven"))
        and not any(word in name for word in others)
    )
