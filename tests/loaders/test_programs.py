"""Named initiatives: which quoted and bare names are programs, their canonical names, and what is none."""

from __future__ import annotations

import pytest
from reading import says


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("推行“党建+网格”模式", "党建+网格"),
        ("开展“敲门行动”", "敲门行动"),
        ("实施“头雁工程”", "头雁工程"),
        ("创建“五星”支部", "五星支部"),
        ("开展“人人持证、技能河南”活动", "人人持证、技能河南"),
        ("建立“茶园议事会”机制", "茶园议事会"),
        ("打造“红色驿站”", "红色驿站"),
        ("创新“三定三报”工作法", "三定三报"),
        ("探索“党支部+合作社+农户”模式", "党支部+合作社+农户"),
    ],
)
def test_program_names_lose_marks_and_generic_tails(words: str, name: str) -> None:
    said = says(f"桂平市西山镇{words}。")
    assert said.names("Program") == {name}
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", "西山镇", name)}


@pytest.mark.parametrize(
    "words",
    [
        "打通服务群众“最后一公里”",
        "当好干群“连心桥”",
        "用好考核“指挥棒”",
        "环境美得像“世外桃源”",
        "吃下“定心丸”",
        "推动高质量发展",
        "召开工作推进会",
    ],
)
def test_metaphors_and_policy_words_are_no_programs(words: str) -> None:
    assert says(f"桂平市西山镇{words}。").names("Program") == set()


@pytest.mark.parametrize("name", ["三会一课", "主题党日", "四议两公开", "组织生活会"])
def test_routine_institutions_are_marked(name: str) -> None:
    said = says(f"桂平市西山镇严格落实“{name}”制度。")
    assert said.node(name).properties["routine"] is True
    assert ("IMPLEMENTS", "西山镇", name) in said.facts()


def test_program_of_its_own_is_not_routine() -> None:
    assert not says("桂平市西山镇开展“敲门行动”。").node("敲门行动").properties.get("routine")


def test_program_is_one_node_across_articles_and_spellings() -> None:
    spellings = ("“党建＋物业”模式".replace("＋", "+"), "“党建+物业”机制", "“党建+物业”")
    assert len({says(f"桂平市西山镇推行{spelling}。").node("党建+物业").id for spelling in spellings}) == 1


def test_listed_parts_belong_to_their_whole() -> None:
    said = says("青冈县创建“五星”支部(支部过硬星、产业兴旺星、生态宜居星)。")
    assert said.facts("PART_OF") == {
        ("PART_OF", "支部过硬星", "五星支部"),
        ("PART_OF", "产业兴旺星", "五星支部"),
        ("PART_OF", "生态宜居星", "五星支部"),
    }


def test_opinion_names_programs_and_states_no_fact() -> None:
    said = says("禹州市推行“党建+物业”模式，值得借鉴。市长李伟很重视。", kind="opinion")
    assert said.names("Program") == {"党建+物业"}
    assert said.names("Official") == set()
    assert said.facts("IMPLEMENTS", "LEADS", "ACHIEVED") == set()


def test_plan_is_marked() -> None:
    said = says("下一步，桂平市西山镇将推行“党建+网格”模式。")
    assert said.claim("IMPLEMENTS", "西山镇", "党建+网格").properties["planned"] is True


def test_fact_is_not_marked_as_plan() -> None:
    said = says("桂平市西山镇推行“党建+网格”模式。")
    assert "planned" not in said.claim("IMPLEMENTS", "西山镇", "党建+网格").properties


def test_name_with_the_word_plan_is_no_intention() -> None:
    said = says("桂平市西山镇实施“墩苗计划”。")
    assert "planned" not in said.claim("IMPLEMENTS", "西山镇", "墩苗计划").properties


