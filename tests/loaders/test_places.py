"""Which place a name is: level, official code, the ladder above it, homonyms by context, committees folded."""

from __future__ import annotations

import pytest
from reading import article, says

from jiceng.graph import ids


@pytest.mark.parametrize(
    ("text", "place", "node"),
    [
        ("禹州市推行“村务周清”机制。", "禹州市", "county:411081"),
        ("许昌市推行“村务周清”机制。", "许昌市", "city:4110"),
        ("漯河市西城区推行“村务周清”机制。", "西城区", "county:4111/西城区"),
        ("丽水市景宁畲族自治县推行“村务周清”机制。", "景宁畲族自治县", "county:331127"),
        ("新巴尔虎左旗推行“村务周清”机制。", "新巴尔虎左旗", "county:150726"),
        ("重庆市渝北区推行“村务周清”机制。", "渝北区", "county:500112"),
        ("安溪县祥华乡推行“村务周清”机制。", "祥华乡", "township:350524208"),
        ("福州市鼓楼区水部街道推行“村务周清”机制。", "水部街道", "township:350102008"),
        ("莎车县孜热甫夏提塔吉克族乡推行“村务周清”机制。", "孜热甫夏提塔吉克族乡", "township:653125207"),
        ("凤阳县小岗村推行“村务周清”机制。", "小岗村", "community:341126112206"),
        ("新巴尔虎左旗嵯岗镇伊和乌拉嘎查推行“村务周清”机制。", "伊和乌拉嘎查", "community:150726101201"),
    ],
)
def test_place_has_its_level_and_official_code(text: str, place: str, node: str) -> None:
    assert says(text).node(place).id == node


def test_ladder_reaches_the_province_one_step_at_a_time() -> None:
    said = says("禹州市钧台街道花园社区推行“党建+物业”模式。")
    assert said.facts("LOCATED_IN") == {
        ("LOCATED_IN", "花园社区", "钧台街道"),
        ("LOCATED_IN", "钧台街道", "禹州市"),
        ("LOCATED_IN", "禹州市", "许昌市"),
        ("LOCATED_IN", "许昌市", "河南省"),
    }
    assert said.claim("LOCATED_IN", "花园社区", "钧台街道").basis == "text"
    assert said.claim("LOCATED_IN", "禹州市", "许昌市").basis == "divisions"


def test_county_level_city_lies_in_its_city() -> None:
    said = says("福建省晋江市新塘街道梧林社区推进“侨厝新生”项目。")
    assert said.names("County") == {"晋江市"}
    assert said.names("City") == {"泉州市"}


def test_villages_of_one_name_are_two_nodes() -> None:
    text = "{}花园社区党支部开展“敲门行动”。"
    yuzhou = says(text.format("禹州市钧台街道")).node("花园社区")
    ruzhou = says(text.format("汝州市洗耳河街道")).node("花园社区")
    assert yuzhou.id == "community:411081004007"
    assert ruzhou.id == "community:410482004/花园社区"
    assert (yuzhou.properties["official"], ruzhou.properties["official"]) == (True, False)


def test_one_article_may_name_both_villages_of_one_name() -> None:
    said = says("禹州市钧台街道花园社区推行“村务周清”机制。随后，汝州市洗耳河街道花园社区也来学习。")
    found = sorted(node.id for node in said.extraction.nodes if node.name == "花园社区")
    assert found == ["community:410482004/花园社区", "community:411081004007"]


@pytest.mark.parametrize(("city", "code"), [("福州市", "350102"), ("南京市", "320106"), ("徐州市", "320302")])
def test_homonymous_districts_are_told_apart_by_the_title(city: str, code: str) -> None:
    said = says("鼓楼区推行“红色物业”机制。", title=f"{city}鼓楼区：小巷大治理")
    assert said.node("鼓楼区").id == f"county:{code}"


def test_homonym_without_any_context_is_no_node() -> None:
    assert says("鼓楼区推行“红色物业”机制。").names("County") == set()


def test_other_articles_of_the_page_are_context() -> None:
    beside = article("南京市鼓楼区华侨路街道召开会议。南京市玄武区跟进。", title="南京动态")
    assert says("鼓楼区推行“红色物业”机制。", beside=[beside]).node("鼓楼区").id == "county:320106"


def test_place_the_table_lacks_is_marked_and_named_by_its_path() -> None:
    said = says("长丰县水湖镇锦绣新城社区推行“红色物业”机制。")
    node = said.node("锦绣新城社区")
    assert node.id == "community:340121100/锦绣新城社区"
    assert node.properties["official"] is False


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("禹州市钧台街道花园社区党委", "花园社区"),
        ("禹州市钧台街道花园社区党支部", "花园社区"),
        ("禹州市钧台街道花园社区居委会", "花园社区"),
        ("许昌市建安区新元街道办事处", "新元街道"),
        ("许昌市建安区新元街道党工委", "新元街道"),
        ("嵩县县委", "嵩县"),
        ("嵩县人民政府", "嵩县"),
        ("嵩县车村镇党委", "车村镇"),
    ],
)
def test_committees_and_offices_are_the_place(words: str, place: str) -> None:
    said = says(f"{words}推行“村务周清”机制。")
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", place, "村务周清")}
    assert said.names("Organization") == set()


