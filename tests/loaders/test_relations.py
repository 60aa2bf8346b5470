"""Edges: who carries out what, who works with whom, who was awarded, what was reached."""

from __future__ import annotations

import pytest
from reading import says


def _figures(text: str) -> set[tuple[str, float, str]]:
    """Return (subject, value, unit) of the outcomes of a text."""
    said = says(text)
    units = {
        n.name: (n.properties["value"], n.properties["unit"]) for n in said.extraction.nodes if n.label == "Outcome"
    }
    return {(source, *units[target]) for _, source, target in said.facts("ACHIEVED")}  # type: ignore[misc]


@pytest.mark.parametrize("verb", ["推行", "探索", "创新", "实施", "积极参与", "参加", "全面推广", "打造", "举办"])
def test_subject_implements(verb: str) -> None:
    said = says(f"宜都市红花套镇吴家岗村{verb}“清漂护江”行动。")
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", "吴家岗村", "清漂护江")}


def test_most_specific_place_of_the_subject_is_the_agent() -> None:
    said = says("文山壮族苗族自治州麻栗坡县天保镇天保村推行“边境联防”机制。")
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", "天保村", "边境联防")}


def test_coordinated_subjects_all_implement() -> None:
    said = says("西藏自治区拉萨市城关区两岛街道太阳岛社区、甘曲社区开展“双联户”创建活动。")
    assert said.facts("IMPLEMENTS") == {
        ("IMPLEMENTS", "太阳岛社区", "双联户"),
        ("IMPLEMENTS", "甘曲社区", "双联户"),
    }


def test_subject_holds_until_another_comes() -> None:
    said = says("桂平市西山镇落实“三会一课”制度，开展“敲门行动”。桂平市石咀镇推行“党建+网格”模式。")
    assert said.facts("IMPLEMENTS") == {
        ("IMPLEMENTS", "西山镇", "三会一课"),
        ("IMPLEMENTS", "西山镇", "敲门行动"),
        ("IMPLEMENTS", "石咀镇", "党建+网格"),
    }


def test_who_visits_does_not_implement() -> None:
    said = says("桂平市西山镇推行“党建+网格”模式。桂平市石咀镇党委书记黄志强到西山镇考察学习。")
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", "西山镇", "党建+网格")}


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("长丰县水湖镇水湖社区联合县城管局开展“清洁家园”行动。", "水湖社区", "长丰县城管局"),
        ("横州市校椅镇青桐村与横州市农村商业银行签订共建协议。", "青桐村", "横州市农村商业银行"),
        ("双流区黄水镇云华社区与四川大学计算机学院党支部结对共建。", "云华社区", "四川大学计算机学院"),
        ("郎溪县建平镇城东社区与安徽东方钙业有限公司共建“红色工坊”。", "城东社区", "安徽东方钙业有限公司"),
        ("汶川县映秀镇渔子溪村与广东省东莞市厚街镇结对共建。", "渔子溪村", "厚街镇"),
        ("桐梓县九坝镇与遵义市红花岗区结对共建。", "九坝镇", "红花岗区"),
    ],
)
def test_partners_are_joined_once(text: str, one: str, other: str) -> None:
    said = says(text)
    found = said.facts("PARTNERS_WITH")
    assert found in ({("PARTNERS_WITH", one, other)}, {("PARTNERS_WITH", other, one)})


def test_partners_in_a_row_all_partner_and_all_implement() -> None:
    said = says("祁东县风石堰镇联合县交警大队、祁东县第二中学开展“护学岗”行动。")
    assert {frozenset(fact[1:]) for fact in said.facts("PARTNERS_WITH")} == {
        frozenset({"风石堰镇", "祁东县交警大队"}),
        frozenset({"风石堰镇", "祁东县第二中学"}),
    }
    assert {fact[1] for fact in said.facts("IMPLEMENTS")} == {"风石堰镇", "祁东县交警大队", "祁东县第二中学"}


@pytest.mark.parametrize(
    "text",
    [
        "祁东县风石堰镇向衡阳县界牌镇购买树苗。",
        "衡阳市委副书记到祁东县风石堰镇调研指导。",
        "祁东县风石堰镇与去年相比变化很大，参观了衡阳县界牌镇。",
        "祁东县风石堰镇、灵官镇推行“村务周清”机制。",
    ],
)
def test_purchase_visit_and_row_are_no_partnership(text: str) -> None:
    assert says(text).facts("PARTNERS_WITH") == set()