def test_service_brand_is_a_program() -> None:
    assert says("和龙市光东村打造“金达莱民宿”品牌。").names("Program") == {"金达莱民宿"}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("推行渡口长议事制", "渡口长议事制"),
        ("推行双向寻亲制度", "双向寻亲"),
        ("推行四步共商工作法", "四步共商"),
        ("推出麦田新苗计划", "麦田新苗"),
        ("办起梨园夜校", "梨园夜校"),
        ("开设窑洞讲堂", "窑洞讲堂"),
        ("成立船娘普法队", "船娘普法队"),
        ("推行骆驼背代办", "骆驼背代办"),
        ("实行河塘双审", "河塘双审"),
        ("推行技术、农资、销售三统一管理", "三统一"),
        ("实行一院一档、一户一码的办法", "一院一档、一户一码"),
        ("推行党支部+渔船+船娘", "党支部+渔船+船娘"),
        ("推进入户大走访活动", "入户大走访"),
        ("实施农村散葬集中治理专项行动", "农村散葬集中治理"),
        ("开展孝亲儿女评选活动", "孝亲儿女"),
    ],
)
def test_names_without_marks_are_told_by_verb_and_form(words: str, name: str) -> None:
    said = says(f"桂平市西山镇{words}。")
    assert said.names("Program") == {name}
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", "西山镇", name)}


@pytest.mark.parametrize(
    "words",
    [
        "推行周例会制度",
        "推行垃圾分类",
        "推广种养循环模式",
        "实行统一管理",
        "实施高标准农田建设项目",
        "建立项目推进机制",
        "推行家庭医生签约服务",
        "成立党员志愿服务队",
        "组建红白理事会",
        "开设道德讲堂",
        "推行更多惠民制度",
        "推行由支部领导的自治机制",
        "实行两班倒",
    ],
)
def test_plain_works_without_marks_are_no_programs(words: str) -> None:
    assert says(f"桂平市西山镇{words}。").names("Program") == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("桂平市西山镇教老人打视频，这项活动叫银龄连线。", "银龄连线"),
        ("桂平市西山镇把事记进一张叫做乡情账的表里。", "乡情账"),
        ("桂平市西山镇立了个规矩，叫“干部同吃派饭”。", "干部同吃派饭"),
        ("桂平市西山镇每月搞一回“互看夜”。", "互看夜"),
        ("桂平市西山镇挂起一面锣，取名“锣亭说和”。", "锣亭说和"),
    ],
)
def test_names_by_which_the_text_calls_a_thing(text: str, name: str) -> None:
    assert says(text).names("Program") == {name}


def test_number_name_sums_up_the_phrase_before_it() -> None:
    said = says("桂平市西山镇创新“组织联建、资源联用、发展联动”三联机制。")
    assert said.names("Program") == {"三联"}


@pytest.mark.parametrize(
    "words",
    [
        "用“小积分”撬动“大文明”",
        "围绕“产业发展、乡村振兴”两大核心任务开展工作",
        "形成“支部引领、党员带头、群众参与”的治理格局",
        "组织党员学习“窗口之声”",
        "邀请“西江新声”理论宣讲团",
        "墙上写着“最美合伙人”",
        "激发“联动力”",
    ],
)
def test_slogans_figures_and_things_read_are_no_programs(words: str) -> None:
    assert says(f"桂平市西山镇{words}。").names("Program") == set()


def test_stars_in_one_pair_of_marks_are_parts() -> None:
    said = says("商水县以“支部过硬星、共建共享星、幸福和谐星”为主要内容，创建“五星”支部。")
    assert said.facts("PART_OF") == {
        ("PART_OF", star, "五星支部") for star in ("支部过硬星", "共建共享星", "幸福和谐星")
    }


def test_content_of_an_activity_gives_its_parts() -> None:
    said = says("桂平市西山镇开展以“田头课、灶头课”为主要内容的“流动党课”活动。")
    assert said.facts("PART_OF") == {("PART_OF", part, "流动党课") for part in ("田头课", "灶头课")}


