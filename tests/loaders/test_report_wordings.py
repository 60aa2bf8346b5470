"""Wordings met when real reports were read by eye, each told again with other names."""

from __future__ import annotations

import pytest
from reading import says

HOME = "禹州市钧台街道柳堰村见闻。\n"


def pairs(text: str) -> set[frozenset[str]]:
    return {frozenset(fact[1:]) for fact in says(text).facts("PARTNERS_WITH")}


@pytest.mark.parametrize(
    ("text", "person", "body"),
    [
        ("建设银行禹州支行党委书记、行长何志远到村里走访。", "何志远", "建设银行禹州支行"),
        ("禹州市人民医院党委委员、骨科主任何志远坐诊。", "何志远", "禹州市人民医院"),
        ("禹州市委组织部部务委员何志远，市财政局相关负责人，钧台街道党工委书记李明出席。", "何志远", "禹州市委组织部"),
        ("她说的何书记，就是禹州市教育局驻柳堰村第一书记何志远。", "何志远", "柳堰村"),
        ("记者见到柳堰村党支部书记何志建时，他正在地里。", "何志建", "柳堰村"),
        ("2018年，何志远回到家乡，通过竞选成为柳堰村党支部书记。", "何志远", "柳堰村"),
        ("作为柳堰村党总支书记，何志远代表村党总支上台领奖。", "何志远", "柳堰村"),
        ("禹州市第二人民医院急诊科联合党支部书记何志远介绍经验。", "何志远", "禹州市第二人民医院"),
    ],
)
def test_whose_post_it_is(text: str, person: str, body: str) -> None:
    assert {fact for fact in says(HOME + text).facts("LEADS") if fact[1] == person} == {("LEADS", person, body)}


def test_the_head_of_a_district_is_no_township_s() -> None:
    said = says("百里杜鹃管理区组织擂台比武，沙厂乡白果村拿了第一。党工委书记何志远到场颁奖。")
    assert said.facts("LEADS") == {("LEADS", "何志远", "百里杜鹃管理区")}


def test_a_title_in_marks_is_no_post() -> None:
    said = says(HOME + "“最美村支书”何志远回到家乡。")
    assert said.names("Official") == set()


@pytest.mark.parametrize(
    "words",
    [
        "紧密团结村“两委”班子",
        "引导广大村党组织书记互相学习",
        "选出“最佳人气社区党组织书记”",
        "让禹州市通村物流公司进了村",
        "有户数111户，占全村总户数的四分之一",
    ],
)
def test_no_community_is_cut_out_of_a_phrase(words: str) -> None:
    assert says(f"禹州市{words}。").names("Community") == set()


def test_a_county_without_its_level_word_before_its_township() -> None:
    said = says("走进义乌城西街道七一村，家家住上了新房。")
    assert said.node("义乌市").id == "county:330782"
    assert ("LOCATED_IN", "七一村", "城西街道") in said.facts("LOCATED_IN")


def test_a_row_that_is_as_long_as_it_says() -> None:
    said = says("黔西市锦星镇洪湖村很忙。锦星镇带动洪湖、三岔、锦绣社区三个村成立联合社，合办烘干厂。")
    assert {frozenset(("洪湖村", "三岔村")), frozenset(("三岔村", "锦绣社区"))} <= {
        frozenset(fact[1:]) for fact in said.facts("PARTNERS_WITH")
    }


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("花园社区是市财政局的结对共建社区。", ("花园社区", "禹州市财政局")),
        (
            "禹州市钧台街道党工委、建设银行禹州支行党委开展“银街同心 共促和谐”党建共建签约活动。",
            ("钧台街道", "建设银行禹州支行"),
        ),
    ],
)
def test_more_signs_of_partners(text: str, pair: tuple[str, str]) -> None:
    assert frozenset(pair) in pairs("花园社区位于禹州市钧台街道，有居民3200户。\n" + text)


