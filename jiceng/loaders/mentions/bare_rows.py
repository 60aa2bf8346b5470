"""Names without quotation marks in a row that its end tells to be programs: 推行支书联盟、产业联盟、村社联营等模式."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jiceng.loaders.lexicon import words_file
from jiceng.loaders.mentions.bare_programs import BareName, distinctive

_CLOSING = re.compile(
    r"等(?:[0-9一二三四五六七八九十多]+[余多]?[种项个])?[\u4e00-\u9fff]{0,4}?(?:模式|机制|工作法|做法|制度)"
)
_ITEM = re.compile(r"[\u4e00-\u9fff]{4,10}")
_CLAUSE = "，。；：！？\n（）"
_SPREAD = re.compile(r"，?(?:也|已|已经|正|正在|均|都)*在[^，。；“”]{1,10}?(?:推开|铺开|推广|推行|落地|开花)")
_PARTICLE = re.compile(r"[了起出]|[^、“”]{0,16}的")
_LONGEST = 80  # characters of a row
_LEAST = 2  # distinctive characters of each name


@cache
def _leads() -> re.Pattern[str]:
    raw = words_file("programs.yaml")["bare"]
    words = sorted({*raw["verbs"], *raw["numbered"]}, key=lambda word: (-len(word), word))
    return re.compile("|".join(words))


def names_in_rows(text: str) -> Iterator[BareName]:
    """Yield the names of rows that 等模式 or 等做法 closes, where a verb of setting up leads to them."""
    for closing in _CLOSING.finditer(text):
        least = max(0, closing.start() - _LONGEST)
        begin = max(text.rfind(mark, least, closing.start()) for mark in _CLAUSE) + 1
        first = text.find("、", begin, closing.start())
        if first < 0:
            continue
        leads = list(_leads().finditer(text, begin, first))
        if not leads and not _SPREAD.match(text, closing.end()):
            continue
        begin = leads[-1].end() if leads else begin
        particle = _PARTICLE.match(text, begin, first)
        begin = particle.end() if particle else begin
        yield from _items(text, begin, closing.start(), "制" if closing[0].endswith("制度") else "")


def _items(text: str, begin: int, end: int, ending: str) -> Iterator[BareName]:
    """Yield the items of a row that end in some way, unless most of them are made of words that every report has."""
    items = []
    for words in text[begin:end].split("、"):
        items.append(BareName(begin, begin + len(words), words, (words,)))
        begin += len(words) + 1
    names = [item for item in items if item.name.endswith(ending) and _is_name(item.name)]
    plain = [item for item in items if item not in names and "“" not in item.name]
    if len(names) > len(plain):
        yield from names


def _is_name(words: str) -> bool:
    """Tell whether words may be a name: they are no craft of farm or shop (水稻机插)."""
    crafts = tuple(words_file("programs.yaml")["bare"]["crafts"])
    return bool(_ITEM.fullmatch(words)) and not words.endswith(crafts) and distinctive(words, _LEAST)
