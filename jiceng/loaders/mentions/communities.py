"""Spans that name communities: by the village table of the counties in view, by their endings, in lists."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache

from jiceng.loaders.lexicon import words_file
from jiceng.loaders.mentions.community_signs import OPENS, TO_IT, VILLAGE_LIFE, last_letters, names_one
from jiceng.loaders.mentions.name_bounds import CHINESE, VERBS, after_mark, name_start
from jiceng.loaders.mentions.places import PlaceMention
from jiceng.loaders.passage import Passage

_COMMUNITY = re.compile(
    r"行政村(?![民里干])|居民区|社区(?!矫)"
    r"|村(?:(?<![乡农联]村)|(?<=[三四五六七八九新红永]联村)(?!党|共|工|经|组|抱|融|互))(?!干(?!了|得|着|部)|[民里庄落镇级子容务规史风情头口企官居医校界貌寨屯组内外庙道屋舍账头社]|集(?!体))|村(?=里程|头店|集体经济合作|组建|组成|组织)"
    r"|嘎查(?![级干])|居委会(?<=[\u4e00-\u9fff]{2}居委会)(?<!社区居委会)"
    r"|居委(?![会主干党支])(?<=[\u4e00-\u9fff]{2}居委)(?<![社区村]居委)"
)
_COMPOUND = re.compile(r"社区(?=[工居网党干群医卫养商超教团服])(?!党[委支总群组]|居委|干部)")  # 社区服务, 社区党建
_PEOPLE = re.compile(r"居民|网格员|工作人员|群众|党员")
_OF_COMMITTEE = re.compile(r"党|居委|书记")
_PARTICLE = re.compile(r"[的在与和及各全等]|下辖|辖区|所有")
_OFFICES = re.compile(r"书记|党[委支总]|干部|主任|及")
_OFFICE = re.compile("(?<=街道)办(?=[\u4e00-\u9fff]{2})")
_STATIONED = re.compile("[局委办院司校部会团心社行]驻")  # 教育局驻|亢村
_FORMERLY = ("原名", "原名叫", "原称", "旧称", "曾用名", "古称", "又名", "前身是", "前身为")
_HELPS = re.compile("[带帮促联][穷富强弱大小]")
_OF_KIND = re.compile(  # 紧密团结|村“两委”, 最佳人气|社区
    "村[带帮促联]|^(?:紧密|紧紧|密切|积极|最[美佳]|十佳|百佳)|代表$"
)
_RATED = re.compile("试点|创建|评定|授信|合作|建设")  # 信用村|试点 is a rating
_NO_COUNCIL = re.compile("支部|[对与和同各]|小区")  # 内科二支部对惠民|居委
_COUNTED = re.compile(r"[一二三四五六七八九十百两几多0-9]+[个家]|[一二三四五六七八九十百两几多数各0-9]+[名位届批]")
_RANKED = re.compile(r"第[一二三四五六七八九十]$")  # 中国牡丹画第一|村
_MEASURED = re.compile(r"(?<=[0-9多几余两])[个家名位座处支批户]")  # 2|家专业合作社同|村党支部
_BODIES = re.compile(r"合作社|公司|集团|企业|学校|医院|银行|单位")
_COMING = re.compile(r"(?:[院学局司校队们师者长员部心会行站所]|干部|专家|学生)[来进到去赴在入]$")  # 许昌学院来|社区
_AND_INSIDE = re.compile(r"(?<=[\u4e00-\u9fff]{2})[和与及](?=[\u4e00-\u9fff]{2})")  # 物业和|裕泰社区, not 永和苑
_GOING = re.compile(
    r"走进|来到|回到|进驻|派驻|走访|进入|位于|地处|做过?|当过|过"
)  # 走进程岗村, cut amiss as 走|进程|岗
_SIZES = "大小东西南北前后上下老新"  # 大|崔庄村 is another village than 崔庄村
_LEVELLED = re.compile(r"[国省市县区旗乡镇]家?级")
_AS_NAME = re.compile(r"(?:[五六七八]一|三八)(?:社区|村)|[0-9]{2,4}社区")  # numbers that name a community
_NUMBER = re.compile(r"[一二三四五六七八九十百两几多0-9]+个?")
_LEADING = frozenset("以从由把将对按每各为在")
_GLUED = "驻对赴与在从把将被给"
_PHRASE = frozenset({"v", "d", "ad", "vd", "p", "c", "r", "m", "t"})  # tags of words that no name begins with
_OF_TOWNSHIP = re.compile(r"(?:下辖|所辖|辖区)?的(?!各|每|一|几|多|那|这|老|小|大)")
_SHORT_NEW, _LONGEST_NEW = 4, 7  # a name that the table lacks has seldom more characters
_LONGEST_NAME = 8  # the longest common name before 社区 or 村 in the division table has eight characters in 99.9 %


@cache
def _generic() -> frozenset[str]:
    return frozenset(words_file("places.yaml")["generic_communities"])


@cache
def _generic_ends() -> tuple[str, ...]:
    return tuple(sorted(word for word in _generic() if len(word) > 1))


@cache
def _community_letters() -> frozenset[str]:
    return last_letters() | frozenset(words_file("places.yaml")["community_letters"])


def find_communities(
    passage: Passage, known: Sequence[PlaceMention], lookup: Callable[[str, int], tuple[str, ...]]
) -> list[PlaceMention]:
    """Return communities and villages: those of the counties named by table, others by the words before the ending.

    `known` are the divisions found, in order; `lookup(name, position)` gives the table's codes for a name there.
    """
    found: list[PlaceMention] = []
    taken = 0
    ends = [m.body_end for m in known]
    starts = [m.start for m in known]
    for match in _COMMUNITY.finditer(passage.text):
        if covered(known, starts, match.start()):
            continue
        before = bisect_right(ends, match.start()) - 1
        floor = max(taken, ends[before] if before >= 0 else 0, match.start() - _LONGEST_NAME)
        floor = after_mark(passage.text, floor, match.start())
        if before >= 0 and floor == ends[before] and _OFFICE.match(passage.text, floor, match.start()):
            floor += 1  # 普明街道办|普明寺社区
        posted = _STATIONED.search(passage.text, floor, match.start() - 1)
        floor = posted.end() if posted else floor
        while floor and passage.text[floor - 1].isdigit() and passage.text[floor : floor + 1] in "街0123456789":
            floor -= 1  # 118街社区
        of_place = _OF_TOWNSHIP.match(passage.text, ends[before]) if before >= 0 and ends[before] == floor else None
        if of_place and known[before].label == "Township" and 1 < match.start() - of_place.end() <= _SHORT_NEW:
            floor = of_place.end()  # 魏庄镇的|前魏|村
        after_place = before >= 0 and floor in (ends[before], of_place.end() if of_place else -1)
        in_row = bool(found) and found[-1].end == floor - 1 and passage.text[floor - 1] in "、和"
        mention = _community(passage, floor, match, lookup, after_place or in_row or posted is not None)
        if mention:
            found.append(mention)
            taken = mention.end
    return found


def _community(
    passage: Passage,
    floor: int,
    match: re.Match[str],
    lookup: Callable[[str, int], tuple[str, ...]],
    after_place: bool,
) -> PlaceMention | None:
    text, end = passage.text, match.end()
    if _HELPS.match(text, end):
        return None  # 富村带穷村 tells of kinds
    for start in range(floor, match.start()):
        if _NUMBER.fullmatch(text, start, match.start()) and (match.start() - start < 2 or "个" in text[start:end]):
            continue  # 五村分红 counts villages; 三一村 is one
        name = _official(text[start : match.start()], match.group())
        codes = lookup(name, start)
        opens = after_place or not "\u4e00" <= text[floor - 1] <= "\u9fff"
        if codes and start == floor + 1 and text[floor] in _SIZES and opens:
            break
        if codes and ((after_place and start == floor) or _fits(passage, start, match.start())):
            return PlaceMention("Community", start, end, name, "village table", codes, end)
    if match.group() == "居民区" and not (after_place or _OF_COMMITTEE.match(text, end)):
        return None  # 老居民区
    if _COMPOUND.match(text, match.start()) and not _people_of(passage, floor, match):
        return None  # 花园社区居民 of the table names one; of other names, what follows may make it a kind of thing
    start = _unglued(text, name_start(passage, floor, match.start()), match.start())
    start = _with_and(text, floor, start, match.start())
    start = _taken_for_verb(passage, floor, start, match)
    if start == floor + 1 and text[floor] in _SIZES and match.start() - start > 1 and OPENS.search(text, 0, floor):
        start = floor  # 东|下河|村 at the head of a sentence
    if after_place:
        if not _is_bare_name(passage, floor, match.start()):
            after_place = False
        else:
            start = floor
    name = text[start : match.start()]
    numbered = after_place and start == floor and _AS_NAME.fullmatch(text, start, end) is not None
    plain = name in _generic() and not (after_place and _is_proper(passage, start, match.start(), end))
    if not len(name) + after_place > 1 or not name or plain or name in _LEADING or not CHINESE.fullmatch(name):
        return None
    if (
        name[-1] in "完看任当选做驻由被把将让与在对向从给为是有各同跟届靠包驻帮回邻进离出全"
        or _RANKED.search(name)
        or name[-1] in "两几俩多"
        or (text[start - 1] in "、和" and name[-1] in "三四五六七八九十" and len(name) > 2)
        or name[0] in "个座批些"
        or _MEASURED.match(text, start)
        or _BODIES.search(name)
        or _COMING.search(name)
        or _OFFICES.search(name)
        or _LEVELLED.search(name)
        or (_NUMBER.fullmatch(name) and not numbered)
        or _COUNTED.search(name)
        or _OF_KIND.search(name)
    ):
        return None
    if match.group() == "居委" and _NO_COUNCIL.search(name):
        return None
    if (
        name.endswith(match.group())
        or (name.endswith(_generic_ends()) and name not in _generic())
        or (name.isdigit() and not numbered)
    ):
        return None
    if text.endswith(_FORMERLY, 0, start):
        return None  # 磐西村原名西门村: the same village
    if not (after_place and start == floor) and not names_one(passage, start, match.start(), end):
        return None
    return PlaceMention("Community", start, end, _official(name, match.group()), "community ending", (), end)


def _people_of(passage: Passage, floor: int, match: re.Match[str]) -> bool:
    """Tell whether people of one community are meant, by the end of its name: 丰禾路社区|居民, not 老旧社区|居民."""
    text, end = passage.text, match.start()
    start = name_start(passage, floor, end)
    if not _PEOPLE.match(text, match.end()) or end - start < 2 or text[start:end] in _generic():
        return False
    named = text[end - 1] in _community_letters() and not text.endswith(_generic_ends(), start, end)
    return named and TO_IT.search(text, max(0, start - 3), start) is not None


def _is_proper(passage: Passage, start: int, end: int, stop: int) -> bool:
    """Tell whether a word that mostly describes is a name here: 五里墩街道民族社区, called so again and no verb."""
    word = passage.word_at(start)
    whole = passage.starts[word] == start and passage.starts[word + 1] == end and not _RATED.match(passage.text, stop)
    return whole and passage.tags[word][0] in "na" and passage.text.count(passage.text[start:stop]) > 1


def _official(name: str, ending: str) -> str:
    """Return a village's name as the table has it: 刘庄行政村 is 刘庄村."""
    if ending != "行政村":
        return name + ending
    return name if name.endswith("村") else f"{name}村"