@pytest.mark.parametrize(
    ("text", "receiver", "title"),
    [
        ("吴忠市利通区金花园社区被授予“全国先进基层党组织”称号。", "金花园社区", "全国先进基层党组织"),
        ("陇南市武都区两水镇前村获得“省级文明村”称号。", "前村", "省级文明村"),
        ("本溪满族自治县小市镇同江峪村被确定为省级乡村治理示范村。", "同江峪村", "省级乡村治理示范村"),
        ("三亚市吉阳区获得“全国文明城市”荣誉。", "吉阳区", "全国文明城市"),
    ],
)
def test_titles_go_to_their_receiver(text: str, receiver: str, title: str) -> None:
    assert says(text).facts("AWARDED") == {("AWARDED", receiver, title)}


def test_giver_is_kept_and_receives_nothing() -> None:
    said = says("平利县老县镇蒋家坪村被安康市委授予“先进基层党组织”称号。")
    assert said.facts("AWARDED") == {("AWARDED", "蒋家坪村", "先进基层党组织")}
    assert said.claim("AWARDED", "蒋家坪村", "先进基层党组织").properties["by"] == "安康市委"


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("化解矛盾纠纷46件", 46, "件"),
        ("新建道路3.5公里", 3.5, "公里"),
        ("绿化面积达1200余亩", 1200, "亩"),
        ("发放贷款190万元", 190, "万元"),
        ("带动120户村民增收", 120, "户"),
        ("柑橘产值由120万元增加到860万元", 860, "万元"),
        ("接待游客30万人次", 30, "万人次"),
    ],
)
def test_figure_is_the_subjects(words: str, value: float, unit: str) -> None:
    assert _figures(f"云阳县凤鸣镇黎明村推行“订单种植”，{words}。") == {("黎明村", value, unit)}


def test_figure_of_another_subject_is_not_the_first_ones() -> None:
    found = _figures("云阳县凤鸣镇黎明村化解矛盾纠纷46件。云阳县凤鸣镇里市社区新建道路3.5公里。")
    assert found == {("黎明村", 46, "件"), ("里市社区", 3.5, "公里")}


def test_more_or_less_is_marked() -> None:
    nodes = says("云阳县凤鸣镇黎明村安置90余名居民就业，新建道路3.5公里。").extraction.nodes
    assert {n.properties["value"]: n.properties["approximate"] for n in nodes if n.label == "Outcome"} == {
        90.0: True,
        3.5: False,
    }


@pytest.mark.parametrize(
    "words",
    ["计划新建文化广场12个，预计投资3000万元", "村民王秀英今年65岁", "梨子每斤卖8元", "会议于7月17日召开"],
)
def test_plan_age_price_and_date_are_no_outcomes(words: str) -> None:
    assert _figures(f"云阳县凤鸣镇黎明村{words}。") == set()


def test_income_of_one_resident_is_no_outcome() -> None:
    assert _figures("云阳县凤鸣镇黎明村今年65岁的王秀英老人每年收入2万元。") == set()


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("延边州和龙市光东村推行“民宿管家”机制。", "光东村"),
        ("文山州麻栗坡县天保镇天保村推行“民宿管家”机制。", "天保村"),
        ("阿坝州汶川县映秀镇渔子溪村推行“民宿管家”机制。", "渔子溪村"),
        ("新疆生产建设兵团第八师石河子市北泉镇推行“民宿管家”机制。", "北泉镇"),
    ],
)
def test_most_specific_place_after_a_name_not_read(text: str, agent: str) -> None:
    assert says(text).facts("IMPLEMENTS") == {("IMPLEMENTS", agent, "民宿管家")}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("盐池县农商行与花马池镇盈德村签订共建协议。", {"盐池县农商行", "盈德村"}),
        ("安吉县天荒坪镇余村村与山川乡高家堂村结对共建。", {"余村", "高家堂村"}),
    ],
)
def test_partner_named_with_its_township(text: str, pair: set[str]) -> None:
    assert {frozenset(fact[1:]) for fact in says(text).facts("PARTNERS_WITH")} == {frozenset(pair)}


