"""Whether the words before a body's ending are a name of its own, or only say of what kind it is."""

from __future__ import annotations

from collections.abc import Callable

from jiceng.loaders.mentions.firms import LEGAL_FORMS
from jiceng.loaders.mentions.organization_words import organization_words
from jiceng.loaders.mentions.places import PlaceMention
from jiceng.loaders.passage import Passage


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
