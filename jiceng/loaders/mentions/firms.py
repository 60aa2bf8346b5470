"""Names of firms: registered ones that open with their place, branches of banks and houses known by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from jiceng.loaders.mentions.organization_words import organization_words
from jiceng.loaders.mentions.places import PlaceMention
from jiceng.loaders.passage import Passage

_REGISTERED = re.compile(r"(?![的与和同及等、])[\u4e00-\u9fff]{2,8}(?<![的了])")  # a firm's own name after its place
_LOCAL = re.compile("(?:村里|镇里|乡里|县里|市里|本地|当地)的?(?=[\u4e00-\u9fff]{2})")
_SOME = re.compile("[几两三四五0-9]+[位名](?=[\u4e00-\u9fff]{2})")
_HELPER = re.compile("[\u4e00-\u9fff]{2,3}[为给替](?=[\u4e00-\u9fff]{3})")
_COUNTED = re.compile("[0-9一二三四五六七八九十两几多]家[\u4e00-\u9fff]{0,3}$")
_BY = re.compile(r"(?<=[\u4e00-\u9fff])(?<!自)由(?=[\u4e00-\u9fff]{2})")
_LONGEST_OWN = 6  # characters of a firm's own name between its place and its trade
_KIND = re.compile(r"(?:企业|单位|厂家|商户)(?=[\u4e00-\u9fff]{4})")  # 高新技术企业|延安…公司
_QUOTED = re.compile(r"“[^“”，。！？!?]{2,6}”[\u4e00-\u9fff]*$")  # “粒粒香”|茶叶|有限公司
_FRONT = 2  # letters of the front of a firm's name that the dictionary lacks
_BESIDE = re.compile(r"[与和同跟、由“及][\u4e00-\u9fff]{2}")  # where no verb stands
_BRANCHES = ("支行", "分行", "分公司", "支公司", "营业部", "营业所")
_BRANCH_NAME = re.compile(r"(?:(?![的与和同跟及在到把被让给从由])[\u4e00-\u9fff]){1,6}")
_LEVEL = re.compile(r"(?:街道|镇|乡)$")
LEGAL_FORMS = (
    "有限公司",
    "有限责任公司",
    "股份有限公司",
    "专业合作社",
    "农民专业合作社",
)  # what has one is registered


def is_registered(text: str, place: PlaceMention, start: int) -> bool:
    """Tell whether all between a county or city and a legal form can be a firm's own name: no verb, no particle."""
    if place.label in ("Township", "Community") or not _REGISTERED.fullmatch(text, place.end, start):
        return False
    return _is_plain(text[place.end : start])


def _is_plain(words: str) -> bool:
    return not any(len(stop) > 1 and stop in words for stop in organization_words().stops)


def registered_start(text: str, floor: int, begin: int, is_place: Callable[[str], object]) -> int:
    """Return where a firm's name starts that opens with a place's short form: 河南|怀牌药业|有限公司."""
    if is_place(text[begin : begin + 2]):
        return begin
    for start in range(begin - 1, max(floor, begin - _LONGEST_OWN) - 1, -1):
        if text[start] in "的与和同跟及、了以由把将被让给从镇乡村" or not "\u4e00" <= text[start] <= "\u9fff":
            break
        if is_place(text[start : start + 2]):
            return start if _is_plain(text[start + 2 : begin]) else begin
    return begin


def own_name_start(text: str, floor: int, begin: int, start: int) -> int:
    """Return where a firm's own name starts: behind what kind of firm it is, at the brand in quotation marks."""
    if text[begin - 1 : begin] == "”" and (brand := _QUOTED.search(text, max(floor, begin - 8), start)):
        return brand.start()
    begin += text[begin] in "由被把让给" and begin + 2 < start  # 由|鑫盛物业公司, however the words are cut
    if _COUNTED.search(text, max(0, begin - 8), begin):
        return start  # 4家网约|车服务公司
    begin += len(local[0]) if (local := _LOCAL.match(text, begin, start)) else 0
    begin += len(some[0]) if (some := _SOME.match(text, begin, start)) else 0
    if helper := _HELPER.match(text, begin, start):
        return helper.end()  # 蔡国贤为|三威鞋业有限公司
    if agent := _BY.search(text, begin, start):
        return agent.end()  # 六千斤由|金沙河集团
    kinds = [kind.end() for kind in _KIND.finditer(text, begin, start)]
    return kinds[-1] if kinds else begin


def in_legal_name(word: str, tag: str, nearest: bool) -> bool:
    """Tell whether a word stands in a registered firm's name, whatever else it can be: 天|路|物业|托管|有限公司.

    The one right before the legal form is a trade; letters that are also measure words stand in names.
    """
    if word in organization_words().stops:
        return False
    return (nearest and tag in ("v", "vn", "vd")) or (not nearest and tag in ("q", "f") and word not in "家个名所")


def unknown_front(passage: Passage, begin: int, start: int) -> int:
    """Return where a firm's name starts whose front the dictionary takes for a verb: 和|诚铸|机械制造|有限公司."""
    front = passage.text[begin - _FRONT - 1 : begin]
    if begin < _FRONT + 1 or start - begin < _FRONT or not _BESIDE.fullmatch(front):
        return begin
    index = passage.word_at(begin - 1)
    unknown = passage.tags[index] == "v" and passage.starts[index] == begin - _FRONT
    return begin - _FRONT if unknown and _is_plain(front) else begin


def namesake_start(text: str, start: int, end: int, places: Sequence[PlaceMention]) -> int:
    """Return where a body's name starts that is a township's without its level: 钧台|派出所; -1 if none is."""
    if text[start:end] not in organization_words().of_townships:
        return -1
    stems = (place.name[: -len(level[0])] for place in places if (level := _LEVEL.findall(place.name)))
    return next((start - len(stem) for stem in stems if len(stem) > 1 and text.endswith(stem, 0, start)), -1)


def is_branch(text: str, begin: int, middle: int, start: int, end: int) -> bool:
    """Tell whether an ending belongs to a branch of the house before it: 中国建设银行|西四|支行."""
    of_house = text[begin:middle].endswith(("银行", "保险公司", "集团", "信用社")) and text[start:end] in _BRANCHES
    if text[begin:middle].endswith("集团") and text[start:end] in LEGAL_FORMS:
        of_house = True  # 北大荒集团|勤得利农场|有限公司
    return of_house and _BRANCH_NAME.fullmatch(text, middle, start) is not None


def house_before(text: str, start: int) -> int:
    """Return where a bank or firm known by name stands before the place of its branch: 中国邮政|临泽县|分公司."""
    return next((start - len(brand) for brand in organization_words().brands if text.endswith(brand, 0, start)), start)
