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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a body that lent a hand in the sentence before gives way to whom it helped
        ("桂平市西山镇白兰村种植果树。桂平市农业农村局派员指点。半年下来，卖出果子300箱。", ("白兰村", 300)),
        # one that founded something goes on
        (
            "桂平市西山镇白兰村种植果树。桂平市农业农村局组建技术队。半年下来，培训果农300人。",
            ("桂平市农业农村局", 300),
        ),
        # two villages: one of them, not the body between
        (
            "桂平市西山镇白兰村牵手前进村。桂平市农业农村局推出贷款，放款90万元。今年，两村接待游客8万人次，收入520万元。",
            ("白兰村", 520),
        ),
        # the place where a person founded something
        ("桂平市西山镇推行新模式。返乡青年李强在西山镇白兰村办起工坊，带动60人就业。", ("白兰村", 60)),
        # whose homes were visited
        ("桂平市西山镇白兰村修好了路。随后，志愿者来到西山镇前进村35户老人家中，帮忙打扫。", ("前进村", 35)),
        # where a thing comes from, or a quoted name, has no figures
        ("桂平市西山镇白兰村修路，从桂平市农业农村局争取资金20万元。", ("白兰村", 20)),
        ("桂平市西山镇白兰村共同打造“我的桂平市行”线路，接待师生600人。", ("白兰村", 600)),
    ],
)
def test_whose_figure_in_later_clauses(text: str, wanted: tuple[str, float]) -> None:
    assert wanted in _subjects(text)


def test_a_count_of_listed_places_is_of_the_place_above_them() -> None:
    text = "桂平市西山镇前进村喜获丰收。观摩团到西山镇白兰村、西山镇前进村等8个村进行现场观摩。"
    assert ("西山镇", 8) in _subjects(text)


def test_a_quotation_speaks_of_the_place_of_its_speaker() -> None:
    text = "桂平市推行“党建+”模式。“2022年，村集体收入增加28万元。”桂平市西山镇白兰村党支部书记张立在介绍经验时说。"
    assert ("白兰村", 28) in _subjects(text)


def test_bodies_counted_in_a_list_answer_whom_they_joined() -> None:
    text = "桂平市西山镇向单位发出倡议。桂平市人民医院、桂平市文旅局等58家单位的党组织各认领一条巷子。"
    assert ("西山镇", 58) in _subjects(text)


def test_a_bare_street_office_is_that_of_the_article() -> None:
    text = "许昌市禹州市钧台街道花园社区推行积分制。厂主线上，该社区开讲座；街道组织党员调处纠纷88起。"
    assert ("钧台街道", 88) in _subjects(text)


def test_a_body_that_was_not_read_leaves_its_figures_with_the_founders() -> None:
    text = "桂平市西山镇白兰村牵头办起茶园联营。桂平市文旅局开办讲座16场。联盟成立半年，接待游客11万人次，增收60万元。"
    assert ("白兰村", 11) in _subjects(text)
    assert ("白兰村", 60) in _subjects(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # several villages: the union that they formed, but their own purses stay theirs
        (
            "桂平市西山镇白兰村、前进村组建西山镇兰前联村党委。三个村连片栽树，新栽苗木900棵。",
            ("西山镇兰前联村党委", 900),
        ),
        (
            "桂平市西山镇白兰村、前进村组建西山镇兰前联村党委。前进村修路。眼下，两个村集体收入都过了30万元。",
            ("前进村", 30),
        ),
        # a village's purse is no firm's
        ("桂平市西山镇白兰村引来桂平市大成食品有限公司，公司办起车间，村集体收入增加8万元。", ("白兰村", 8)),
        # the whole of a county, though 村集体 follows; a place named as an example has no such figure
        ("桂平市西山镇白兰村栽树。截至目前，全市村集体经济总收入2.6亿元。", ("桂平市", 2.6)),
        # each place of a row has the figure behind it
        ("桂平市西山镇建大棚。其中，西山镇白兰村5座，西山镇前进村8座。", ("前进村", 8)),
        # who was helped goes on, who sent the helpers does not
        ("桂平市西山镇前进村很美。桂平市交通局派出工作队进驻西山镇白兰村，帮着修路3.2公里。", ("白兰村", 3.2)),
        # where people come to
        ("桂平市西山镇发出倡议。到西山镇白兰村报到的党员有160名。", ("白兰村", 160)),
        # whose villagers, in a row of places
        ("桂平市西山镇修路。西山镇白兰村、西山镇前进村的集体收入双双突破40万元。", ("白兰村", 40)),
    ],
)
def test_whose_figure_among_several(text: str, wanted: tuple[str, float]) -> None:
    assert wanted in _subjects(text)


def test_what_a_county_did_before_is_only_the_backdrop() -> None:
    text = "桂平市西山镇白兰村换了班子。桂平市推开“导师帮带”后，4名年轻干部陆续进了班子，带着村民种果树600亩。"
    assert ("白兰村", 600) in _subjects(text)
    assert ("桂平市", 600) not in _subjects(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # where the reporter has gone, whose head somebody became, where somebody came to work, whose body works
        ("桂平市西山镇兴产业。近日，记者走进西山镇白兰村，果香扑鼻。这两年，累计栽树300棵。", ("白兰村", 300)),
        ("桂平市西山镇兴产业。李强当选西山镇白兰村党支部书记，带着60户种果树。", ("白兰村", 60)),
        ("桂平市西山镇兴产业。第一书记马超到西山镇白兰村后，带动60户增收。", ("白兰村", 60)),
        ("桂平市西山镇兴产业。由西山镇白兰村党支部领办的合作社吸纳50人就业。", ("白兰村", 50)),
        # the county-level city that was spoken of last; who brings people together is no doer
        ("桂平市西山镇很美。桂平市推行“党建+”模式。目前，全市共建成示范点32个。", ("桂平市", 32)),
        ("桂平市把结对作为抓手，由桂平市工商联牵线，推动95家企业参与。", ("桂平市", 95)),
        # a firm that helps in passing, and a village told of beside others
        (
            "桂平市西山镇兴产业。西山镇白兰村与桂平市大成食品有限公司结对后，企业掏出20万元。如今，11条路打通。",
            ("白兰村", 11),
        ),
        ("桂平市西山镇兴产业。西山镇白兰村做糕点，7个村养蚂蚱，村均建棚15个。", ("西山镇", 15)),
    ],
)
def test_whose_figure_after_a_turn(text: str, wanted: tuple[str, float]) -> None:
    assert wanted in _subjects(text)


def test_a_bank_that_is_called_by_its_kind_lends() -> None:
    said = says("禹州市钧台街道柳堰村见闻。\n柳堰村与禹州农商银行结对，银行发放贷款320万元。")
    assert {source for _, source, _ in said.facts("ACHIEVED")} == {"禹州农商银行"}
