"""Bodies that are not the place itself: full names, shortened names resolved, branches folded, where they lie."""

from __future__ import annotations

import pytest
from reading import says


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("南阳市审计局开展“送学上门”活动。", "南阳市审计局"),
        ("博爱县委组织部开展“送学上门”活动。", "博爱县委组织部"),
        ("祁东县第二中学开展“送学上门”活动。", "祁东县第二中学"),
        ("横州市农村商业银行开展“送学上门”活动。", "横州市农村商业银行"),
        ("安徽东方钙业有限公司党支部开展“送学上门”活动。", "安徽东方钙业有限公司"),
        ("福鼎市农业农村局党组开展“送学上门”活动。", "福鼎市农业农村局"),
        ("周市镇派出所开展“送学上门”活动。", "周市镇派出所"),
    ],
)
def test_named_bodies(text: str, body: str) -> None:
    said = says(text)
    assert said.names("Organization") == {body}
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", body, "送学上门")}


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("该市财政局", "禹州市财政局"),
        ("市财政局", "禹州市财政局"),
        ("市委组织部", "禹州市委组织部"),
        ("市人民医院", "禹州市人民医院"),
    ],
)
def test_shortened_names_get_the_articles_own_place(words: str, body: str) -> None:
    said = says(f"近年来，禹州市狠抓落实。{words}开展“送学上门”活动。", title="禹州市：真抓实干")
    assert said.names("Organization") == {body}
    assert ("IMPLEMENTS", body, "送学上门") in said.facts()


def test_body_lies_in_its_place_by_the_words_of_the_text() -> None:
    said = says("祁东县第二中学开展“护学岗”行动。")
    claim = said.claim("LOCATED_IN", "祁东县第二中学", "祁东县")
    assert claim.basis == "text"
    assert said.quotes("LOCATED_IN", "祁东县第二中学", "祁东县") == ["祁东县第二中学"]


def test_branch_of_a_body_is_the_body() -> None:
    said = says("鄢陵县新华书店党支部书记刘洋介绍，新华书店开展“送书下乡”活动。")
    assert said.names("Organization") == {"鄢陵县新华书店"}
    assert said.facts("LEADS", "IMPLEMENTS") == {
        ("LEADS", "刘洋", "鄢陵县新华书店"),
        ("IMPLEMENTS", "鄢陵县新华书店", "送书下乡"),
    }


def test_cooperative_is_a_body_of_its_village() -> None:
    said = says("尤溪县西城镇麻洋村成立了麻洋村脐橙专业合作社，合作社推行“订单种植”模式。")
    assert said.names("Organization") == {"麻洋村脐橙专业合作社"}
    assert ("IMPLEMENTS", "麻洋村脐橙专业合作社", "订单种植") in said.facts()
    assert ("LOCATED_IN", "麻洋村脐橙专业合作社", "麻洋村") in said.facts()


@pytest.mark.parametrize("words", ["有关部门", "各级党组织", "相关企业", "两家公司", "村里的合作社"])
def test_bodies_without_a_name_are_no_nodes(words: str) -> None:
    assert says(f"桂平市西山镇联合{words}推进工作。").names("Organization") == set()


def test_namesakes_of_two_counties_are_two_bodies() -> None:
    said = says("祁东县财政局与衡阳县财政局结对共建。")
    assert said.names("Organization") == {"祁东县财政局", "衡阳县财政局"}
    assert said.facts("PARTNERS_WITH") in (
        {("PARTNERS_WITH", "祁东县财政局", "衡阳县财政局")},
        {("PARTNERS_WITH", "衡阳县财政局", "祁东县财政局")},
    )


def test_central_body_is_not_the_countys() -> None:
    said = says("平利县老县镇蒋家坪村被中央组织部授予“全国先进基层党组织”称号。")
    assert "平利县中央组织部" not in said.names("Organization")


def test_department_named_short_later_is_the_same_body() -> None:
    said = says("邳州市委组织部创新“季度擂台”机制。邳州市委常委、组织部部长孙红介绍经验。")
    assert said.names("Organization") == {"邳州市委组织部"}


def test_department_of_a_county_with_a_short_name() -> None:
    said = says("嵩县县委组织部部长张海涛说，组织部创新“墩苗计划”。")
    assert said.names("Organization") == {"嵩县县委组织部"}


def test_alias_is_not_cut_inside_a_word() -> None:
    assert "委组织部" not in says("邳州市委组织部创新“季度擂台”机制。").node("邳州市委组织部").aliases


def test_health_centre_is_a_body() -> None:
    said = says("武进区湟里镇卫生院开展“健康下乡”活动。")
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", "湟里镇卫生院", "健康下乡")}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("武陟县驾部四村与河南怀牌药业有限公司签约。", "河南怀牌药业有限公司"),
        ("晋城市福旺多超市商贸有限公司在南寨村建起基地。", "晋城市福旺多超市商贸有限公司"),
        ("县运输协会联手中国邮政临泽县分公司转运种子。", "中国邮政临泽县分公司"),
        ("又与顺达同城配送有限公司共建。", "顺达同城配送有限公司"),
        ("三里营村的和氏奶山羊专业合作社挽回损失。", "和氏奶山羊专业合作社"),
    ],
)
def test_firm_keeps_its_whole_name(text: str, body: str) -> None:
    assert body in says(text).names("Organization")


