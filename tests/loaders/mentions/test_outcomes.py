"""Outcomes: what counts as result of the work, in sentences of many papers and on the two real pages."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from jiceng.graph.model import Refusal
from jiceng.loaders.mentions.outcomes import find_outcomes
from jiceng.loaders.mentions.quantities import find_quantities
from jiceng.loaders.passage import Passage

_HERE = Path(__file__).parent
_CASES: list[dict[str, Any]] = yaml.safe_load((_HERE / "outcomes.yaml").read_text("utf-8"))
_SHARED = _HERE.parents[3] / "shared"

# Read off the second real page by hand, by the rules of ontology.md; 数十万人次 has no exact value.
_SECOND_PAGE = {
    (56, "万亩"), (1.5, "亿袋"), (10, "万头"), (50, "个"), (32, "个"), (80, "家"), (50, "亿元"), (300, "家"),
    (10, "项"), (173, "个"), (112, "个"), (9, "个"), (20, "个"), (14, "盏"), (32, "处"), (1.5, "亿元"), (2000, "个"),
    (500, "万元"), (300, "人"), (35, "个"), (1.6, "万亩"), (2, "家"), (137, "个"), (4, "万元"),
    (160, "万元"), (95, "场次"), (3300, "人"), (175, "起"), (99.2, "%"), (5000, "亩"), (400, "户"),
}  # fmt: skip
_FIRST_PAGE = {
    (90, "人"), (3, "万元"), (10, "万元"), (22, "万元"), (600, "人"), (3, "期"), (1, "期"), (110, "人"), (10, "笔"),
    (190, "万元"), (2000, "人"), (81, "个"), (32442.19, "万元"), (20, "人"),
}  # fmt: skip


def _figures(text: str) -> list[tuple[float, str]]:
    return [(mention.value, mention.unit) for mention in find_outcomes(Passage(text))]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["text"][:16])
def test_sentence(case: dict[str, Any]) -> None:
    assert sorted(_figures(case["text"])) == sorted((float(value), unit) for value, unit in case["outcomes"])


@pytest.mark.parametrize(("page", "wanted"), [("000", _FIRST_PAGE), ("004", _SECOND_PAGE)])
def test_real_page(page: str, wanted: set[tuple[float, str]]) -> None:
    files = sorted(_SHARED.glob(f"articles/{page}_*.txt"))
    if not files:
        pytest.skip("the real pages are not beside this checkout")
    assert set(_figures(files[0].read_text("utf-8"))) == wanted


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("社区成立物业公司，安置90余名居民就业，人均年增收3万元。", "安置90余名居民就业"),
        ("今年上半年，共举办技能培训3期、创业培训1期，参加培训110余人。", "共举办技能培训3期"),
        ("县妇联、县文旅局、县图书馆等单位20余名党员干部参加了活动。", "县图书馆等单位20余名党员干部参加了活动"),
        ("网格员对173个小区开展“敲门行动”，摸清底数。", "网格员对173个小区开展“敲门行动”"),
        ("“村集体今年入账50万元。”村支书说。", "村集体今年入账50万元"),
    ],
)
def test_name_is_the_part_of_the_clause(text: str, name: str) -> None:
    mention = find_outcomes(Passage(text))[0]
    assert mention.name == name
    assert text[mention.start : mention.end] == name


def test_figures_of_one_part_share_its_span() -> None:
    first, second = find_outcomes(Passage("流转土地后，带动120户460人增收。"))
    assert (first.value, second.value) == (120, 460)
    assert (first.start, first.end) == (second.start, second.end)


@pytest.mark.parametrize(
    ("text", "approximate"),
    [
        ("发放贷款190万元。", False),
        ("带动就业近600人。", True),
        ("调解成功率达99.2%以上。", True),
        ("惠及居民400余户。", True),
    ],
)
def test_approximate(text: str, approximate: bool) -> None:
    assert find_outcomes(Passage(text))[0].approximate is approximate


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("带动灵活就业数十万人次。", "outcome_no_exact_value"),
        ("务工人员每月收入3000元至6000元。", "outcome_range"),
        ("村集体收入由6万元增加到43万元。", "outcome_before_change"),
        ("全镇力争年内发展油茶2000亩。", "outcome_plan"),
        ("我家去年种了8亩葡萄。", "outcome_individual"),
        ("该村下辖6个自然村。", "outcome_description"),
        ("樱桃每斤卖到20元，售价每斤20元。", "outcome_price"),
        ("党员每月走访群众2次。", "outcome_frequency"),
        ("成立了5个创建专班。", "outcome_committee"),
        ("制定了8项制度。", "outcome_structure"),
        ("该村距县城12公里。", "outcome_distance"),
        ("打造“15个站点服务圈”。", "outcome_name"),
        ("每2小时巡逻一次。", "outcome_time"),
        ("全村1260户中有1013户参与积分。", "outcome_base"),
        ("20多位村民正忙着装箱。", "outcome_scene"),
        ("该局与刘凹村、茶庵村等4个派驻村结成对子。", "outcome_roll"),
        ("分红时30%留作发展基金。", "outcome_norm"),
        ("村“两委”成员至少包联12户困难户。", "outcome_norm"),
    ],
)
def test_refusal_says_why_and_where(text: str, reason: str) -> None:
    refused: list[Refusal] = []
    find_outcomes(Passage(text), refused, "page.txt")
    assert (reason, "page.txt") in {(each.reason, each.source) for each in refused}
    assert all(text[each.start].isdigit() or text[each.start] in "数两一二三" for each in refused)


def test_every_figure_is_kept_or_refused() -> None:
    text = "".join(case["text"] for case in _CASES)
    refused: list[Refusal] = []
    kept = find_outcomes(Passage(text), refused)
    assert len(kept) + len(refused) == len(find_quantities(text))


def test_no_text_no_outcomes() -> None:
    assert find_outcomes(Passage("")) == []


def test_time_grows_with_the_text_only() -> None:
    text = "".join(case["text"] for case in _CASES)
    once, many = Passage(text), Passage(text * 8)
    find_outcomes(once)
    assert _seconds(many) < 8 * 4 * max(_seconds(once), 1e-4)


def _seconds(passage: Passage) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        find_outcomes(passage)
        best = min(best, time.perf_counter() - start)
    return best
