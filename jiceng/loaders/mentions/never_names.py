"""Quoted phrases that no probability makes a program: papers, firms, topics of a talk, ways of a meeting."""

from __future__ import annotations

import re
from functools import cache

from jiceng.loaders.lexicon import words_file

_SINGLE = re.compile("[\u4e00-\u9fff](?:、[\u4e00-\u9fff])+")  # “产、供、销”一体化
_TYPES = re.compile("(?:[^、]{1,8}型、)+[^、]{1,8}型")  # 产业链接型、结对帮扶型
_AIM = re.compile("的[\u4e00-\u9fff]{0,5}(?:理念|新优势|新局面|新气象|新画卷)")
_FIRMS = re.compile("等[0-9一二三四五六七八九十两几多]+家[\u4e00-\u9fff]{0,8}(?:公司|企业|平台)")
_ROW = re.compile("(?:[、和]?[“‘][^“”‘’\n]{1,24}[”’])*")


def is_never_named(text: str, end: int, inner: str) -> bool:
    """Tell whether the phrase in marks that ends at `end` is no program, whatever else speaks for it.

    `inner` is the phrase without its marks.
    """
    if ">" in inner or _TYPES.fullmatch(inner):
        return True
    if _SINGLE.fullmatch(inner) and text.startswith("一体化", end):
        return True
    if "+" not in inner and inner.endswith(_words("ends")):
        return True
    row = _ROW.match(text, end)
    at = row.end() if row else end
    return text.startswith(_words("after"), at) or any(told.match(text, at) for told in (_AIM, _FIRMS))


@cache
def _words(key: str) -> tuple[str, ...]:
    return tuple(words_file("programs.yaml")["never"][key])