def test_whole_counts_its_parts() -> None:
    said = says("桂平市西山镇推行“红色存折”“绿色存折”“爱心存折”，“三本存折”入选典型案例。")
    assert said.facts("PART_OF") == {("PART_OF", part, "三本存折") for part in ("红色存折", "绿色存折", "爱心存折")}


def test_activities_told_one_by_one_are_parts() -> None:
    said = says("桂平市西山镇推进“两项活动”。一是听民意，推进入户大走访活动。二是补短板，推进背街小巷大改造活动。")
    assert said.facts("PART_OF") == {("PART_OF", part, "两项活动") for part in ("入户大走访", "背街小巷大改造")}


def test_long_row_of_stars_gives_the_parts_of_what_they_make_up() -> None:
    stars = ("爱国守法星", "创业致富星", "尊老爱幼星", "干净整洁星", "移风易俗星", "爱心奉献星")
    said = says(f"桂平市西山镇开展以“{'、'.join(stars)}”为主要内容的“六星”文明户创评活动。")
    assert said.names("Program") >= set(stars)
    assert len(said.facts("PART_OF")) == len(stars)


def test_name_with_marks_inside_its_marks() -> None:
    assert says("桂平市西山镇开展“‘红石榴’一家亲”活动。").names("Program") == {"红石榴一家亲"}


def test_document_with_a_known_program_in_its_name_is_none() -> None:
    said = says("桂平市西山镇出台“推进‘五星’支部创建工作实施方案”。")
    assert said.names("Program") == {"五星支部"}


def test_theme_of_an_activity_is_not_the_nation_wide_education() -> None:
    said = says("桂平市西山镇开展“永远跟党走”主题教育实践活动。")
    assert said.names("Program") == {"永远跟党走"}


def test_further_bare_names_in_a_row() -> None:
    said = says("桂平市西山镇实施归渔培优计划、青苗接力计划和银发助桨行动。")
    assert {"青苗接力", "银发助桨"} <= said.names("Program")


def test_what_stands_behind_a_row_refuses_all_of_it() -> None:
    said = says("桂平市西山镇打造以“比未来”“比平安”“比美丽”为核心理念的“渔光联盟”品牌。")
    assert said.names("Program") == {"渔光联盟"}


@pytest.mark.parametrize("text", ["“四定”工作机制", "“四拼”法"])
def test_number_with_one_word_names_a_method(text: str) -> None:
    assert says(f"桂平市西山镇定期坐班、定期记录、定期走访，探索{text}。").names("Program") == {text[1:3]}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("桂平市西山镇摸索出一套叫渔火议事的办法。", "渔火议事"),
        ("桂平市西山镇把这套办法取名盐田四问。", "盐田四问"),
        ("桂平市西山镇把它命名为百村夜谈。", "百村夜谈"),
        ("桂平市西山镇两村共用一本账，叫做同心账。", "同心账"),
        ("桂平市西山镇首创船头议会，在船上议事。", "船头议会"),
        ("桂平市西山镇组建了由老党员带头的银发护河队。", "银发护河队"),
        ("桂平市西山镇推行十户一长、五户一岗的做法。", "十户一长、五户一岗"),
        ("桂平市西山镇推出渔村CEO培养计划。", "渔村CEO培养"),
    ],
)
def test_more_ways_to_bring_in_a_bare_name(text: str, name: str) -> None:
    assert says(text).names("Program") == {name}


@pytest.mark.parametrize(
    "text",
    [
        "桂平市西山镇推行清洁取暖，推行厚养薄葬，推行弹性离校。",
        "桂平市西山镇推行柔性执法，推行绿色建造，推行机收减损。",
        "桂平市西山镇成立女子舞蹈队，组建治安巡逻队，成立扶贫工作队。",
        "桂平市西山镇的茶叫云雾毛尖，当地人叫作老寨子。",
        "桂平市西山镇把它做成产业。",
    ],
)
def test_policies_troupes_and_other_names_are_no_programs(text: str) -> None:
    assert says(text).names("Program") == set()
