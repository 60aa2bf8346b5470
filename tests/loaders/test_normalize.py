"""Equal texts in other characters come out equal, and every character keeps its place in the file."""

from __future__ import annotations

import pytest

from jiceng.loaders.normalize import normalize


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("１０余亩，增收３．５％", "10余亩，增收3.5%"),
        ("党建＋物业（试点）", "党建+物业(试点)"),
        ("「五星」支部『过硬』", "“五星”支部‘过硬’"),
        ('他说:"好,真好!"', "他说：“好，真好！”"),
        ("时间9：30，占1，200户", "时间9:30，占1,200户"),
        ("第1,第2;第3名?", "第1，第2；第3名？"),
        ("see a,b: c", "see a,b: c"),
        ("社\u200b区\ufeff党\u00ad委", "社区党委"),
        ("社区\u3000党委\u00a0书记", "社区 党委 书记"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("cafe\u0301社区", "café社区"),
        ("社区\u2028党委", "社区\n党委"),
    ],
)
def test_spelling(given: str, wanted: str) -> None:
    assert normalize(given).text == wanted


def test_traditional_text_becomes_simplified() -> None:
    given = "許昌市建安區新元街道辦事處鏡湖社區黨委書記說，社區裡的老人著實高興，衞生也好了。"
    wanted = "许昌市建安区新元街道办事处镜湖社区党委书记说，社区里的老人着实高兴，卫生也好了。"
    assert normalize(given).text == wanted


def test_simplified_text_keeps_its_rare_characters() -> None:
    text = "溷水社区和神垕镇的干部说，乾隆年间的石桥修好了，藉此机会请大家看看。" * 2
    assert normalize(text).text == text


def test_a_quotation_may_cross_a_line_break() -> None:
    assert normalize('书记说:"把事办\n好。"\n"再说。"').text == "书记说：“把事办\n好。”\n“再说。”"


def test_a_missing_mark_does_not_turn_the_next_lines() -> None:
    assert normalize('说得"好。\n"五星"支部').text == "说得“好。\n“五星”支部"


@pytest.mark.parametrize(
    "given",
    [
        "社\u200b区党委" * 3,
        "\ufeffcafe\u0301社\u200b\u200b区e\u0301\u00ad党e\u0301",
        "\u200b\u200b社区\u200b",
        "社区",
        "",
    ],
)
def test_positions(given: str) -> None:
    normal = normalize(given)
    for position, character in enumerate(normal.text):
        start = normal.source_position(position)
        end = normal.source_position(position + 1) if position + 1 < len(normal.text) else len(given)
        assert normalize(given[start:end]).text == character
    covered = [at for run in normal.runs(0, len(normal.text), 5) for at in range(run.start, run.start + run.length)]
    assert covered == list(range(5, 5 + len(normal.text)))


def test_a_second_time_changes_nothing() -> None:
    once = normalize('「柳溪」鎮（試點）：９：３０ "好"').text
    assert normalize(once).text == once
