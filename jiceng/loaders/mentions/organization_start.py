"""Where the name of a body starts that runs up to an ending: leftwards over the words that may stand in it."""

from __future__ import annotations

import re

from jiceng.loaders.mentions.firms import in_legal_name
from jiceng.loaders.mentions.organization_words import organization_words
from jiceng.loaders.passage import Passage

_BRACKET = re.compile(r"\([\u4e00-\u9fff]{2,5}\)$")  # 安踏(中国)有限公司
# jieba's tags of words that do not stand in a body's name; verbs are told apart by the stop list.
_OUTSIDE = frozenset(
    {"p", "c", "u", "uj", "ul", "uz", "ud", "ug", "uv", "r", "d", "y", "e", "o", "t", "x", "w", "f", "q"}
)
_PARTICLED = re.compile(r"[和与由及同跟听请向到在对为][省市县区旗镇乡]")
_SPOKEN = re.compile("[，。！？!?]")
_WITH = frozenset("与和由、，")


def leftmost(passage: Passage, floor: int, start: int, joint: bool = False, legal: bool = False) -> int:
    """Return where the name that runs up to an ending starts, leftwards over words that may stand in it.

    A `joint` body is named after firms and brands, which the dictionary takes for verbs (得益农牧小镇联村党委).
    The word right before a `legal` form is a trade, whatever else it can be (托管有限公司).
    """
    index = passage.word_at(start) if passage.starts[passage.word_at(start)] < start else passage.word_at(start) - 1
    stops = organization_words().stops
    quoted = passage.text.rfind("“", floor, start) if passage.text[start - 1 : start] == "”" else -1
    if quoted >= 0:
        return start if _SPOKEN.search(passage.text, quoted, start) else quoted  # “管！”公司…
    begin = start
    bracket = _BRACKET.search(passage.text, max(floor, start - 8), start)
    if bracket:
        index, begin = passage.word_at(bracket.start()) - 1, bracket.start()
    while index >= 0 and passage.starts[index] >= floor:
        word, tag = passage.words[index], passage.tags[index]
        if _PARTICLED.fullmatch(word):
            begin = passage.starts[index] + 1  # 和县|滩羊…: a particle glued to a level word
            break
        if tag == "m" and word[-1] in "家个所":
            break
        if word == "同" and passage.text[begin] == "城":
            begin, index = passage.starts[index], index - 1
            continue
        initial = len(word) == 1 and begin < start and index and passage.words[index - 1] in _WITH and word not in stops
        if initial and tag != "x":
            begin = passage.starts[index] - (passage.text[passage.starts[index] - 2] in "的、“")
            break  # 和氏…合作社 after 的, where no conjunction can stand
        if legal and in_legal_name(word, tag, begin == start):
            begin = passage.starts[index]
            index -= 1
            continue
        if (
            (tag in _OUTSIDE and word not in organization_words().verbs)
            or word in stops
            or (tag == "v" and len(word) > 1 and word not in organization_words().verbs and not joint)
        ):
            break
        if len(word) == 1 and tag == "v":
            break
        begin = passage.starts[index]
        index -= 1
    return begin
