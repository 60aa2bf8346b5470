"""Posts told by a verb of a person named earlier in the sentence, and sentences that only look so."""

from __future__ import annotations

import pytest

from jiceng.loaders.mentions.officials import find_officials
from jiceng.loaders.passage import Passage

TOLD = {
    "周庆余是他带的徒弟，刚担任柳河村党支部书记，接手时欠着债。": "周庆余",
    "何志远做柳河村党支部书记前后有20多年。": "何志远",
    "何志远在柳河村干了12年党支部书记。": "何志远",
    "在省城开饭店的何志远被乡亲们请回柳河村，先当村委会主任。": "何志远",
    "那个月，邓健来到柳河村，担任驻村第一书记。": "邓健",
    "苗晓梅2010年进社区工作，2021年当上桂花社区党委书记。": "苗晓梅",
    "退伍军人何志远主动请缨，他如今是柳河村党支部书记。": "何志远",
    "镇党委任命何志远为柳河村党支部书记。": "何志远",
    "党员推选何志远当柳河村党支部书记。": "何志远",
    "镇党委把何志远派到柳河村，让他担任党支部书记。": "何志远",
    "“群众的事没有小事。”何志远，这位桂花社区党委书记常说。": "何志远",
    "时任供销科副科长的何志远被派来当柳河村驻村第一书记。": "何志远",
    "2019年，何志刚当选柳河村党支部书记后，第一件事就是修路。": "何志刚",
    "何志刚2015年起担任柳河村党支部书记。": "何志刚",
    "返乡创业的何志远以高票当选柳河村党支部书记。": "何志远",
    "柳河村的带头人叫何志远，是村党支部书记。": "何志远",
    "担任柳河村党支部书记的第三年，何志远把路修通了。": "何志远",
    "何志远既是柳河村党支部书记，又是理事长。": "何志远",
    "自2003年担任柳河村党支部书记起，何志远一干就是二十年。": "何志远",
    "从当上柳河村党支部书记那天起，何志远就没睡过囫囵觉。": "何志远",
    "说起柳河村，绕不开何志远。自1998年担任柳河村党支部书记以来，他带着乡亲修路。": "何志远",
    "先开口的是何志远，他是柳河村党支部书记。": "何志远",
    "迎面走来的是何志远。他是柳河村党支部书记。": "何志远",
    "县财政局32岁的干部何志远来到柳河村担任第一书记。": "何志远",
    "选调生何志远到柳河村任党支部副书记。": "何志远",
    "今年36岁的何志远，去年通过换届当选桂花社区党委书记。": "何志远",
    "何志远今年36岁，桂花社区党委书记，大家都夸他。": "何志远",
    "柳河村党总支书记、村委会主任“一肩挑”的何志远算了一笔账。": "何志远",
    "曾担任柳河村党支部书记二十年的何志远，至今住在老屋。": "何志远",
    "柳河村的“领头雁”何志远，村党支部书记，今年45岁。": "何志远",
    "嘎查党支部书记苏日嘎拉图介绍。": "苏日嘎拉图",
    "2018年，镇里找到何志远，希望他回柳河村担任党支部书记。": "何志远",
    "那一年，何志远辞了工回到柳河村，当选村党支部书记。": "何志远",
}
NOT_TOLD = [
    "何志远是市“铁肩式好书记”。",
    "何志远被评为全县优秀村党支部书记。",
    "镇长做村党支部书记的工作，何志远在一旁听着。",
    "何志远的父亲曾任柳河村党支部书记。",
    "何志远说，是村党支部书记帮他办的手续。",
    "在省城靠烩面出名的饭店里，书记是常客。",
]


@pytest.mark.parametrize(("text", "name"), TOLD.items(), ids=list(TOLD))
def test_a_verb_gives_the_post_to_the_person_named_before(text: str, name: str) -> None:
    assert {mention.name for mention in find_officials(Passage(text))} == {name}


@pytest.mark.parametrize("text", NOT_TOLD)
def test_titles_relatives_and_speakers_hold_no_post(text: str) -> None:
    assert [mention.name for mention in find_officials(Passage(text))] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("社区党支部书记陈育楼领着志愿队。", "陈育楼"),
        ("村党支部书记郑余霞说。", "郑余霞"),
        ("村党支部书记张为民说。", "张为民"),
        ("支书郭慧蹲在垄上。", "郭慧"),
        ("镇党委书记邓乐先给群众做起动员。", "邓乐"),
        ("社区党委书记禤国柱说。", "禤国柱"),
        ("社区党委书记强东玥说。", "强东玥"),
        ("据村主任言承旭讲，路修通了。", "言承旭"),
        ("嘎查党支部书记娜仁花说。", "娜仁花"),
        ("社区“两委”班子成员夏冰说。", "夏冰"),
    ],
)
def test_rarer_letters_of_given_names(text: str, name: str) -> None:
    assert [mention.name for mention in find_officials(Passage(text))] == [name]


@pytest.mark.parametrize(
    "text",
    ["社区书记任站长，退休党员挑大梁。", "推行支部书记包点、党员包户。", "组织部长江大桥活动。", "书记金点子不断。"],
)
def test_words_after_a_post_that_are_no_name(text: str) -> None:
    assert find_officials(Passage(text)) == []