def test_bare_bureau_in_a_row_gets_its_district() -> None:
    said = says("泉港区委组织部、区住建局、区民政局共同实施“近邻”行动。")
    assert {"泉港区住建局", "泉港区民政局"} <= said.names("Organization")


def test_works_that_a_community_is_named_after_is_no_body() -> None:
    said = says("洛阳市涧西区天津路街道电厂新村社区党委开展“五星”支部创建。")
    assert said.names("Organization") == set()
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", "电厂新村社区", "五星支部")}


def test_youth_league_of_a_county_has_its_own_name() -> None:
    assert "共青团正阳县委" in says("正阳县真阳街道叔度社区联合团县委开办“童享暑假”公益托管班。").names("Organization")


def test_hospital_is_meant_by_the_last_body_of_its_kind() -> None:
    said = says("淇县人民法院与县司法局签订协议。该院打造“法庭+司法所”模式。")
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", "淇县人民法院", "法庭+司法所")}


def _bodies(text: str) -> set[str]:
    return says("禹州市钧台街道柳堰村见闻。\n" + text).names("Organization")


def test_kinds_and_brands_before_a_firms_name() -> None:
    assert _bodies("村里与高新技术企业延安菌舰生物科技有限公司签约。") == {"延安菌舰生物科技有限公司"}
    assert _bodies("辖区企业“粒粒香”茶叶有限公司订单不断。") == {"“粒粒香”茶叶有限公司"}


def test_a_joint_bodys_own_organs_are_no_countys() -> None:
    assert _bodies("同步成立联合纪委，盯着项目。") == set()
    assert _bodies("由社区联合党委把小区编成网格。") == set()
    assert _bodies("市纪委派人指导。") == {"禹州市纪委"}


def test_schools_in_a_row_and_their_heads() -> None:
    assert "前哨幼儿园" in _bodies("请来中铁隧道项目部、前哨幼儿园、禹州市第二小学一起签约。")
    assert ("LEADS", "李晓军", "禹州市第八小学") in says("禹州市第八小学校长李晓军套好红马甲。").facts("LEADS")


def test_a_body_lies_where_the_words_around_it_say() -> None:
    def lies(text: str) -> set[tuple[str, str, str]]:
        return says("禹州市钧台街道柳堰村见闻。\n" + text).facts("LOCATED_IN")

    assert ("LOCATED_IN", "天蓝蔬菜专业合作社", "柳堰村") in lies("柳堰村的天蓝蔬菜专业合作社一派忙碌。")
    assert ("LOCATED_IN", "天蓝蔬菜专业合作社", "柳堰村") in lies("天蓝蔬菜专业合作社由柳堰村党支部领办。")
    assert ("LOCATED_IN", "天蓝蔬菜专业合作社", "柳堰村") not in lies("柳堰村请来天蓝蔬菜专业合作社讲课。")


def test_a_bare_bureau_is_the_one_named_in_full_before() -> None:
    said = says("卫辉市韦庄村见闻。新乡市机关事务中心与韦庄村结对。下一步，市机关事务中心将常来。")
    assert said.names("Organization") == {"新乡市机关事务中心"}


def test_a_body_named_after_a_township_without_its_level() -> None:
    assert _bodies("钧台派出所民警走访居民。") == {"钧台派出所"}
    assert "禹州农商银行钧台支行" in _bodies("村里与禹州农商银行钧台支行签约。")
    assert _bodies("由鑫盛物业公司统一管理。") == {"鑫盛物业公司"}
    assert _bodies("引进服装公司，带动外贸公司。") == set()


def test_bureaus_with_several_tasks() -> None:
    assert says("舟山市普陀区海洋与渔业局派人来。").names("Organization") == {"普陀区海洋与渔业局"}
    assert says("禹州市花园社区治理格局焕然一新。").names("Organization") == set()


@pytest.mark.parametrize(
    ("words", "body", "township"),
    [
        ("襄城县颍桥回族镇请来医生。镇卫生院与颍桥回族镇北街村结成对子。", "颍桥回族镇卫生院", "颍桥回族镇"),
        ("禹州市钧台街道办了夜校。花园社区与街道司法所共建。", "钧台街道司法所", "钧台街道"),
    ],
)
def test_a_body_called_by_its_townships_level_alone(words: str, body: str, township: str) -> None:
    said = says(words)
    assert body in said.names("Organization")
    assert ("LOCATED_IN", body, township) in said.facts("LOCATED_IN")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("沈阳市第一二〇中学与皇姑区牡丹社区签约。", "沈阳市第一二〇中学"),
        ("遵义师范学院美术学院先后与仁怀市苍龙街道水塘村签约共建。", "遵义师范学院美术学院"),
        ("光山县来了客人，人行光山县支行行长李明到场。", "人行光山县支行"),
        ("河南省农科院畜牧所与禹州市花石镇白北村结为对子。", "河南省农科院畜牧所"),
    ],
)
def test_names_with_rare_signs_and_parts(text: str, body: str) -> None:
    assert body in says(text).names("Organization")