def _unglued(text: str, start: int, end: int) -> int:
    """Return the start of a name without a particle that the word before it is glued to: 驻韵沟|村."""
    return start + 1 if text[start] in _GLUED and end - start > 2 else start


def _is_bare_name(passage: Passage, start: int, end: int) -> bool:
    """Tell whether all between a place and a community's ending is its name: no phrase such as 积极探索, 举行首批."""
    first, last = passage.word_at(start), passage.word_at(end - 1)
    if end - start > _LONGEST_NEW or _PARTICLE.search(passage.text, start, end):
        return False
    if end - start > _SHORT_NEW and any(tag[0] in "dpcrmtu" for tag in passage.tags[first : last + 1]):
        return False
    words, tags = passage.words[first : last + 1], passage.tags[first : last + 1]
    if len(words) > 1 and words[0] in _LEADING:
        return False  # 天堂镇|以|社区为单位
    if end - start <= _SHORT_NEW and passage.text[end - 1] in "路里园苑":
        return True  # 八一路, whose 一路 is a word
    return len(words) == 1 or not any(len(w) > 1 and t in _PHRASE for w, t in zip(words, tags, strict=True))


def _with_and(text: str, floor: int, start: int, end: int) -> int:
    """Return the start of a name with 和 in it: 春和|社区 heads a clause; after 物业和 the name begins anew."""
    if (
        start == end
        and end - floor >= 2
        and text[end - 1] == "和"
        and text[end - 2] not in "村镇乡道区县市组"
        and TO_IT.search(text, max(0, end - 5), end - 2)
    ):
        return end - 2
    cut = _AND_INSIDE.search(text, start, end) or _GOING.match(text, start, end - 1)
    return cut.end() if cut else start


