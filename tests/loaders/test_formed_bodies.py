"""Bodies that no ending of the list tells: by their place and by what only a body has or does."""

from __future__ import annotations

import pytest
from reading import says

PLACE = "禹州市钧台街道柳堰村见闻。\n"


def bodies(text: str) -> set[str]:
    return says(PLACE + text).names("Organization")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("禹州市血站党支部与柳堰村党支部结对。", "禹州市血站"),
        ("禹州市军队离退休干部休养所党委慰问老兵。", "禹州市军队离退休干部休养所"),
        ("市市政设施服务中心派驻柳堰村工作队。", "禹州市市政设施服务中心"),
        ("禹州市植保站的技术员来到田间。", "禹州市植保站"),
        ("禹州市纪委监委驻市财政局纪检监察组到村里调研。", "禹州市纪委监委驻市财政局纪检监察组"),
    ],
)
def test_a_body_is_told_by_what_stands_around_its_name(text: str, name: str) -> None:
    assert bodies(text) == {name}


def test_it_lies_in_the_place_that_it_is_named_after() -> None:
    facts = says(PLACE + "禹州市血站党支部与柳堰村党支部结对。").facts("LOCATED_IN")
    assert ("LOCATED_IN", "禹州市血站", "禹州市") in facts


@pytest.mark.parametrize(
    "text",
    [
        "禹州市推进乡村建设，党员干部走村入户。",
        "在禹州市脱贫攻坚主战场，党员干部勇挑重担。",
        "区域内各单位党支部积极参与。",
        "柳堰村位于禹州市中心地段，党员112名。",
        "钧台街道探索村村联合党委的办法，成立联村党委。",
        "禹州市产业园党委推动企业发展。",
        "与北汽福田禹州汽车厂党支部一起上党课。",
    ],
)
def test_words_of_a_sentence_that_end_like_a_body_are_none(text: str) -> None:
    assert bodies(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("许昌市公安局交警支队高速大队党支部组织学习。", "许昌市公安局交警支队高速大队"),
        ("禹州市驻粤流动党员委员会书记张大山返乡。", "禹州市驻粤流动党员委员会"),
        ("禹州市“两新”组织党工委印发通知。", "禹州市“两新”组织党工委"),
        ("柳堰村与众鸣农牧有限公司合作。", "众鸣农牧有限公司"),
        ("武宁天路物业托管有限公司党支部牵头。", "武宁天路物业托管有限公司"),
        ("平禹煤电公司党委与村里结对。", "平禹煤电公司"),
        ("大队多次荣获市公安局表彰。", "禹州市公安局"),
    ],
)
def test_a_name_is_read_to_its_bounds(text: str, name: str) -> None:
    assert bodies(text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "全省中小学校普遍开展活动，省级医院下乡义诊。",
        "打造全市一流现代化高中。",
        "“管！”公司党支部书记答得干脆。",
        "柳堰村和投资建设有限公司的老板商量。",
        "引进3家食品加工有限公司。",
        "柳堰村与种植专业合作社签约。",
        "柳堰村与县域内学校党组织共建。",
        "旗下公司党支部参与共建。",
        "市民学校党支部开课，县城学校党员教师送课。",
        "区块链产业园党委成立。",
    ],
)
def test_kinds_of_bodies_are_none(text: str) -> None:
    assert bodies(text) == set()


def test_a_squad_or_school_is_called_by_its_kind_afterwards() -> None:
    said = says(PLACE + "禹州市公安局交警大队狠抓队伍建设。大队党支部推行“平安守护”行动，成效明显。")
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", "禹州市公安局交警大队", "平安守护")}
    said = says(PLACE + "禹州市第二中学有教师80人。学校党支部开展“红烛先锋”行动。")
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", "禹州市第二中学", "红烛先锋")}


def test_a_school_is_told_by_its_number_before_what_only_a_school_has() -> None:
    assert bodies("水头一小党组织书记王强和禹州一高的老师交流。") == {"水头一小", "禹州一高"}
    assert bodies("这一小的变化让居民高兴，一高一低看得清。") == set()
