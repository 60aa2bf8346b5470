"""Who carries out a program, where the sentence does not begin with the doer."""

from __future__ import annotations

import pytest
from reading import says

AT_HOME = "花园社区位于禹州市钧台街道，有居民3200户。\n"


def _doers(text: str) -> set[str]:
    return {doer for _, doer, _ in says(AT_HOME + text).facts("IMPLEMENTS")}


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("孟楼镇玉皇阁村的“板凳议事会”，就是从这里长出来的。", {"玉皇阁村"}),
        ("这得益于浅井镇开展的“支部领航”行动。", {"浅井镇"}),
        ("得益于“支部领航”行动，浅井镇的村集体经济有了起色。", {"浅井镇"}),
        ("“支部领航”的办法，浅井镇用了三年。", {"浅井镇"}),
        ("推开“阳光村务”行动后，浅井镇信访量下降四成。", {"浅井镇"}),
        ("李庄村的变化，离不开“支部领航”行动。", {"李庄村"}),
        ("通过“支部领航”行动，李庄村集体收入突破50万元。", {"李庄村"}),
        ("“钧都先锋”党建品牌是禹州市叫得响的一张名片。", {"禹州市"}),
        ("浅井镇、神垕镇地界相连。两镇开展“支部联建”行动。", {"浅井镇", "神垕镇"}),
        ("李庄村党支部书记周中海爱琢磨事。周中海带着党员推行“支部领航”行动。", {"李庄村"}),
        (
            "签约的是李庄村、王庄村和张庄村，三家结成的联盟叫“金色党建联盟”。",
            {"李庄村", "王庄村", "张庄村", "花园社区"},
        ),
        (
            "浅井镇成立“金色党建联盟”，成员单位有李庄村、王庄村和禹州市供电公司。",
            {"浅井镇", "李庄村", "王庄村", "禹州市供电公司"},
        ),
        ("浅井镇在李庄村、王庄村先行试水“阳光村务”行动。", {"李庄村", "王庄村", "浅井镇"}),
        ("这一做法被镇里命名为“阳光村务”，并在全镇推广。", {"钧台街道"}),
        ("省纪委监委驻李庄村第一书记王立闯推行“阳光村务”行动。", {"李庄村"}),
        ("该镇党委把创建工作列为“书记项目”。", {"钧台街道"}),
    ],
)
def test_who_carries_out(text: str, doers: set[str]) -> None:
    assert _doers(text) == doers


def test_later_partners_do_not_go_on_as_agents() -> None:
    text = "花园社区与禹州市人民医院、禹州市司法局分别签订协议，每月开展“法律进万家”活动。"
    assert _doers(text) == {"花园社区"}


def test_figures_in_a_row_belong_to_the_villages_in_order() -> None:
    said = says(AT_HOME + "浅井镇李庄村、王庄村分别增收8万元、9万元。")
    assert {(who, what[-3:]) for _, who, what in said.facts("ACHIEVED")} == {("李庄村", "8万元"), ("王庄村", "9万元")}
