"""Where a body's name begins and ends: glued particles, counted bodies, a village's own cooperative."""

from __future__ import annotations

import pytest
from reading import says

PLACE = "禹州市钧台街道柳堰村见闻。\n"


def bodies(text: str) -> set[str]:
    return says(PLACE + text).names("Organization")


@pytest.mark.parametrize(
    "text",
    [
        "柳堰村党支部与润昌农商银行桑阿镇支行签约。",
        "见润昌农商银行桑阿镇支行的人来了，大家围上去。",
    ],
)
def test_a_particle_glued_to_a_name_is_no_part_of_it(text: str) -> None:
    assert bodies(text) == {"润昌农商银行桑阿镇支行"}


@pytest.mark.parametrize(
    "text",
    ["在3个城区派出所新建议事厅。", "选派干部到市、县党校充电。", "小分局里有大文章。", "各村股份经济合作社挂牌。"],
)
def test_bodies_that_are_counted_or_several_are_none(text: str) -> None:
    assert bodies(text) == set()


def test_a_village_has_its_own_cooperative() -> None:
    assert bodies("村党委牵头成立股份经济合作社，大家分红。") == {"柳堰村股份经济合作社"}
    assert bodies("村集体经济合作社与农户签了协议。") == {"柳堰村集体经济合作社"}
    assert bodies("全镇成立集体经济合作社12家。") == set()


def test_a_firm_of_a_group_is_one_body() -> None:
    assert bodies("柳堰村与北大荒集团勤得利农场有限公司结对。") == {"北大荒集团勤得利农场有限公司"}


def test_a_bare_department_lies_where_the_one_beside_it_does() -> None:
    facts = says(PLACE + "活动由禹州市委宣传部、市委社会工作部指导。").facts("LOCATED_IN")
    assert ("LOCATED_IN", "禹州市委社会工作部", "禹州市") in facts


def test_the_youth_league_of_a_place_is_not_the_place() -> None:
    said = says(PLACE + "共青团禹州市委联合柳堰村开展“青春课堂”活动。共青团禹州市委书记何志远介绍。")
    assert said.names("Organization") == {"共青团禹州市委"}
    assert ("LOCATED_IN", "共青团禹州市委", "禹州市") in said.facts("LOCATED_IN")
    assert said.facts("LEADS") == {("LEADS", "何志远", "共青团禹州市委")}


def test_squads_of_a_bureau_and_departments_of_a_province() -> None:
    assert bodies("禹州市公安局交通警察大队党支部来了。") == {"禹州市公安局交通警察大队"}
    assert bodies("省水利厅派员指导。") == {"河南省水利厅"}


def test_a_bare_squad_is_of_the_bureau_named_before() -> None:
    text = "息县公安局开展活动。路口派出所被评为“枫桥式公安派出所”，刑侦大队荣立集体二等功。"
    assert "息县公安局刑侦大队" in says(text).names("Organization")
    assert says("禹州市钧台街道见闻。交警大队来了。").names("Organization") == set()
