"""The scorer counts what it says, and agrees with the reference scorer where that lies beside the checkout."""

from __future__ import annotations

import importlib.util
from copy import deepcopy
from typing import Any

import pytest
from golden import figure, fold
from scoring import Score, figures, score_pages
from sets import SETS, SHARED, PageSet

_REFERENCE = SHARED / "eval" / "score.py"
_TEXT = "溪口镇党委书记林一鸣说，溪口镇推行“码上办”机制，服务群众300余人。"
_GOLD: dict[str, Any] = {
    "page": "p.txt",
    "articles": [
        {
            "key": "p-1",
            "title": "码上办，暖人心",
            "authors": ["周舟"],
            "starts": "溪口镇党委书记",
            "ends": "300余人",
            "nodes": {
                "Township": [["溪口镇"]],
                "Official": [["林一鸣"]],
                "Program": [["码上办"]],
                "County?": [["龙游县"]],
                "City?": [["衢州市"]],
            },
            "edges": [
                ["LEADS", "Official:林一鸣", "Township:溪口镇"],
                ["IMPLEMENTS", "Township:溪口镇|County:龙游县", "Program:码上办"],
            ],
            "optional_edges": [["LOCATED_IN", "Township:*", "County:龙游县"]],
            "outcomes": [["溪口镇", 300, "人", "服务群众300余人"]],
        }
    ],
}


def _edge(relation: str, source: str, target: str, start: int, end: int) -> dict[str, Any]:
    evidence = [{"start": start, "end": end, "quote": _TEXT[start:end]}]
    return {"type": relation, "source": source, "target": target, "basis": "text", "evidence": evidence}


def _record() -> dict[str, Any]:
    """What a perfect reader would have extracted, with doubtful things that neither help nor hurt."""
    nodes = [
        {"id": "t", "type": "Township", "name": "溪口镇政府", "aliases": ["溪口镇"]},
        {"id": "o", "type": "Official", "name": "林一鸣", "aliases": []},
        {"id": "p", "type": "Program", "name": "“码上办”机制", "aliases": []},
        {"id": "c", "type": "County", "name": "龙游县", "aliases": []},
        {"id": "f", "type": "Outcome", "name": "服务群众300余人", "value": 300.0, "unit": "名"},
    ]
    table = {"type": "LOCATED_IN", "source": "t", "target": "c", "basis": "divisions", "evidence": []}
    edges = [
        _edge("LEADS", "o", "t", 0, 10),
        _edge("IMPLEMENTS", "t", "p", 12, 24),
        _edge("ACHIEVED", "t", "f", 25, 33),
        table,
    ]
    article = {"source": "p.txt", "title": "码上办，暖人心", "authors": ["周舟"], "text": _TEXT}
    return {"article": article, "nodes": nodes, "edges": edges}


def _scored(record: dict[str, Any]) -> Score:
    return score_pages([_GOLD], [record])


def test_a_perfect_reading_scores_one_throughout() -> None:
    score = _scored(_record())
    assert score.errors == []
    assert {name: value for name, value in figures(score).items() if value != 1.0} == {}


def test_an_extra_node_costs_precision_and_a_missing_one_recall() -> None:
    record = _record()
    record["nodes"][1] = {"id": "o", "type": "Official", "name": "林一", "aliases": []}
    score = _scored(record)
    assert dict(score.kinds["Official"]) == {"gold": 1, "pred": 1}
    assert figures(score)["leads_f1"] == 0.0
    assert "p-1 MISS node Official:林一鸣" in score.errors
    assert "p-1 EXTRA edge LEADS Official:林一 → Township:溪口镇" in score.errors


def test_wrong_words_and_missing_words_of_evidence_count() -> None:
    record = _record()
    record["edges"][0]["evidence"][0]["quote"] = "溪口镇"
    record["edges"][1]["evidence"] = []
    found = figures(_scored(record))
    assert found["evidence_valid"] == pytest.approx(1 / 2)
    assert found["evidence_cover"] == pytest.approx(1 / 2)


def test_a_figure_of_another_subject_is_found_but_not_recalled() -> None:
    record = _record()
    record["edges"][2]["source"] = "c"
    found = figures(_scored(record))
    assert (found["outcome_recall"], found["outcome_p"]) == (0.0, 1.0)


def test_words_of_another_article_break_the_bounds() -> None:
    gold = deepcopy(_GOLD)
    gold["articles"].append({**gold["articles"][0], "key": "p-2", "starts": "服务群众"})
    score = score_pages([gold], [_record()])
    assert score.tally["bounds"] == 0
    assert "p-1 BOUNDS end missing or holds ['p-2']" in score.errors


def test_partners_are_read_both_ways_and_leaders_are_not() -> None:
    gold = deepcopy(_GOLD)
    gold["articles"][0]["edges"] = [["PARTNERS_WITH", "County:龙游县", "Township:溪口镇"]]
    record = _record()
    record["edges"] = [_edge("PARTNERS_WITH", "t", "c", 0, 3)]
    assert dict(score_pages([gold], [record]).kinds["PARTNERS_WITH"]) == {"gold": 1, "tp": 1, "pred": 1}
    gold["articles"][0]["edges"] = [["LEADS", "Township:溪口镇", "Official:林一鸣"]]
    record["edges"] = [_edge("LEADS", "o", "t", 0, 10)]
    assert dict(score_pages([gold], [record]).kinds["LEADS"]) == {"gold": 1, "pred": 1}


@pytest.mark.parametrize(
    ("name", "label", "folded"),
    [
        ("“五星”支部创建", "Program", "五星支部"),
        ("党建＋物业", "Program", "党建+物业"),
        ("活动", "Program", "活动"),
        ("新元街道办事处", "Township", "新元街道"),
        ("A 计划", "Organization", "a计划"),
    ],
)
def test_names_fold(name: str, label: str, folded: str) -> None:
    assert fold(name, label) == folded


def test_people_are_people_however_counted() -> None:
    assert figure("300", "名") == figure(300.0, "人") == (300.0, "人")
    assert figure("许多", "人") is None


def _reference() -> Any:
    spec = importlib.util.spec_from_file_location("reference_score", _REFERENCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("pages", SETS, ids=lambda pages: pages.name)
def test_agrees_with_the_reference_scorer(pages: PageSet) -> None:
    if not (_REFERENCE.is_file() and pages.exists()):
        pytest.skip("the reference scorer is not beside this checkout")
    records = pages.records()
    mine = score_pages(pages.pages(), records)
    tally, kinds, _ = _reference().score(pages.pages(), records, True)
    named = {"title": "titles"}
    assert +mine.tally == +type(mine.tally)({named.get(name, name): count for name, count in tally.items()})
    for kind in {*mine.kinds, *kinds}:
        assert +mine.kind(kind) == +kinds[kind], kind
