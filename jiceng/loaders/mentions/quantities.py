"""Reads the figures of a Chinese text: digits or numerals, what makes them approximate, and their unit."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import cache

from jiceng.graph.value import value
from jiceng.loaders.lexicon import words_file

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = (("亿", 100_000_000), ("万", 10_000))
_FIGURE = "0-9０-９〇零一二两三四五六七八九十百千万亿"
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|[^,]+")
_SCALE = re.compile(r"(?:万亿|万|亿)$")
_NEIGHBOURS = re.compile(r"[一二两三四五六七八九]{2}")
_NO_FIGURE_BEFORE = re.compile(r"[第前初周期·.．A-Za-z\d０-９]$")
_PHASE = re.compile("[首一二三两]期$")  # 一期15亩已经完工
_ABOUT = re.compile(r"(?:(?<![附最])近|约|超|超过|逾|将近|接近|突破|不少于|不下|至少|不足|不到|上)$")
_PAID = re.compile("(?:[挣赚卖花省拿领缴交补]|收入|工资|租金|到手|分到|增收)[^，。；]{0,6}$")
_INCOME = re.compile(
    "(?:收入|收益|产值|利润|分红|投入|投资|筹资|出资|资金|增收|营收|销售额|创收|进账|入账|[赚挣])[^，。；]{0,4}$"
)
_PAID_NEAR = 12  # characters before 块, or before 131万 without a unit, in which a word of money makes it 元
_BETWEEN = re.compile(r"(?:[-—–~～－]+|至|到)")
_FROM = re.compile(r"[由从][^，。；]{0,12}$")
_PERCENT = re.compile(r"百分之([零一二三四五六七八九十百点]+)(以上|左右)?")


@value
class Quantity:
    """`text[start:end]` is a figure with its unit: `value` in the text's own unit, None where none is stated.

    `unit` is the unit as printed with its scale (万元, 亿袋), people counted as 人; `kind` is its group in
    seeds/words/units.yaml. `numeral` is true of a figure written in Chinese numerals alone. `reason` says why
    `value` is None: "no_exact_value" (数十, 几百) or "range" (三四十人, 10至15户, both ends of 3000元至6000元).
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
    found: list[Quantity] = []
    for match in _grammar().finditer(text):
        quantity = _quantity(text, match)
        if quantity is None:
            continue
        if found and _is_range(text, found[-1], quantity):
            found[-1] = replace(found[-1], value=None, reason="range")
            quantity = replace(quantity, value=None, reason="range")
        found.append(quantity)
    if "百分之" in text:
        found = sorted([*found, *_percentages(text)], key=lambda quantity: quantity.start)
    return found


def read_number(token: str) -> float | None:
    """Return the value of digits or Chinese numerals: 3,200 · １２．５ · 三百二十 · 3万2千 · 九十五点五.

    None stands for a vague numeral (数十, 几百), for neighbours that make a range (三四百), and for what is no number.
    """
    if token.isascii() and token.replace(".", "", 1).isdecimal():
        return float(token)
    token = unicodedata.normalize("NFKC", token)
    if not _THOUSANDS.fullmatch(token) or token[0] in "数几":
        return None
    whole, _, decimals = token.replace(",", "").partition("点")
    if decimals:
        value, part = read_number(whole), "".join(str(_DIGITS.get(sign, "")) for sign in decimals)
        return None if value is None or not part else float(f"{value:.0f}.{part}")
    if re.fullmatch(r"[零〇一二两三四五六七八九]{3,}", whole):
        return float("".join(str(_DIGITS[sign]) for sign in whole))
    return None if _NEIGHBOURS.search(whole) else _total(whole, 0)


def _total(token: str, level: int) -> float | None:
    if level == len(_LARGE):
        return _below_myriad(token)
    sign, factor = _LARGE[level]
    head, found, tail = token.rpartition(sign)
    if not found:
        return _total(token, level + 1)
    high = _total(head, level) if head else 1.0
    low = _total(tail, level + 1) if tail else 0.0
    return None if high is None or low is None else round(high * factor + low, 6)