def test_all_who_start_something_are_partners() -> None:
    text = "这次联建由禹州市钧台街道花园社区、禹州市财政局、禹州市税务局、禹州市人民医院、禹州市供电公司共同发起。"
    assert len(pairs(text)) == 10


def test_a_county_is_no_partner_of_the_village_that_its_firms_help() -> None:
    assert pairs("当涂县太白镇花园村种葡萄。当涂县广泛动员企业与村合作共建。") == set()


def test_a_short_name_that_the_text_gives() -> None:
    text = "遂昌县十三都村旁是浙江永化民爆器材有限公司（以下简称“永化公司”）。永化公司与十三都村结对共建。"
    said = says(text)
    assert said.names("Organization") == {"浙江永化民爆器材有限公司"}
    assert said.facts("PARTNERS_WITH") == {("PARTNERS_WITH", "十三都村", "浙江永化民爆器材有限公司")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("三千斤粮由金沙河集团收购。", "金沙河集团"),
        ("几位云卿果蔗农业专业合作社社员正忙。", "云卿果蔗农业专业合作社"),
        ("柳堰村联合许昌市委统战部机关党支部清扫街道。", "许昌市委统战部"),
        ("村里华鹏美雅特公司与柳堰村是共建单位。", "华鹏美雅特公司"),
        ("组建成立的钧台街道三联片区联合党委，每月开一次会。", "钧台街道三联片区联合党委"),
    ],
)
def test_where_the_name_of_a_body_starts(text: str, name: str) -> None:
    assert says(HOME + text).names("Organization") == {name}


@pytest.mark.parametrize(
    "text", ["柳堰村组建村级联合党委。", "柳堰村帮4家网约车服务公司建了支部。", "柳堰村带领党员大力发展合作社。"]
)
def test_kinds_of_bodies_are_none(text: str) -> None:
    assert says(HOME + text).names("Organization") == set()


@pytest.mark.parametrize(
    "words",
    [
        "举办“红邻党建共建协议”签约仪式",
        "围绕“党建赋能乡村振兴”等核心议题深入交流",
        "以“登台演讲+即兴问答+现场打分”的方式进行",
        "构建“产、供、销”一体化链条",
        "打造“产业链接型、结对帮扶型”等多元模式",
        "依托“曹操出行”“宏光出行”等4家出行公司成立支部",
        "张贴“流动党员回家”宣传海报",
        "实现“1+1>2”的聚合效应",
        "搭起党建的“四梁八柱”",
        "让老人“有所养”“有所为”",
        "形成“党政班子成员+蹲点干部+大学生村官”的组织架构",
        "组织党员参与到人居环境整治行动中",
        "是抓基层治理的一个缩影",
        "解决曾经的“问题小区”",
        "以“红色先锋”的姿态活跃在一线",
    ],
)
def test_papers_topics_and_effects_are_no_programs(words: str) -> None:
    assert says(f"桂平市西山镇{words}。").names("Program") == set()


def test_what_a_contest_is_held_for_is_no_second_program() -> None:
    assert says("桂平市西山镇开展抓党建促乡村振兴“擂台比武”。").names("Program") == {"擂台比武"}


def test_a_secretary_who_leads_a_village_leaves_it_the_deed() -> None:
    said = says("桂平市西山镇石龙村获二等奖。书记李永明，带领白石村坚持绿色发展，推行“五事工作法”。")
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", "白石村", "五事工作法")}


def test_a_village_that_works_by_a_model_is_its_doer() -> None:
    said = says("桂平市举办擂台赛。这正是西山镇石龙村通过“支部引领+干部入股”模式增收的写照。")
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", "石龙村", "支部引领+干部入股")}


def test_each_of_several_sites_has_its_own() -> None:
    said = says("在桂平市西山镇石龙村大棚现场、白石村“一亩田工程”现场、前进村整治点位，大家看得仔细。")
    assert said.facts("IMPLEMENTS") <= {("IMPLEMENTS", "白石村", "一亩田工程"), ("IMPLEMENTS", "白石村", "一亩田")}


