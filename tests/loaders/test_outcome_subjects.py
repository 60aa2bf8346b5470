"""Of whom figures are reported, where the grammatical subject of the clause is not it."""

from __future__ import annotations

import pytest
from reading import says


def _subjects(text: str) -> set[tuple[str, float]]:
    said = says(text)
    values = {n.name: n.properties["value"] for n in said.extraction.nodes if n.label == "Outcome"}
    return {(source, float(str(values[target]))) for _, source, target in said.facts("ACHIEVED")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("桂平市西山镇白兰村推行“党建+”模式。如今，西山镇的茶园面积达到3000亩。", ("西山镇", 3000)),
        ("桂平市文旅局推行“党建+”模式。在桂平市，已建成示范点32个。", ("桂平市", 32)),
        ("截至目前，桂平市建成工坊40家，村集体合计增收900万元。", ("桂平市", 900)),
        ("桂平市西山镇白兰村开办民宿，桂平市文旅局派来设计师，已带动16户增收。", ("白兰村", 16)),
    ],
)
def test_whose_figure(text: str, wanted: tuple[str, float]) -> None:
    assert wanted in _subjects(text)


def test_who_lends_staff_has_lent_them() -> None:
    text = "桂平市西山镇白兰村种植果树，桂平市农业农村局选派6名技术员驻村服务。"
    assert ("桂平市农业农村局", 6) in _subjects(text)


def test_each_place_of_a_list_has_its_own_figure() -> None:
    text = "桂平市西山镇投入资金打造长廊，西山镇白兰村栽植苗木300棵、西山镇前进村栽植月季600株。"
    assert {("白兰村", 300), ("前进村", 600)} <= _subjects(text)