def _below_myriad(token: str) -> float | None:
    total, current = 0.0, None
    for piece in re.findall(r"\d+(?:\.\d+)?|.", token):
        if piece in _SMALL:
            total += (1.0 if current is None else current) * _SMALL[piece]
            current = None
        elif piece[0].isdecimal() and current is None:
            current = float(piece)
        elif piece in _DIGITS and current in (None, 0.0):
            current = float(_DIGITS[piece])
        else:
            return None
    return total + (current or 0.0)


@cache
def _unit_kinds() -> dict[str, str]:
    lists = words_file("units.yaml")
    return {unit: kind for kind, units in lists.items() if kind != "broken_by" for unit in units}


@cache
def _grammar() -> re.Pattern[str]:
    """Compile the figures with a unit; the pattern starts with a character class, which the engine scans fastest."""
    broken = {unit: "".join(signs) for unit, signs in words_file("units.yaml")["broken_by"].items()}
    units = "|".join(
        re.escape(unit) + (f"(?![{broken[unit]}])" if unit in broken else "")
        for unit in sorted(_unit_kinds(), key=lambda unit: (-len(unit), unit))
    )
    return re.compile(
        rf"(?P<number>[{_FIGURE}数几](?<!一(?![{_FIGURE}余多]))(?<!数(?![十百千万]))[{_FIGURE}.．,]*)(?P<more>[余多来几+＋])?(?P<scale>[十百千]?(?:万亿|[万亿])|[百千])?"
        rf"(?P<odd>[余多])?(?P<range>(?:[-—–~～－]+|至|到)[{_FIGURE}][{_FIGURE}.．,]*[余多]?[万亿]?)?"
        rf"(?P<unit>{units}|(?<=[万亿])(?=[，。；！”\n]|$))(?P<tail>[余多](?![项个名种]))?(?P<after>以上|左右|上下|以下|以内|开外)?"
    )


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    number, scale, unit = match["number"], match["scale"] or "", match["unit"]
    start = match.start()
    before = text[max(0, start - 3) : start]
    numeral = not number[0].isdecimal()
    if _NO_FIGURE_BEFORE.search(before) and not _PHASE.search(before) and not (numeral and before[-1:].isascii()):
        return None
    if not unit and not _INCOME.search(text, max(0, start - _PAID_NEAR), start):
        return None
    kind = _unit_kinds().get(unit, "money")
    if unit == "块" and _PAID.search(text, max(0, start - _PAID_NEAR), start):
        kind = "money"
    about = bool(_ABOUT.search(before) or match["more"] or match["odd"] or match["tail"] or match["after"])
    if number[0] in "百千万亿" and not about and kind != "money":
        return None
    value, printed = _in_own_unit(number + scale)
    reason = "range" if match["range"] or _NEIGHBOURS.search(number) else "no_exact_value"
    saying = number == "亿"  # 年销售额连续5年超亿元
    if match["range"] or number[0] in "数几" or value is None or saying:
        return Quantity(start, match.end(), None, _people(printed, unit, kind), kind, True, numeral, reason)
    return Quantity(start, match.end(), value, _people(printed, unit, kind), kind, about, numeral)


def _in_own_unit(token: str) -> tuple[float | None, str]:
    """Split a number from the scale that its unit keeps: 190万 → 190, 万; 1亿2000万 → 12000, 万; 三万二千 → 32000."""
    scale = None if token.isascii() else _SCALE.search(token)
    if scale is None:
        return read_number(token), ""
    head = token[: scale.start()]
    if not re.search("[万亿]", head):
        return (read_number(head) if head else 1.0), scale[0]
    value, size = read_number(token), dict(_LARGE)[scale[0][-1]]
    return (None if value is None else round(value / size, 6)), scale[0][-1]


def _people(scale: str, unit: str, kind: str) -> str:
    return scale + ("人" if kind == "people" else "%" if unit == "％" else unit)


def _is_range(text: str, left: Quantity, right: Quantity) -> bool:
    """Tell 3000元至6000元 from a change (从3户到120户)."""
    if left.kind != right.kind or not _BETWEEN.fullmatch(text, left.end, right.start):
        return False
    return not _FROM.search(text, max(0, left.start - 14), left.start)


def _percentages(text: str) -> list[Quantity]:
    found = []
    for match in _PERCENT.finditer(text):
        value, reason = read_number(match[1]), ""
        if value is None:
            reason = "range"
        found.append(Quantity(match.start(), match.end(), value, "%", "share", bool(match[2]), True, reason))
    return found
