"""Honours: titles given, by whom, and where their receiver is to be sought."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from jiceng.graph.model import Refusal
from jiceng.loaders.mentions.honors import find_honors
from jiceng.loaders.passage import Passage

_HERE = Path(__file__).parent
_CASES: list[dict[str, Any]] = yaml.safe_load((_HERE / "honors.yaml").read_text("utf-8"))
_SHARED = _HERE.parents[3] / "shared"


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["text"][:16])
def test_titles(case: dict[str, Any]) -> None:
    assert [mention.name for mention in find_honors(Passage(case["text"]))] == case["titles"]


@pytest.mark.parametrize("case", [c for c in _CASES if "receiver" in c], ids=lambda case: case["text"][:16])
def test_receiver_ends_at_its_position(case: dict[str, Any]) -> None:
    mention = find_honors(Passage(case["text"]))[0]
    assert case["text"][: mention.receiver].endswith(case["receiver"])


@pytest.mark.parametrize("case", [c for c in _CASES if "giver" in c], ids=lambda case: case["text"][:16])
def test_giver(case: dict[str, Any]) -> None:
    giver = find_honors(Passage(case["text"]))[0].giver
    assert (case["text"][giver[0] : giver[1]] if giver else "") == case["giver"]


def test_span_and_trigger_lie_in_the_text() -> None:
    text = "古城村先后荣获全国“文明村镇”、省级卫生村等称号。"
    first, second = find_honors(Passage(text))
    assert text[first.trigger :].startswith("荣获")
    assert text[first.start : first.end] == "全国“文明村镇”"
    assert (first.name, first.aliases) == ("全国文明村镇", ("文明村镇",))
    assert (second.name, text[second.start : second.end]) == ("省级卫生村", "省级卫生村")
    assert text[: first.receiver] == "古城村"
    assert (second.trigger, second.receiver, second.giver) == (first.trigger, first.receiver, first.giver)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("全街道上下争取早日获评“全国文明城市示范街道”。", "honor_plan"),
        ("只要每一组都努力，就能被评为“五星”支部。", "honor_plan"),
        ("对获评“先进支部”的村给予奖励3万元。", "honor_offer"),
        ("有36户被评为“五美庭院”。", "honor_household"),
    ],
)
def test_refusal_says_why(text: str, reason: str) -> None:
    refused: list[Refusal] = []
    assert find_honors(Passage(text), refused, "page.txt") == []
    assert [(each.reason, each.source) for each in refused] == [(reason, "page.txt")]


def test_real_page() -> None:
    files = sorted(_SHARED.glob("articles/000_*.txt"))
    if not files:
        pytest.skip("the real pages are not beside this checkout")
    names = [mention.name for mention in find_honors(Passage(files[0].read_text("utf-8")))]
    employment = [name for name in names if "就业" in name]
    assert employment == ["国家级充分就业社区", "省级充分就业社区", "建安区充分就业社区", "国家级充分就业社区"]
    assert set(names) - set(employment) == {"五星支部"}
