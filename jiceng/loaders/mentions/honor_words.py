"""The words of honours: verbs of giving, ends of titles, and who gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from jiceng.loaders.lexicon import words_file

_OPENING = re.compile(r"(?:\s|由|在|20\d\d年|\d+月|\d+日|年?底|初|近日|日前|随后|去年|今年)*")


def is_giver(words: str, places: bool = False) -> bool:
    """Tell whether words end like the name of a body that gives titles, or of a place where `places` is true."""
    return len(words) >= 2 and words.endswith(giver_words("endings") + (giver_words("places") if places else ()))


def giver_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of a giver that fills a stretch but for 由 before and 颁发的 behind, or nothing."""
    words = text[start:end]
    verb = giver_verbs().search(words)
    words = words[: verb.start()] if verb else words
    opening = _OPENING.match(words).end()  # type: ignore[union-attr]  # the pattern matches the empty string
    words = words[opening:].rstrip()
    return (start + opening, start + opening + len(words)) if is_giver(words) else None


@cache
def honor_words(name: str) -> tuple[str, ...]:
    """Return a list of seeds/words/honors.yaml."""
    return tuple(str(word) for word in words_file("honors.yaml")[name])


@cache
def giver_words(name: str) -> tuple[str, ...]:
    """Return a list of seeds/words/honor_givers.yaml."""
    return tuple(words_file("honor_givers.yaml")[name])


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def verbs() -> re.Pattern[str]:
    """Match a verb after which a title may stand; the single character 获 only before what begins one.

    Each alternative begins with a character and looks back behind it: the engine then leaps from one to the next.
    """
    plain = [word for word in (*honor_words("given"), *honor_words("taken")) if word != "获"]
    begins = rf"(?:{_alternatives(honor_words('bare_before'))}|[\u4e00-\u9fff]{{2,3}}[省市县区])"
    bare = f"获(?={begins})(?<![{''.join(honor_words('bare_inside'))}]获)"
    given = r"获得?(?=[^，。；、的“]{2,16}(?:、[^，。；、的“]{2,16})?(?:授予|颁发|评选|命名|表彰)的)"
    return re.compile(
        f"{given}|{_alternatives(plain)}|{bare}|记(?=(?:集体|个人)?[一二三]等功)|是(?<=本人是)(?=[\u4e00-\u9fff]{{2,12}}(?:劳动模范|先进个人|优秀))"
    )


@cache
def fillers() -> re.Pattern[str]:
    """Match what may stand between a verb and its title: 了, 为."""
    return re.compile(f"(?:{_alternatives(honor_words('fillers'))})")


@cache
def adverbs_before() -> re.Pattern[str]:
    """Match the adverbs at the end of a stretch: 先后, 连续三年."""
    return re.compile(
        rf"(?:{_alternatives(honor_words('adverbs'))}|连续[\d一二三四五六七八九十两多]+[年届次]|[\d一二三四五六七八九十两多]+[次度]"
        r"|20\d\d年度?|\d{1,2}月(?:份|底|初)?|\d{1,2}日)+$"
    )


@cache
def giver_verbs() -> re.Pattern[str]:
    """Match what joins a giver to its title: 颁发的."""
    return re.compile(_alternatives(giver_words("verbs")))


@cache
def prizes() -> re.Pattern[str]:
    """Match a prize behind a title: 两块牌子, 流动红旗."""
    return re.compile(f"的?(?:[一两二三四五六七八九十这]块|这面|一面)?(?:{_alternatives(honor_words('prizes'))})")


@cache
def levels() -> re.Pattern[str]:
    """Match a level of government in front of a title."""
    return re.compile(_alternatives(word for word in giver_words("levels") if len(word) > 1))


@cache
def stops() -> re.Pattern[str]:
    """Match what ends the unquoted run of a title: 称号; 等, but not that of 一等奖."""
    return re.compile(_alternatives(honor_words("stops")).replace("等", "(?<![一二三特])等"))


@cache
def heads_of_titles() -> re.Pattern[str]:
    """Match the last word of a title."""
    return re.compile(_alternatives(honor_words("heads")))


@cache
def no_title() -> re.Pattern[str]:
    """Match an object of the same verbs that is no title."""
    return re.compile(_alternatives(honor_words("no_title")))


@cache
def planned() -> re.Pattern[str]:
    """Match a word that makes what follows a wish."""
    return re.compile(_alternatives(word for word in honor_words("wished")))


@cache
def recounting() -> re.Pattern[str]:
    """Match a word beside a row of titles that makes it a roll of honours without a verb of giving."""
    return re.compile(_alternatives(honor_words("recounting")))
