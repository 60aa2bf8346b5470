"""Words before a place or body that make it no subject: a preposition, a direction, the object of a verb."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from jiceng.loaders.lexicon import words_file

_TIME = re.compile(
    r"[0-9一二三四五六七八九十]*(?:年|月|日|季度|半年|上午|下午|晚|期间|以来|时|底|初|末)|仅|自|从|今|去|前|当|据统计|[0-9]+"
    r"|第[一二三四五六七八九十0-9]+师"
)
_EPITHET = re.compile(r"[“‘][^“”‘’，。；]{2,10}[”’](?:的)?$")  # “冰菊之乡”后雁门村
_IS = re.compile(r"(?:这|那|也|正|就|便|还)*是$")


@cache
def _openers() -> tuple[str, ...]:
    return tuple(sorted(words_file("relations.yaml")["openers"], key=len, reverse=True))


@cache
def _district_words() -> frozenset[str]:
    return frozenset(words_file("places.yaml")["functional_districts"]["endings"])


@lru_cache(maxsize=4096)
def is_circumstance(words: str) -> bool:
    """Tell whether words before a reference make it no subject: anything but times, openers and 示范区 of its row."""
    words = _IS.sub("", _EPITHET.sub("", words).strip("“‘ \n"))
    if not words:
        return False
    for opener in _openers():
        words = words.replace(opener, "")
    rest = _TIME.sub("", words).strip("，、“ ")
    return bool(rest) and rest not in _district_words()
