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
