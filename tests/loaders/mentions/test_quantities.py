"""Figures: digits and numerals of any spelling, their unit, and what has no exact value."""

from __future__ import annotations

import pytest

from jiceng.loaders.mentions.quantities import find_quantities, read_number


@pytest.mark.parametrize(
    ("token", "value"),
    [
        ("3,200", 3200), ("1,234,567", 1_234_567), ("１２．５", 12.5), ("32442.19", 32442.19), ("三百二十", 320),
        ("一千零五", 1005), ("十", 10), ("十二", 12), ("两千", 2000), ("三万二千", 32_000), ("3万2千", 32_000),
        ("1亿2000万", 120_000_000), ("二〇二三", 2023), ("九十五点五", 95.5), ("1.2万亿", 1.2e12), ("5千", 5000),
        ("数十", None), ("几百", None), ("三四百", None), ("3,20", None), ("一2三4", None),
    ],
)  # fmt: skip
def test_read_number(token: str, value: float | None) -> None:
    assert read_number(token) == value


@pytest.mark.parametrize(
    ("text", "value", "unit", "approximate"),
    [
        ("190万元", 190, "万元", False), ("32442.19万元", 32442.19, "万元", False), ("1.5亿袋", 1.5, "亿袋", False),
        ("近10位", 10, "人", True), ("90余名", 90, "人", True), ("2000余人", 2000, "人", True),
        ("十余万元", 10, "万元", True), ("三千多户", 3000, "户", True), ("99.2%以上", 99.2, "%", True),
        ("95场次", 95, "场次", False), ("3,200人", 3200, "人", False), ("1.2万人次", 1.2, "万人次", False),
        ("百余户", 100, "户", True), ("上百家", 100, "家", True), ("近万人", 1, "万人", True),
        ("百万元", 100, "万元", False), ("1亿2000万元", 12_000, "万元", False), ("３８．５％", 38.5, "%", False),
        ("4万余元", 4, "万元", True), ("百分之九十五以上", 95, "%", True), ("3.2个百分点", 3.2, "个百分点", False),
        ("30几个", 30, "个", True), ("一百二十平方米", 120, "平方米", False), ("五千余人次", 5000, "人次", True),
        ("300+户", 300, "户", True), ("80个人", 80, "人", False), ("两千多万元", 2000, "万元", True),
    ],
)  # fmt: skip
def test_figure_in_its_own_unit(text: str, value: float, unit: str, approximate: bool) -> None:
    (quantity,) = find_quantities(f"共计{text}。")
    assert (quantity.value, quantity.unit, quantity.approximate) == (value, unit, approximate)


@pytest.mark.parametrize("text", ["第3期", "前10名", "千家万户", "2023年7月18日", "十里八乡", "一个", "G310线", "69岁"])
def test_no_figure(text: str) -> None:
    assert find_quantities(f"在{text}的时候") == []


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("数十万人次", ["no_exact_value"]), ("几百户", ["no_exact_value"]), ("三四十人", ["range"]),
        ("10至15户", ["range"]), ("3000-5000元", ["range"]), ("3000元至6000元", ["range", "range"]),
        ("从3户到120户", ["", ""]), ("由6万元增加到43万元", ["", ""]),
    ],
)  # fmt: skip
def test_what_has_no_value_says_why(text: str, reasons: list[str]) -> None:
    quantities = find_quantities(text)
    assert [quantity.reason for quantity in quantities] == reasons
    assert all((quantity.value is None) == bool(quantity.reason) for quantity in quantities)


def test_span_holds_figure_and_unit() -> None:
    text = "全镇流转土地5000余亩，带动400余户"
    assert [text[q.start : q.end] for q in find_quantities(text)] == ["5000余亩", "400余户"]
