"""Partnerships of groups, joint bodies, and whose act it is when the doer is not read or speaks."""

from __future__ import annotations

import pytest
from reading import says


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "清丰县双庙乡党委将单拐村、桂寨村捆绑，组成联村党委。",
            {("单拐村", "桂寨村")},
        ),
        (
            "嵩县九店乡陶庄村、马沟村相邻。去年，两个村联合成立党总支，共用一支机防队。",
            {("陶庄村", "马沟村")},
        ),
        (
            "禹州市钧台街道花园社区与许昌市第一高级中学、河南禾硕种业有限公司三方共建实训基地。",
            {("花园社区", "许昌市第一高级中学"), ("花园社区", "河南禾硕种业有限公司")},
        ),
        (
            "西平县财政局、西平县审计局分别与嫘祖镇董桥村、王司庄村结成对子。",
            {("西平县财政局", "董桥村"), ("西平县审计局", "王司庄村")},
        ),
        (
            "活动由博爱县妇联、博爱县民政局联合举办。",
            {("博爱县妇联", "博爱县民政局")},
        ),
        (
            "禹州市钧台街道花园社区变了样。墙上写着共建单位的名字：禹州市财政局、禹州市人民医院。",
            {("花园社区", "禹州市财政局"), ("花园社区", "禹州市人民医院")},
        ),
        (
            "禹州市钧台街道花园社区不等不靠。禹州市财政局管账，禹州市人民医院管药。社区先后与这两家单位达成共建。",
            {("花园社区", "禹州市财政局"), ("花园社区", "禹州市人民医院")},
        ),
        (
            "禹州市财政局、禹州市人民医院、禹州市教体局在协议书上盖下印章。",
            {
                ("禹州市财政局", "禹州市人民医院"),
                ("禹州市财政局", "禹州市教体局"),
                ("禹州市人民医院", "禹州市教体局"),
            },
        ),
        ("禹州市钧台街道花园社区门口停着车。禹州市财政局、禹州市人民医院、禹州市教体局看了协议。", set()),
        ("鹿邑县夏庄村与相邻的陈楼村是两个村。", set()),
    ],
)
def test_partnerships_told_of_a_group(text: str, pairs: set[tuple[str, str]]) -> None:
    found = {frozenset((a, b)) for _, a, b in says(text).facts("PARTNERS_WITH")}
    assert found == {frozenset(pair) for pair in pairs}


def test_joint_body_is_named_by_its_founding_and_known_again_by_its_end() -> None:
    said = says("宜都市红花套镇渔洋溪村、吴家岗村抱团成立橘香湾区党总支。湾区党总支与三峡大学签订共建协议。")
    assert "橘香湾区党总支" in said.names("Organization")
    assert said.facts("PARTNERS_WITH") >= {("PARTNERS_WITH", "三峡大学", "橘香湾区党总支")} or said.facts(
        "PARTNERS_WITH"
    ) >= {("PARTNERS_WITH", "橘香湾区党总支", "三峡大学")}


def test_body_that_is_not_read_leaves_its_program_without_agent() -> None:
    said = says("清风读书会党支部组织开展“书香进村”活动，前往鹰潭市余江区平定乡。")
    assert said.facts("IMPLEMENTS") == set()


def test_speaker_is_the_agent_of_what_is_quoted() -> None:
    said = says("沁阳市举办论坛。“要推行‘头雁工程’，抓关键、抓带头人。”武陟县大封镇党委书记张志强说。")
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", "大封镇", "头雁工程")}
