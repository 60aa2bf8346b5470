"""Spans that name bodies: departments, public institutions, companies, cooperatives, associations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jiceng.loaders.mentions.firms import (
    LEGAL_FORMS,
    house_before,
    is_branch,
    is_registered,
    namesake_start,
    own_name_start,
    registered_start,
    unknown_front,
)
from jiceng.loaders.mentions.model import Mention
from jiceng.loaders.mentions.organization_start import leftmost
from jiceng.loaders.mentions.organization_words import longest, organization_words
from jiceng.loaders.mentions.places import PlaceMention
from jiceng.loaders.mentions.proper_names import (
    bears_place,
    glued_particle,
    holds_name,
    in_row_of_schools,
    is_bureau,
    is_headed,
    is_kind,
    is_of_the_village,
    names_several,
    stop_at,
)
from jiceng.loaders.passage import Passage

_BARE_KINDS = ("department", "institution", "association")
_CENTRAL = ("中央", "中共中央", "国家", "全国", "国务院")
_LONGEST_NAME = 22
_ANAPHOR = re.compile(r"该(?:县|市|区|旗|镇|乡|街道|社区|村|省|州|盟)?")
# What may follow an ending and make it part of something else: 大学路, 医院门口 stays, 法院路.
_GLUED = re.compile(r"[听由请向到在对被让给把从与和跟为][省市县区旗镇乡](?![长委])")  # words cut amiss: 听县|农业…
_BARE_LEVEL = re.compile(r"(?:^|[，。；、：（(“和与及由同跟]|单位|[荣曾喜]获|获得|协调|争取|邀请|来自)[省县市区旗州]$")
NO_LEVEL = re.compile(r"[省市县区旗州](?:[域内下块级里外区]|城(?![管乡市建投])|民(?![政族宗兵]))|旗[帜舰]")  # 旗下公司
_COUNTED = re.compile(r"[0-9]+个")
_QUARTER = re.compile(
    r"(?<=[厂矿站田院校])(?:(?![和与同跟及到赴在向对为帮给])[\u4e00-\u9fff]){0,3}(?:新村|社区|小区|家属区|生活区)"
)  # 电厂新村社区
_KINDRED = re.compile(
    r"(?:下属|旗下|所属|龙头|爱心|民营|国有|国企|驻地|当地)?(?:企业|单位)(?=[\u4e00-\u9fff]{4})"
)  # 企业|南宁…公司
_SCHOOLS = ("中学", "小学", "学校", "高级中学", "初级中学", "幼儿园")
_ASSEMBLIES = ("人大", "政协", "人大常委会")
_OF_JOINT = re.compile(
    r"(?:联合|临时|功能型?|(?:成立|设立|组建|建立)了?|党委(?:和|与|、)|[该本我][院校局行]|[医学]院|学校|公司|集团)$"
)  # 联合|纪委 is no county's
_KINDS_ONLY = re.compile(
    "(?:社区|村|村级|镇级|街道|镇|乡|[园片小]区|村村|城乡|经济|村企|镇村|政企|(?:非公|两新|企业|行业|园区)*(?:综合)?)?"
)
_WARD = re.compile("[\u4e00-\u9fff]{1,8}(?:[科室处系]|车间|年级|项目)联合(?:党支部|支部)")
_EMPLOYERS = ("institution", "company", "department")
_FOUNDED = re.compile("(?:成立|组建|设立|建立)的")
_ACTS = re.compile("(?:大力)?发展|注册|新增|组建|创办|领办|成立|兴办")
_TAKEN = re.compile(r"(?<=[曾担兼出就接现时分历继])任")  # 曾任|大下姜联合党委, however the words are cut
_MARK = re.compile(r"[^\u4e00-\u9fff]")
_SQUADS = ("警大队", "侦大队", "治安大队", "禁毒大队")
_ARMED = re.compile(r"(?:人民)?武装部部?长|人武部部?长")
_PARTS = re.compile(
    r"(?:交警|交通警察|巡特警|特巡警|禁毒|治安管理|刑警|特警|刑侦|治安|经侦|巡警|执法|监察|稽查)?(?:分局|支队|大队|中队|分公司)"
)
_LEVELS = "省市县区旗镇乡村道社"
_HOUSES = ("公司", "支行", "分行", "支局", "支公")
_PARTICLE = re.compile(r"[以由把被让给从]|将(?!军)")
_LONGER = re.compile(r"[路街巷村镇门]|站(?!长)|大道|广场|社区|小区|花园")


@dataclass(slots=True)
class OrganizationMention(Mention):
    """A body as written. `place` ends the place words that stand first in the span (its start where none do);
    `prefix` is "place", "anaphor", "bare" (市, 县委 …) or "" by what stands before the name proper."""

    kind: str
    core: int
    prefix: str


def find_organizations(
    passage: Passage,
    hits: Sequence[tuple[int, int]],
    places: Sequence[PlaceMention],
    is_place: Callable[[str], object],
) -> list[OrganizationMention]:
    """Return bodies in order, not overlapping; `hits` are the spans of endings, `places` the places found.

    `is_place` tells whether a word is the name or short form of a place (信阳 of 信阳师范大学).
    """
    found: list[OrganizationMention] = []
    starts = [p.start for p in places]
    for start, end in longest(hits):
        whole = end - start > 2 or passage.starts[passage.word_at(end - 1) + 1] == end
        if not whole and not is_headed(passage, start, end):
            continue  # the ending is the head of a longer word (局面, 院落)
        if _LONGER.match(passage.text, end) and not passage.text.startswith("村", end):
            continue
        if _QUARTER.match(passage.text, end):
            continue
        floor = max(found[-1].end if found else 0, end - _LONGEST_NAME)
        if found and _part_of(passage, found[-1], start) and found[-1].kind == "department":
            found.append(_joined(passage.text, found.pop(), end))
            continue
        stem = namesake_start(passage.text, start, end, places)
        if stem >= floor and passage.text[end - 1] != "行" and not (found and found[-1].end == stem):
            found.append(
                _mention(passage.text, stem, stem, end, organization_words().kind[passage.text[start:end]], "named")
            )
            continue
        left = stem if stem >= floor else leftmost(passage, floor, start)
        if found and is_branch(passage.text, found[-1].start, found[-1].end, start, end):
            left = found[-1].end
        if found and found[-1].kind in _EMPLOYERS and _WARD.fullmatch(passage.text, found[-1].end, end):
            continue  # 第二医院|急诊儿科联合党支部
        if found and (found[-1].kind in ("institution", "company") or stem >= floor) and left == found[-1].end:
            found.append(_joined(passage.text, found.pop(), end))
            continue
        mention = _organization(passage, floor, start, end, places, starts, is_place)
        if mention:
            while found and found[-1].start >= mention.start:
                found.pop()
            found.append(mention)
    return found


def _part_of(passage: Passage, before: OrganizationMention, start: int) -> bool:
    """Tell whether an ending names a part of the department before it: 生态环境局 and 汝州分局."""
    gap = passage.text[before.end : start]
    return len(gap) <= 3 and _PARTS.match(passage.text, start) is not None and not _MARK.search(gap)


def _joined(text: str, outer: OrganizationMention, end: int) -> OrganizationMention:
    """Join a body and its part to one name: 集美大学 and 航海学院, a group and its branch."""
    return _mention(text, outer.start, outer.core, end, outer.kind, outer.prefix)


def _organization(
    passage: Passage,
    floor: int,
    start: int,
    end: int,
    places: Sequence[PlaceMention],
    starts: list[int],
    is_place: Callable[[str], object],
) -> OrganizationMention | None:
    text, words = passage.text, organization_words()
    kind = words.kind[text[start:end]]
    begin = leftmost(passage, floor, start, kind == "joint", text[start:end] in LEGAL_FORMS)
    if kind == "joint" and _COUNTED.search(text, begin, start):
        return None  # 16个联村党委
    begin += text[begin] == "原" and begin < start
    begin += glued_particle(text, begin, start, end) or stop_at(text, begin, start)
    if names_several(text, begin) or is_kind(text, begin, end):
        return None  # 在3个|城区派出所, 市、|县党校, 全省中小学校, 河南省级医院
    begin += len(founded[0]) if (founded := _FOUNDED.match(text, begin, start)) else 0
    begin += len(taken[0]) if begin < start and (taken := _TAKEN.match(text, begin)) else 0
    begin += len(kindred[0]) if (kindred := _KINDRED.match(text, begin, start)) else 0
    if kind == "company":
        begin = own_name_start(text, floor, begin, start)
    if text[begin:start] in ("街道", "镇", "乡") and text[start:end] in _ASSEMBLIES:
        return None  # a township's own assembly is the township
    if kind == "joint" and _KINDS_ONLY.fullmatch(text, begin, start):
        return None  # 社区|联合党委 is the community's own
    if kind == "department" and _BARE_LEVEL.search(text, max(0, start - 3), start):
        return _mention(text, start - 1, start - 1, end, kind, "bare")  # 、区|住建局, however the words are cut
    begin += _GLUED.match(text, begin) is not None and begin + 1 < start
    if text[begin] == "“":
        return _mention(text, begin, begin, end, kind, "named")
    at = bisect_right(starts, start) - 1
    place = places[at] if at >= 0 else None
    if place is not None and begin < place.start and place.rule == "short form" and place.end <= start:
        return _mention(text, begin, begin, end, kind, "named")  # 辽宁大梨树…公司
    if place is not None and "流动" in text[start:end] and text.startswith("驻", place.end):
        begin = min(begin, place.end)  # 苍溪县|驻粤|流动党员委员会
    ends_with_level = place is not None and begin <= place.end and text[place.end - 1] in _LEVELS
    if place is not None and ends_with_level and _PARTICLE.match(text, place.end, start):
        begin, place = place.end + 1, None  # 浅井镇|以|许昌…公司, however the words are cut
    if place is not None and kind == "department" and is_bureau(passage, place, start, end):
        begin = min(begin, place.end)  # 普陀区|海洋与渔业局
    if place is not None and begin <= place.end <= start:
        house = house_before(text, place.start) if text[end - 2 : end] in _HOUSES else place.start
        if place.end == start and text[start:end] in LEGAL_FORMS:
            house = min(house, leftmost(passage, floor, place.start))  # 华润电力|登封|有限公司
        if house < place.start:
            return _mention(text, house, house, end, kind, "named")
        if not bears_place(text, place.end, end):
            return None
        if text[start - 1] in "县市区旗" and start - 1 > place.end and kind == "department":
            return _mention(text, start - 1, start - 1, end, kind, "bare")  # 芳心村借力|县侨联
        if place.label in ("Township", "Community") and text[start:end] in _ASSEMBLIES:
            return None  # a township's own assembly is the township
        first, core = _posted(text, places, at)
        return _mention(text, first, core, end, kind, "place")
    if place is not None and text[start:end] in LEGAL_FORMS and is_registered(text, place, start):
        return _mention(text, place.start, place.end, end, kind, "place")  # 晋城市|福旺多超市商贸|有限公司
    anaphor = next(
        (m for back in (3, 2, 1) if (m := _ANAPHOR.match(text, max(0, begin - back))) and m.end() >= begin), None
    )
    if anaphor and anaphor.end() <= start and (anaphor.end() < start or text[start:end] not in words.plain):
        return _mention(text, anaphor.start(), anaphor.end(), end, kind, "anaphor")
    for bare in () if NO_LEVEL.match(text, begin) else words.bare:
        if text.startswith(bare, begin) and begin + len(bare) <= start and kind in _BARE_KINDS:
            return _mention(text, begin, begin, end, kind, "bare")
    if text.startswith(_CENTRAL, begin) and begin < start:
        return _mention(text, begin, begin, end, kind, "central")
    township = place is not None and place.label == "Township" and place.start >= passage.sentence(start)[0]
    if township and begin == start and _ARMED.match(text, start):
        return None  # X镇副镇长张三、|武装部|部长李四
    if kind == "department" and begin == start and text[end - 1] in "局部委" and text[start:end] != "分局":
        if text.endswith("自治区党委", 0, start):
            return _mention(text, start - 5, start - 5, end, kind, "bare")
        if text[start] in "纪监" and _OF_JOINT.search(text, max(0, start - 5), start):
            return None
        return _mention(text, begin, begin, end, kind, "")
    if begin == start and text[start:end].endswith(_SQUADS):
        return _mention(text, begin, begin, end, kind, "squad")  # 刑侦大队 of the bureau named before
    if text[start:end] in words.of_the_village and is_of_the_village(passage, begin, start, end):
        return _mention(text, start, start, end, kind, "village")  # 村党委成立|股份经济合作社
    if _ACTS.fullmatch(text, begin, start):
        return None  # 发展|合作社, 注册|专业合作社
    begin = unknown_front(passage, begin, start) if text[start:end] in LEGAL_FORMS else begin
    number = passage.tags[passage.word_at(begin)] == "m"
    if text[start:end] in LEGAL_FORMS or (begin < start and text[start:end] in _SCHOOLS):
        begin = registered_start(text, floor, begin, is_place)
    if text[start:end] in ("学院", "大学") and is_place(text[begin - 2 : begin]):
        begin -= 2  # 怀化|学院, 遵义|师范学院, whose place the dictionary takes for a verb
        return _mention(text, begin, begin, end, kind, "named")
    own = text[start:end] not in words.plain and not number and bool(is_place(text[begin:start]))  # 周口|日报社
    named = start - begin >= 2 and (
        own
        or kind == "joint"
        or holds_name(passage, begin, start, is_place)
        or in_row_of_schools(text, begin, start, end)
    )
    return _mention(text, begin, begin, end, kind, "named") if named else None


def _posted(text: str, places: Sequence[PlaceMention], at: int) -> tuple[int, int]:
    """Return where a body's name starts and where its own place ends: 博爱县 of 博爱县驻北京流动党员支部."""
    place = places[at]
    before = places[at - 1] if at else None
    if before and text[before.end : place.start] == "驻":
        return before.start, before.end
    return place.start, place.end


def _mention(text: str, start: int, core: int, end: int, kind: str, prefix: str) -> OrganizationMention:
    return OrganizationMention("Organization", start, end, text[start:end], f"{kind} ending", kind, core, prefix)
