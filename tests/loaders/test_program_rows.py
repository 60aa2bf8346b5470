"""Programs in rows, named by their kind, by what is said of them, or by what follows them."""

from __future__ import annotations

import pytest
from reading import says

_PLACE = "桂平市西山镇"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "前进村的“暖心小屋”、福山村的“邻里帮”、白兰村的“渡口茶话”等服务项目陆续推出。",
            {"暖心小屋", "邻里帮", "渡口茶话"},
        ),
        ("前进村的“幸福餐桌”、福山村的“代办小哥”，都成了群众叫得响的品牌。", {"幸福餐桌", "代办小哥"}),
        ("前进村的“板凳说理”、福山村的“马扎议事”各有特色。", {"板凳说理", "马扎议事"}),
        ("前进村推出“红柳枝”、福山村推出“白杨林”等一批党建品牌。", {"红柳枝", "白杨林"}),
        ("前进村的“黑木耳”、福山村的“紫皮蒜”都卖上了好价钱。", set()),
        ("前进村的“老班长”、福山村的“铁算盘”都来了。", set()),
    ],
)
def test_row_in_which_each_program_has_its_owner(text: str, names: set[str]) -> None:
    assert says(f"{_PLACE}这两年变化大。{text}").names("Program") == names


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("发放第一笔“先锋贷”资金", "先锋贷"),
        ("每季度发布“环境红黑榜”", "环境红黑榜"),
        ("构建起“一核引领、三化并行”的治理格局", "一核引领、三化并行"),
        ("还试点了一个新鲜玩意儿——“跑腿小秘书”", "跑腿小秘书"),
        ("选派第二批“头雁领飞”30名村书记赴外地跟班学习", "头雁领飞"),
        ("发起“我是党员我先上”号召令", "我是党员我先上"),
        ("推行“党支部创办合作社”", "党支部创办合作社"),
        ("与多家企业组建党建联盟", "党建联盟"),
        ("启动了党建引领小区治理共同体", "党建引领小区治理共同体"),
        ("搭起红色议事会平台", "红色议事会"),
        ("的小候鸟课堂准时开班", "小候鸟课堂"),
        ("抓好党员联户制，每名党员联系10户", "党员联户制"),
        ("在全镇开展向李大山同志学习活动", "向李大山同志学习"),
    ],
)
def test_kinds_of_names_and_ways_to_bring_them_in(words: str, name: str) -> None:
    assert says(f"{_PLACE}{words}。").names("Program") == {name}


@pytest.mark.parametrize(
    "words",
    [
        "是桂平市“三大古镇”之一",
        "有五个“村支书”",
        "的牌匾亮闪闪：“五星级红色驿站”“优秀志愿服务组织”",
        "采取“一对一”“一对多”的办法帮带新干部",
        "请党员办起移动课堂",
        "建立人员双向进入、交叉任职、三方联动机制",
        "实施一项工作交班制度",
        "构建人人有责的社会治理共同体",
        "形成了“人人参与、人人尽责、人人享有”的浓厚氛围",
        "的老党员登上“广西好人榜”",
        "提醒老人当心“套路贷”",
        "是抓党建促乡村振兴的缩影",
    ],
)
def test_titles_persons_and_figures_are_no_programs(words: str) -> None:
    assert says(f"{_PLACE}{words}。").names("Program") == set()
