"""Whether the words before a body's ending are a name of its own, or only say of what kind it is."""

from __future__ import annotations

import re
from collections.abc import Callable

from jiceng.loaders.mentions.firms import LEGAL_FORMS
from jiceng.loaders.mentions.organization_words import organization_words
from jiceng.loaders.mentions.places import PlaceMention
from jiceng.loaders.passage import Passage

_KIND = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:中小学校?|[省市县区国]级[\u4e00-\u9fff]{2,4}|(?:一流|示范性|重点|优质)[\u4e00-\u9fff]{2,6})$"
)
_UNIQUE = ("医院", "卫生院", "法庭", "敬老院", "小学", "中学")  # a place has one of each that bears its name alone
_HEAD = re.compile(r"[校院园馆所站]长|党(?:委|总支|支部|组)")  # one word to the dictionary: 公司党委
_SEVERAL = re.compile(r"[0-9一二三四五六七八九十两几多]+[个家所]$|[省市州]、$")
_FOUNDED = re.compile(r"(?:成立|注册|组建|领办|创办|办起|建起)了?$")
_EACH = re.compile(r"各村|各地|全[镇乡县市区省]|[0-9]+个村|指导|推动|鼓励|引导")
_OWN = re.compile(r"(?:^|[，。；：、！？“\n]|[由与和同])村(?:集体)?$")


def glued_particle(text: str, begin: int, start: int, end: int) -> bool:
    """Tell whether a name's first letter is a particle that the words are cut amiss with: 与|润昌农商银行."""
    if start - begin < 3 or text[begin] not in "与见被让给和同跟向对到在从据经请访由":
        return False
    return text[begin] in "与见被" or text.count(text[begin + 1 : end]) > text.count(text[begin:end])


def stop_at(text: str, begin: int, start: int) -> int:
    """Return the length of a word that no name holds where a name would begin, cut amiss: 用|好 of 用好志愿者协会."""
    if begin + 2 > start:
        return 0
    if text[begin] == "好" and text[begin - 1 : begin] in "用建管办":
        return 1  # 用好|快递行业党委
    return next(
        (n for n in (4, 3, 2) if begin + n <= start and text[begin : begin + n] in organization_words().stops), 0
    )


def names_several(text: str, begin: int) -> bool:
    """Tell whether what begins at a position is counted, or of two levels: 在3个|城区派出所, 市、|县党校."""
    return _SEVERAL.search(text, max(0, begin - 6), begin) is not None


def is_headed(passage: Passage, start: int, end: int) -> bool:
    """Tell whether an ending with the post of its head, or with its branch, is one word: 小学校长, 公司党委."""
    return passage.starts[passage.word_at(start)] == start and _HEAD.match(passage.text, end) is not None


def bears_place(text: str, core: int, end: int) -> bool:
    """Tell whether a place and an ending alone make a name: 花石镇卫生院, not 禹州市学校."""
    kind = organization_words().kind.get(text[core:end])
    return (
        text[core:end] not in organization_words().plain
        or kind in ("association", "joint")
        or text[core:end] in _UNIQUE
    )


def is_kind(text: str, begin: int, end: int) -> bool:
    """Tell whether words name a kind of bodies and none of them: 全省中小学校, 省级医院, 一流现代化高中."""
    return _KIND.match(text, begin, end) is not None


def is_of_the_village(passage: Passage, begin: int, start: int, end: int) -> bool:
    """Tell whether a bare 股份经济合作社 is the village's own: the village's by its word, or founded in this clause."""
    text = passage.text
    if begin < start:
        return _OWN.search(text, max(0, begin - 2), start) is not None
    clause = passage.clause(start)[0]
    founded = _FOUNDED.search(text, max(clause, start - 4), start)
    return founded is not None and not text[end : end + 1].isdigit() and not _EACH.search(text, clause, start)


def holds_name(passage: Passage, begin: int, end: int, is_place: Callable[[str], object]) -> bool:
    """Tell whether words hold a proper name: a place, or a word that is not generic for bodies of this kind."""
    if passage.text.startswith(organization_words().brands, begin):
        return True
    if passage.text.startswith(LEGAL_FORMS, end):
        word = passage.words[passage.word_at(begin)]
        if word not in organization_words().generic and len(word) > 1:
            return True
    first, last = passage.word_at(begin), passage.word_at(end - 1)
    words = list(passage.words[first : last + 1])
    words[-1] = passage.text[max(begin, passage.starts[last]) : end]  # 外贸|公司 may be one word of the dictionary
    tags = passage.tags[first : last + 1]
    generic = organization_words().generic
    if len(words) > 1 and len(words[0]) > 1 and is_place(words[0]):
        return True
    if any(
        tag in ("ns", "nt", "nz", "nr", "nrt", "nrfg") and word not in generic
        for word, tag in zip(words, tags, strict=True)
    ):
        return True
    return any(
        word not in generic and tag not in ("n", "vn", "v", "a", "m", "b", "l", "i")
        for word, tag in zip(words, tags, strict=True)
    )


def in_row_of_schools(text: str, begin: int, start: int, end: int) -> bool:
    """Tell whether a plain word names a school in a row of bodies: A公司、前哨幼儿园、B小学."""
    words = organization_words()
    own = text[begin:start] not in words.generic and words.kind[text[start:end]] == "institution"
    return own and text[begin - 1] == "、" and text[end : end + 1] in ("、", "和", "与", "及", "等")


def is_bureau(passage: Passage, place: PlaceMention, start: int, end: int) -> bool:
    """Tell whether all between a county and an ending is a bureau's name, which may hold 和 or 与: 海洋与|渔业局."""
    if place.label in ("Township", "Community") or passage.text[end - 1] != "局" or not 2 < start - place.end <= 10:
        return False
    first, last = passage.word_at(place.end), passage.word_at(start - 1)
    words = organization_words()
    inner = zip(passage.words[first : last + 1], passage.tags[first : last + 1], strict=True)
    return all(
        word in "和与" or word in words.verbs or (tag[0] in "nvjb" and word not in words.stops) for word, tag in inner
    )