@pytest.mark.parametrize("words", ["市场化机制", "朝阳产业", "和平发展", "城关区域协作", "乡村振兴"])
def test_common_words_are_no_places(words: str) -> None:
    said = says(f"深圳市南山区依托{words}推进工作。")
    assert said.names("County") == {"南山区"}
    assert said.names("Township") == set()
    assert said.names("City") == {"深圳市"}


def test_place_inside_a_program_name_is_no_place() -> None:
    said = says("禹州市钧台街道开展“人人持证、技能河南”活动。")
    mentions = [
        c for c in said.extraction.claims if c.relation == "MENTIONS" and c.target == ids.place_id("Province", "41")
    ]
    assert mentions == []


def test_spelling_of_the_text_is_kept_as_alias() -> None:
    node = says("昆山市周市镇东方社区推行“红色物业”机制。").node("东方村")
    assert node.id == "community:320583102208"
    assert "东方社区" in node.aliases


def test_village_located_by_a_later_sentence_is_the_one_of_the_table() -> None:
    said = says("花园社区推行“红色物业”机制。花园社区位于禹州市钧台街道。")
    assert said.node("花园社区").id == "community:411081004007"


def test_county_named_after_its_province_skips_no_step() -> None:
    said = says("湖南省长沙县果园镇推行“红色物业”机制。")
    assert ("LOCATED_IN", "长沙县", "长沙市") in said.facts()
    assert ("LOCATED_IN", "长沙县", "湖南省") not in said.facts()


def test_township_is_not_sought_in_a_province_that_nothing_names() -> None:
    said = says("灵璧县虞姬乡把“一组一会”治理模式推广到大路乡。")
    assert said.names("Province") == {"安徽省"}


def test_clipped_name_of_an_autonomous_county() -> None:
    assert says("巴里坤县实施“头雁工程”。").node("巴里坤哈萨克自治县").label == "County"


def test_village_named_alone_is_the_only_one_of_its_county() -> None:
    said = says("安吉县天荒坪镇马吉村推行“订单种植”模式，与高家堂村结对共建。")
    assert said.node("高家堂村").id == "community:330523206203"


@pytest.mark.parametrize(
    ("text", "villages"),
    [
        ("沭阳县庙头镇聚贤村、仲楼村被评为“省级文明村”。", {"聚贤村", "仲楼村"}),
        ("靖边县杨桥畔镇沙石峁村、高渠村组建联合党委。", {"沙石峁村", "高渠村"}),
    ],
)
def test_every_village_of_a_row_is_read(text: str, villages: set[str]) -> None:
    assert says(text).names("Community") == villages


def test_place_named_after_the_verb_of_lying_is_quoted() -> None:
    said = says("紫竹社区地处郑州高新区西部，推行“一元管家”机制。")
    (quote,) = said.quotes("LOCATED_IN", "紫竹社区", "郑州高新技术产业开发区")
    assert quote.startswith("紫竹社区")
    assert quote.endswith("郑州高新区")


@pytest.mark.xfail(strict=True, reason="a village of the table is put straight into its county")
def test_step_that_only_the_table_states_skips_no_level() -> None:
    said = says("安吉县天荒坪镇马吉村推行“订单种植”模式，与高家堂村结对共建。")
    skipped = [c for c in said.extraction.claims if c.basis == "divisions" and c.source == "community:330523206203"]
    assert [claim.target for claim in skipped] in ([], ["township:330523206"])


def test_administrative_village_is_the_village_of_the_table() -> None:
    node = says("沈丘县邢庄镇东程庄行政村开展“六清”行动。").node("东程庄村")
    assert node.properties["official"]
    assert "东程庄行政村" not in node.aliases or node.name == "东程庄村"


@pytest.mark.parametrize("phrase", ["积极探索社区", "举行首批社区", "明确社区", "充分发挥社区"])
def test_phrase_before_community_is_no_name(phrase: str) -> None:
    assert says(f"平顶山市卫东区{phrase}党组织的作用。").names("Community") == set()


def test_likely_official_place_is_suggested_for_a_slip_and_never_linked() -> None:
    node = says("禹州市方山镇庒沟村推行“双联”活动。").node("庒沟村")
    assert node.properties["official"] is False
    assert "庄沟村 411081102225" in node.properties["suggestions"]  # type: ignore[operator]


def test_township_below_a_district_keeps_its_place_when_named_alone() -> None:
    said = says("郑东新区圃田乡完善阵地建设。近年来，圃田乡打造“红色物业”品牌。")
    assert said.names("County") == {"郑东新区"}
    assert ("IMPLEMENTS", "圃田乡", "红色物业") in said.facts()


def test_own_town_is_meant_by_the_whole_town_after_a_partner_town() -> None:
    said = says("通渭县榜罗镇与福州市晋安区新店镇结对。目前，全镇推行“屋檐学堂”。")
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", "榜罗镇", "屋檐学堂")}