def test_units_that_a_program_was_extended_to_implement_it() -> None:
    said = says("盐池县花马池镇盈德村推行“五色积分”制度，并将“五色积分”制度推广到皖记沟村、佟记圈村。")
    assert {fact[1] for fact in said.facts("IMPLEMENTS")} == {"盈德村", "皖记沟村", "佟记圈村"}


def test_agent_of_a_passive_sentence() -> None:
    said = says("“五色积分”制度由盐池县花马池镇首创。")
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", "花马池镇", "五色积分")}


def test_row_of_subjects_goes_on_after_a_comma() -> None:
    said = says("柳州市柳江区进德镇三千村、龙新村，成团镇北弓村推行“农事村办”。")
    assert {fact[1] for fact in said.facts("IMPLEMENTS")} == {"三千村", "龙新村", "北弓村"}


def test_official_is_awarded() -> None:
    said = says("平利县老县镇蒋家坪村党支部书记罗显平被评为“全国脱贫攻坚先进个人”。")
    assert said.facts("AWARDED") == {("AWARDED", "罗显平", "全国脱贫攻坚先进个人")}


def test_body_that_takes_part_implements() -> None:
    said = says("桐梓县委组织部创新开展“三岗联动”活动，县人民医院党委积极参与。")
    assert {fact[1] for fact in said.facts("IMPLEMENTS")} == {"桐梓县委组织部", "桐梓县人民医院"}


@pytest.mark.parametrize(
    "text",
    [
        "“红色网格”工作法已在东湖社区、柳园社区等6个社区推开。",
        "“红色网格”的做法先后被东湖社区、柳园社区借鉴。",
        "今年，“红色网格”模式在东湖社区、柳园社区两个社区陆续落地。",
        "钧台街道以及所辖的东湖社区、柳园社区都推行“红色网格”。",
    ],
)
def test_those_among_whom_a_program_spreads_carry_it_out(text: str) -> None:
    said = says("禹州市钧台街道花园社区党建新气象。\n" + text).facts("IMPLEMENTS")
    assert {("IMPLEMENTS", "东湖社区", "红色网格"), ("IMPLEMENTS", "柳园社区", "红色网格")} <= said


def test_where_people_of_a_program_help_it_is_not_carried_out() -> None:
    said = says("禹州市钧台街道花园社区党建新气象。\n“红色网格”志愿者在东湖社区实施救助。").facts("IMPLEMENTS")
    assert ("IMPLEMENTS", "东湖社区", "红色网格") not in said


@pytest.mark.parametrize(
    "text",
    [
        "钧台街道成立“金色党建联盟”。联盟由东湖社区、柳园社区和禹州市供电公司的党支部组成，围绕共建开展工作。",
        "钧台街道组建“金色党建联盟”，吸纳东湖社区、柳园社区、禹州市供电公司等12家单位。",
    ],
)
def test_those_of_whom_a_league_is_made_up_take_part(text: str) -> None:
    said = says("禹州市钧台街道党建新气象。\n" + text).facts("IMPLEMENTS")
    assert {("IMPLEMENTS", doer, "金色党建联盟") for doer in ("东湖社区", "柳园社区", "禹州市供电公司")} <= said


def test_who_heads_a_league_is_no_list_of_members() -> None:
    text = "钧台街道组建“金色党建联盟”，由街道党工委书记任联盟主席。东湖社区、柳园社区环境变好。"
    said = says("禹州市钧台街道党建新气象。\n" + text).facts("IMPLEMENTS")
    assert said == {("IMPLEMENTS", "钧台街道", "金色党建联盟")}


@pytest.mark.parametrize(
    "text",
    [
        "在东湖社区党总支的带领下，居民搞起“红色网格”。",
        "“红色网格”缘起于东湖社区。",
        "这样的变化，得益于东湖社区推行的“红色网格”。",
        "如何破题？东湖社区给出的答案是“红色网格”。",
    ],
)
def test_whose_lead_or_answer_a_program_is_carries_it_out(text: str) -> None:
    said = says("禹州市钧台街道花园社区党建新气象。\n" + text).facts("IMPLEMENTS")
    assert said == {("IMPLEMENTS", "东湖社区", "红色网格")}


def test_where_something_stands_is_no_doer() -> None:
    said = says("禹州市钧台街道花园社区推行“红色网格”。在东湖社区的广场下，人们说起“红色网格”。")
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", "花园社区", "红色网格")}