def test_who_looks_on_at_a_meeting_is_no_result() -> None:
    said = says(HOME + "柳堰村迎来客人，700余名党员干部深受触动，12位书记聚焦产业发展讲体会。")
    assert said.names("Outcome") == set()


def test_an_office_in_short_before_its_community() -> None:
    assert says("绵阳市涪城区普明街道办普明寺社区办起食堂。").names("Community") == {"普明寺社区"}


def test_a_township_that_is_none_hides_no_city() -> None:
    assert says("道署街社区联合镇江市委统战部机关党支部开展活动。").names("City") == {"镇江市"}


def test_a_district_called_as_its_city_leaves_the_city_its_short_name() -> None:
    said = says("荆州区弥市镇普兴村很好。荆州供电公司与普兴村结对共建。")
    assert said.names("Organization") == {"荆州供电公司"}


def test_a_name_with_a_number_is_called_without_it() -> None:
    said = says("游仙区涪江街道韩家脊社区打造“1921爱心列车”，“爱心列车”活动丰富。")
    assert said.names("Program") == {"1921爱心列车"}


def test_a_station_is_part_of_a_short_name() -> None:
    assert says("龙泉驿区大面街道龙安社区打造“先锋龙安”先锋驿站运营项目。").names("Program") == {"先锋龙安先锋驿站"}


def test_a_village_marked_as_poor_is_not_honoured() -> None:
    assert says("莒县库山乡25个村被列为省级扶贫工作重点村。").names("Honor") == set()


@pytest.mark.parametrize(
    "words",
    [
        "通过“菜单式”服务项目清单满足需求",
        "牢固树立“四个与共”的共同体理念",
        "构建“共建、共享、共进”的党建新优势",
        "织密“社区—小区—网格—楼栋”五级组织体系",
        "健全党员先锋模范作用发挥机制",
        "学习运用“千万工程”经验",
    ],
)
def test_more_that_is_no_program(words: str) -> None:
    assert says(f"桂平市西山镇{words}。").names("Program") == set()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("成立“17”党建联盟", "17党建联盟"),
        ("推行“一区多园”型园区党建模式", "一区多园"),
        ("推行“二带十”区域化党建工作模式", "二带十"),
        ("推行白石村的党建+美丽乡村建设模式", "党建+美丽乡村"),
    ],
)
def test_where_a_name_begins_and_ends(words: str, name: str) -> None:
    assert says(f"桂平市西山镇{words}。").names("Program") == {name}


def test_a_visitor_carries_nothing_out() -> None:
    said = says("新蔡县委组织部一行来到练村镇，实地察看“五事工作法”推行情况。")
    assert ("IMPLEMENTS", "新蔡县委组织部", "五事工作法") not in said.facts("IMPLEMENTS")


def test_a_development_zone_that_acts_is_a_place() -> None:
    said = says("蜀山经济技术开发区通过“三强联动”机制，累计举办7期培训，覆盖310家企业。")
    assert said.names("County") == {"蜀山经济技术开发区"}
    assert ("IMPLEMENTS", "蜀山经济技术开发区", "三强联动") in said.facts("IMPLEMENTS")


def test_a_former_name_is_no_village_of_its_own() -> None:
    said = says("乐清市磐石镇磐西村原名西门村，曾被评为乐清市文明村。")
    assert said.facts("AWARDED") == {("AWARDED", "磐西村", "乐清市文明村")}


def test_a_city_that_uses_its_communities_is_no_community() -> None:
    assert says("西宁市以社区“石榴籽家园”为阵地，推动融合。").names("Community") == set()


def test_who_helps_a_firm_is_no_part_of_its_name() -> None:
    said = says("禹州市钧台街道副主任蔡国贤为三威鞋业有限公司解决难题。")
    assert said.names("Organization") == {"三威鞋业有限公司"}
