"""Communities that the division table lacks: by form and by the words around; and phrases that are none."""

from __future__ import annotations

import pytest
from reading import says

PLACE = "禹州市钧台街道见闻。\n"

NAMED = {
    "柳堰村来了位新书记。": {"柳堰村"},
    "在柳堰村，家家户户种葡萄。": {"柳堰村"},
    "走进柳堰村，一座座大棚映入眼帘。": {"柳堰村"},
    "大柳堰村办起食堂，罗畈村设立“道德银行”。": {"大柳堰村", "罗畈村"},
    "邻近的柳堰村学着样。": {"柳堰村"},
    "四联村有蓝莓，柳堰村有花海。": {"四联村", "柳堰村"},
    "盛和社区牵头巡查。": {"盛和社区"},
    "请他们到春和社区走一走。": {"春和社区"},
    "柳街、永和苑、锦堰3个社区受到表彰。盛和社区也去了。": {"盛和社区"},
    "恒昌物业和柳泰社区双双入选，柳泰社区居民很高兴。": {"柳泰社区"},
}
NONE = [
    "新一届村“两委”上任。",
    "光靠几名社区干部忙不过来。",
    "引导2家专业合作社同村党支部一起干。",
    "三名村党支部书记分任书记、副书记。",
    "脱贫村变成了富裕村，后进村变成了先进村。",
    "这里过去是偏僻山村，如今是样板村。",
    "产业强村、生态美村、文化兴村。",
    "乡镇党委、村和社区党组织一起抓。",
    "党员到居住地社区报到。",
    "单靠社区，力量有限。",
    "这里号称牡丹第一村。",
    "昔日的三无村变了样。",
    "37名老板被聘为名誉村主任。",
    "村看村，户看户，群众看的是支部。",
    "许昌学院来社区实践，税务局进社区宣讲。",
    "发展壮大村集体经济，越来越像个村了。",
    "参观了富硒田园康养社区等项目。",
    "产业联姻，富村带穷村，一起奔小康。",
]


@pytest.mark.parametrize(("text", "expected"), NAMED.items(), ids=list(NAMED))
def test_a_village_is_read_by_its_form(text: str, expected: set[str]) -> None:
    assert expected <= says(PLACE + text).names("Community")


@pytest.mark.parametrize("text", NONE)
def test_phrases_are_no_community(text: str) -> None:
    assert says(PLACE + text).names("Community") == set()


def test_people_of_a_community_name_it_by_its_end() -> None:
    assert says(PLACE + "来访的是丰禾路社区居民。").names("Community") == {"丰禾路社区"}
    assert says(PLACE + "来访的是老旧社区居民，还有回迁社区居民。").names("Community") == set()


def test_a_list_of_villages_with_their_townships_and_letters_taken_for_words() -> None:
    said = says("蒙城县乐土镇双龙社区见闻。双龙、板桥集镇芮集、小涧镇狼山三个村结成同盟。")
    assert {"芮集村", "狼山村"} <= said.names("Community")
    assert ("LOCATED_IN", "狼山村", "小涧镇") in said.facts("LOCATED_IN")


def test_a_community_is_the_one_called_more_fully_before() -> None:
    text = "郑州市管城区北下街街道兴达国贸楼宇社区成立。楼宇社区党委书记韩俊说。"
    assert says(text).names("Community") == {"兴达国贸楼宇社区"}
    assert says(text).names("County") == {"管城回族区"}


def test_villages_of_a_township_in_short_form() -> None:
    said = says("禹州市鸠山镇见闻。鸠山镇塔岔、李甸两村联手修路，鸠山镇的前岔村也来了。")
    assert {"塔岔村", "李甸村", "前岔村"} == said.names("Community")
    assert says("禹州市鸠山镇见闻。鸠山镇修路、种树三村共享。").names("Community") == set()


def test_a_scanned_list_whose_count_is_no_number_of_names() -> None:
    said = says("禹州市鸠山镇见闻。鸠山镇塔岔村、李甸村0个村联手修路。")
    assert {"塔岔村", "李甸村"} <= said.names("Community")


def test_communities_named_after_days_and_roads() -> None:
    said = says("登封市大冶镇见闻。大冶镇五一社区、大冶镇八一路社区都来了，大冶镇三个社区联动。")
    assert said.names("Community") == {"五一社区", "八一路社区"}


def test_a_city_without_counties_has_its_villages_at_hand() -> None:
    said = says("东莞市洪梅镇见闻。洪屋涡村的醒狮队来教孩子。")
    assert ("LOCATED_IN", "洪屋涡村", "洪梅镇") in said.facts("LOCATED_IN")


def test_a_council_stands_for_its_community_and_a_rating_for_none() -> None:
    said = says("浦东新区惠南镇惠益居委另与上海市浦东医院签了共建协议。")
    assert "惠益居委" in said.names("Community")
    assert says("光山县白雀园镇信用村试点启动，全镇签下信用村合作协议。").names("Community") == set()
    heard = says("濮阳市华龙区建设路街道锦绣社区来了人。听完社区党支部书记陈军的介绍，大家点头。")
    assert heard.names("Community") == {"锦绣社区"}
