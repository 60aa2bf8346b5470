"""Reads the figures of a Chinese text: digits or numerals, what makes them approximate, and their unit."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from jiceng.loaders.lexicon import words_file

_NUMERALS = "零〇一二两三四五六七八九十百千万亿"
_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000, "万亿": 1_000_000_000_000}
_BEFORE = re.compile(r"(?:近|约|超|超过|逾|将近|接近|突破|不少于|不下|至少|不足|不到|大约|约为|上)$")
_VAGUE = re.compile(r"[数几半]")
_NEIGHBOURS = re.compile(r"[一二两三四五六七八九]{2}")
_BETWEEN = re.compile(r"\s*(?:[-—–~～－]+|至|到)\s*")


@dataclass(frozen=True, slots=True)
class Quantity:
    """`text[start:end]` is a figure with its unit: `value` in the text's own unit, None where none is stated.

    `unit` is the unit as printed with its scale (万元, 亿袋), people counted as 人; `kind` is its group in
    seeds/words/units.yaml. `numeral` is true of a figure written in Chinese numerals alone. `reason` says why
    `value` is None: "no_exact_value" (数十, 几百, 半) or "range" (三四十, and both ends of 3000元至6000元).
    """

    start: int
    end: int
    value: float | None
    unit: str
    kind: str
    approximate: bool
    numeral: bool
    reason: str = ""


def find_quantities(text: str) -> list[Quantity]:
    """Return every figure of a text that has a unit, in order; ordinals (第3期) and idioms (千家万户) are left out."""
    pattern, kinds = _grammar()
    found: list[Quantity] = []
    for match in pattern.finditer(text):
        quantity = _read(text, match, kinds)
        if quantity is None:
            continue
        if found and quantity.kind == found[-1].kind and _BETWEEN.fullmatch(text, found[-1].end, quantity.start):
            found[-1] = _without_value(found[-1], "range")
            quantity = _without_value(quantity, "range")
        found.append(quantity)
    return found


def read_number(token: str) -> float | None:
    """Return the value of digits or Chinese numerals (3,200 · １２．５ · 三百二十 · 1亿2000万), None where there is none.

    None stands for a vague numeral (数十, 几), neighbours that make a range (三四百), and what is no number.
    """
    token = unicodedata.normalize("NFKC", token).replace(",", "").replace("点", ".")
    if not token or _VAGUE.search(token.removeprefix("十几").removeprefix("十来")):
        return None
    token = token.replace("十几", "十").replace("十来", "十")
    if _NEIGHBOURS.search(token) and re.search("[十百千万亿]", token):
        return None
    if re.fullmatch(r"[零〇一二两三四五六七八九]{2,}", token):
        return float("".join(str(_DIGITS[sign]) for sign in token)) if len(token) > 2 else None
    return _sum(token)


def _sum(token: str) -> float | None:
    """Add up a number of sections of 亿 and 万; the part before each is below ten thousand or plain digits."""
    total, rest, floor = 0.0, token, 0.0
    for scale in ("亿", "万"):
        head, sign, tail = rest.partition(scale)
        if sign:
            part = _sum(head) if head else 1.0
            if part is None:
                return None
            total, rest, floor = (total + part) * 1.0 * _MYRIADS[scale], tail, _MYRIADS[scale]
            if scale == "亿" and tail:
                below = _sum(tail)
                return None if below is None else round(total + below, 6)
    if not rest:
        return total
    below = _section(rest)
    if below is None:
        return None
    if floor and len(rest) == 1 and rest in _DIGITS:   # 三万二 is 32,000
        below *= floor / 10
    return round(total + below, 6)


def _section(token: str) -> float | None:
    """Return a number below ten thousand: 320, 3.5, 5千, 三百二十, 一千零五, 十."""
    total, current, seen = 0.0, None, False
    for piece in re.findall(r"\d+(?:\.\d+)?|.", token):
        if piece in _SMALL:
            total += (1.0 if current is None else current) * _SMALL[piece]
            current = None
        elif piece in _DIGITS and current in (None, 0.0):
            current = float(_DIGITS[piece])
        elif piece[0].isdigit() and current is None:
            current = float(piece)
        else:
            return None
        seen = True
    return total + (current or 0.0) if seen else None
