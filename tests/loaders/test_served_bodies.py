"""Second posts told by a verb, posts of joint bodies, and posts of bodies that the text leaves unread."""

from __future__ import annotations

import pytest
from reading import says

_HOME = "济源市承留镇花石村、虎岭村抱团发展。"
_JOINT = f"{_HOME}两村成立花石联合党委，"


def leads(text: str, title: str = "济源市承留镇：抱团发展") -> set[tuple[str, str]]:
    return {(source, target) for _, source, target in says(text, title=title).facts("LEADS")}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("承留镇党委副书记李志强兼任书记。", {("李志强", "承留镇"), ("李志强", "花石联合党委")}),
        ("由承留镇党委副书记李志强任书记。", {("李志强", "承留镇"), ("李志强", "花石联合党委")}),
        ("书记由承留镇党委副书记李志强兼任。", {("李志强", "承留镇"), ("李志强", "花石联合党委")}),
        ("花石村党支部书记张建民被推举为轮值主席。", {("张建民", "花石村"), ("张建民", "花石联合党委")}),
        ("花石村党支部书记张建民任委员。", {("张建民", "花石村"), ("张建民", "花石联合党委")}),
        (
            "花石村党支部书记张建民、虎岭村党支部书记王海涛当选副书记。",
            {
                ("张建民", "花石村"),
                ("王海涛", "虎岭村"),
                ("张建民", "花石联合党委"),
                ("王海涛", "花石联合党委"),
            },
        ),
    ],
)
def test_post_without_body_is_of_the_joint_body_last_named(words: str, wanted: set[tuple[str, str]]) -> None:
    assert leads(_JOINT + words) == wanted


@pytest.mark.parametrize("verb", ["挂职", "挂任", "又任", "还担任"])
def test_second_post_told_by_a_verb(verb: str) -> None:
    told = leads(f"{_HOME}承留镇副镇长李志强{verb}虎岭村第一书记。")
    assert told == {("李志强", "承留镇"), ("李志强", "虎岭村")}


@pytest.mark.parametrize(
    "words",
    [
        "济源市东方红煤炭储运站站长李志强说，要抓安全。",
        "政协联络处主任李志强表态。",
        "龙马网络济源市分公司党支部书记李志强签约。",
        "花石村党支部书记张建民出任共富体党委书记。",
    ],
)
def test_post_of_an_unread_body_goes_to_no_other(words: str) -> None:
    assert leads(f"{_HOME}济源市人民医院派医生下乡。{words}") <= {("张建民", "花石村")}


def test_resident_chosen_by_neighbours_is_no_official() -> None:
    assert leads(f"{_HOME}村民李志强被推举为议事会召集人。") == set()


def test_name_cut_out_of_a_place() -> None:
    assert leads("通许县长智镇种植菊花。", title="通许县长智镇：菊花开") == set()


def test_two_posts_with_spaces() -> None:
    told = says("【淅川县委常委 组织部长 王兵：我们推行绩效制。】", title="淅川县：激励先行")
    assert told.names("Official") == {"王兵"}
    assert ("LEADS", "王兵", "淅川县委组织部") in told.facts("LEADS")


def test_post_in_brackets_behind_another_post() -> None:
    told = leads(f"{_HOME}承留镇副镇长、虎岭村第一书记(兼)李志强说，路通了。")
    assert told == {("李志强", "承留镇"), ("李志强", "虎岭村")}


def test_head_of_an_alliance_is_of_no_league() -> None:
    told = leads(f"{_HOME}党建联盟由承留镇党委书记陈辉任盟长。")
    assert told == {("陈辉", "承留镇")}


def test_man_of_a_bureau_in_a_village_is_of_the_village() -> None:
    told = leads("济源市承留镇花石村富了。济源市水利局驻村第一书记李志强说，路通了。")
    assert told == {("李志强", "花石村")}


def test_secretary_met_in_a_village_is_of_the_village() -> None:
    told = leads("记者在济源市承留镇花石村看到，“90后”书记李志强领着村民打药。")
    assert told == {("李志强", "花石村")}


def test_several_take_a_post_of_one_body() -> None:
    text = f"{_HOME}两村成立花石联合党委，花石村党支部书记张建民、虎岭村党支部书记王海涛等任副书记。"
    assert leads(text) >= {("张建民", "花石联合党委"), ("王海涛", "花石联合党委")}


def test_pronoun_is_the_person_of_the_sentence_before() -> None:
    told = leads("济源市承留镇花石村书记张建民养过鱼。2017年10月，他当选虎岭村党支部书记。")
    assert ("张建民", "虎岭村") in told


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("外科第二党支部书记何志远上门义诊。", "禹州市人民医院"),
        ("医院内科党支部书记何志远上门义诊。", "禹州市人民医院"),
        ("社区党委书记何志远介绍。", "花园社区"),
        ("振兴路街区党支部书记何志远介绍。", "钧台街道"),
    ],
)
def test_a_unit_s_branch_is_the_body_s_and_a_quarter_s_the_township_s(words: str, wanted: str) -> None:
    text = f"禹州市钧台街道花园社区见闻。禹州市人民医院与花园社区结对。{words}"
    assert {target for _, _, target in says(text).facts("LEADS")} == {wanted}


def test_officials_in_a_row_are_of_the_body_of_the_first() -> None:
    text = "中牟县万滩镇王庄村见闻。万滩镇副镇长李海涛、武装部长王刚强陪同，王庄村支部书记许瑞敏和党建专干朱建华介绍。"
    assert says(text).facts("LEADS") == {
        ("LEADS", "李海涛", "万滩镇"),
        ("LEADS", "王刚强", "万滩镇"),
        ("LEADS", "许瑞敏", "王庄村"),
        ("LEADS", "朱建华", "王庄村"),
    }
    assert says(text).names("Organization") == set()


def test_a_man_stationed_in_a_village_that_the_sentence_names_later() -> None:
    text = "禹州市钧台街道花园社区见闻。市财政局驻村第一书记何志远在柳林村已待了三年。"
    assert says(text).facts("LEADS") == {("LEADS", "何志远", "柳林村")}