def _taken_for_verb(passage: Passage, floor: int, start: int, match: re.Match[str]) -> int:
    """Return the start of a name that the dictionary takes for a verb, at the head of a clause: 辛集|社区党支部."""
    end, text = match.start(), passage.text
    if start < end or end - floor < 2:
        return start
    begin = passage.starts[passage.word_at(end - 1)]
    named = end - begin > 1 and text[end - 1] in last_letters() and text[begin:end] not in _generic()
    shown = VILLAGE_LIFE.match(text, match.end()) and (begin == 0 or text[begin - 1] in "，。；：、！？“\n")
    return begin if named and shown and begin >= floor else start


def _fits(passage: Passage, start: int, end: int) -> bool:
    """Refuse a table name that would cut a word: it must begin a word unless a single character stands before."""
    if (
        end - start == 1
        and "\u4e00" <= passage.text[start - 1 : start] <= "\u9fff"
        and not TO_IT.search(passage.text, max(0, start - 3), start)
    ):
        return False  # 山羊|坡村 is no 坡村
    index = passage.word_at(start)
    if passage.starts[index] == start:
        return passage.text[start:end] not in _generic() or passage.tags[index] in ("ns", "nr")
    return end - start >= 2 and passage.tags[index] not in VERBS


def covered(known: Sequence[PlaceMention], starts: list[int], position: int) -> bool:
    """Tell whether a position lies in one of the places known; `starts` are their starts."""
    at = bisect_right(starts, position) - 1
    return at >= 0 and known[at].body_end > position
