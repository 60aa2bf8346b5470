"""Bylines of many forms are taken apart into names, and headlines are no bylines."""

from __future__ import annotations

import pytest

from jiceng.loaders.bylines import find_lead, find_tail, parse_byline
from jiceng.loaders.photo_credits import find_photo_credit


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("本报记者 李正 通讯员 马青 文/图", ["李正", "马青"]),
        ("□ 本报记者 张三 李小四", ["张三", "李小四"]),
        ("○记者 王强", ["王强"]),
        ("◎通讯员 王志强", ["王志强"]),
        ("[本报记者 王志强]", ["王志强"]),
        ("许昌日报全媒体记者 王 强 通讯员 张晓明", ["王强", "张晓明"]),
        ("河南日报农村版记者 王志强", ["王志强"]),
        ("河南日报客户端记者 刘兰兰", ["刘兰兰"]),
        ("内蒙古日报·草原云记者 塔娜 宝音", ["塔娜", "宝音"]),
        ("本报驻濮阳记者 王志强", ["王志强"]),
        ("见习记者 张三李小四", ["张三", "李小四"]),
        ("本报记者王志强 实习生李小明 通讯员 赵刚 文图", ["王志强", "李小明", "赵刚"]),
        ("通讯员 县委组织部 王志强", ["王志强"]),
        ("本报特约通讯员 欧阳小明", ["欧阳小明"]),
        ("融媒体记者 孙丽", ["孙丽"]),
        ("作者：廖卫芳", ["廖卫芳"]),
        ("供稿：张三", ["张三"]),
        ("文/张三 图/李四", ["张三", "李四"]),
        ("文 | 王志强", ["王志强"]),
        ("文图/本报记者 王志强", ["王志强"]),
        ("记者 王志强 通讯员 李小明/文 赵刚/图", ["王志强", "李小明", "赵刚"]),
        ("本报记者/王志强 通讯员/李小明", ["王志强", "李小明"]),
        ("王志强 本报记者 李小明", ["王志强", "李小明"]),
        ("本报记者 王志强 李小明 发自许昌", ["王志强", "李小明"]),
        ("记者 阿依古丽·买买提 通讯员 李小明", ["阿依古丽·买买提", "李小明"]),
        ("本报记者 格桑卓玛 扎西次仁", ["格桑卓玛", "扎西次仁"]),
        ("本报评论员", []),
    ],
)
def test_byline(line: str, authors: list[str]) -> None:
    assert parse_byline(line) == tuple(authors)


@pytest.mark.parametrize(
    "line",
    [
        "记者调查：城管局新风",
        "特约记者大会召开",
        "记者节里话担当",
        "文化惠民 文明润心",
        "长葛市",
        "一位通讯员的坚守",
        "图书下乡 书香满村",
        "——访县委书记王志强",
        "党员带头干 群众跟着跑",
    ],
)
def test_no_byline(line: str) -> None:
    assert parse_byline(line) is None


@pytest.mark.parametrize("line", ["许金安 王博 陈金中", "王 一 李小二", "县融媒体中心 王志强"])
def test_bare_names_need_to_be_asked_for(line: str) -> None:
    assert parse_byline(line) is None
    assert parse_byline(line, bare=True)


@pytest.mark.parametrize(
    ("text", "authors", "rest", "day"),
    [
        ("本报讯(记者 杨佳 通讯员 徐晓 文/图)“我是", ["杨佳", "徐晓"], "“我是", (0, 0)),
        ("本报讯 记者李正茂 通讯员徐嘉 近日，", ["李正茂", "徐嘉"], "近日，", (0, 0)),
        ("本报讯 近日，", [], "近日，", (0, 0)),
        ("本报讯(王志强 李小明)近日", ["王志强", "李小明"], "近日", (0, 0)),
        ("【本报讯】(记者 张三)7月", ["张三"], "7月", (0, 0)),
        ("本报许昌7月18日电(记者 张三)今", ["张三"], "今", (7, 18)),
        ("本报平顶山9月3日电 记者吕文正报道，宝丰县", ["吕文正"], "宝丰县", (9, 3)),
        ("新华社北京7月18日电 今天", [], "今天", (7, 18)),
        ("据新华社北京7月18日电(记者 张三、李四)今天", ["张三", "李四"], "今天", (7, 18)),
        ("本报横州电 横州市", [], "横州市", (0, 0)),
        ("本报长葛讯(记者张三 通讯员 李四)7月", ["张三", "李四"], "7月", (0, 0)),
        ("许昌晨报讯(记者 张三)近日", ["张三"], "近日", (0, 0)),
        ("央视网消息：近日", [], "近日", (0, 0)),
        ("7月18日讯 近日", [], "近日", (7, 18)),
        ("(记者 张三 通讯员 李四)近日", ["张三", "李四"], "近日", (0, 0)),
        ("本报记者 李正茂 报道：近日", ["李正茂"], "近日", (0, 0)),
        ("○本报记者 王志强 近日，", ["王志强"], "近日，", (0, 0)),
        ("晚报讯(陈国孟 林琰)近日，", ["陈国孟", "林琰"], "近日，", (0, 0)),
        ("本报讯(李毓 刘世香)近日，", ["李毓", "刘世香"], "近日，", (0, 0)),
        ("荆楚网(湖北日报网)讯(通讯员邓婷)近日，", ["邓婷"], "近日，", (0, 0)),
        ("柳河日报讯 记者张三 报道：近日，", ["张三"], "近日，", (0, 0)),
        ("柳河日报讯 记者 张三 通讯员 李小四 报道 近日，", ["张三", "李小四"], "近日，", (0, 0)),
        ("湟中讯(记者 贾鸿) 西宁市", ["贾鸿"], "西宁市", (0, 0)),
        ("禹州讯(张三 李小四)近日，", ["张三", "李小四"], "近日，", (0, 0)),
        ("通讯员 张三 李小四 报道：近日，", ["张三", "李小四"], "近日，", (0, 0)),
    ],
)
def test_lead(text: str, authors: list[str], rest: str, day: tuple[int, int]) -> None:
    lead = find_lead(text)
    assert lead is not None
    assert (list(lead.authors), text[lead.end :], (lead.month, lead.day)) == (authors, rest, day)


@pytest.mark.parametrize(
    "text",
    [
        "记者近日从县委组织部获悉",
        "据了解，全市大力发展电商",
        "记者 张三 近日获悉",
        "(一)加强领导",
        "电商讯息多",
        "简讯(三则)",
    ],
)
def test_no_lead(text: str) -> None:
    assert find_lead(text) is None


@pytest.mark.parametrize(
    ("text", "authors", "rest"),
    [
        ("不妨一试。(廖卫芳)", ["廖卫芳"], "不妨一试。"),
        ("办到。(本报记者 宋广 通讯员 李阳 韩明)", ["宋广", "李阳", "韩明"], "办到。"),
        ("好。 本报记者 张三 通讯员 李四", ["张三", "李四"], "好。"),
        ("好。□张三", ["张三"], "好。"),
        ("好。(柳河日报记者 张三 李小四)", ["张三", "李小四"], "好。"),
        ("好。(据新华社)", [], "好。"),
        ("好。(作者单位：县委党校)", [], "好。"),
        ("好。(通讯员 王五 张三 摄影报道)", ["王五", "张三"], "好。"),
        ("(王俊科 李文松)", ["王俊科", "李文松"], ""),
    ],
)
def test_tail(text: str, authors: list[str], rest: str) -> None:
    tail = find_tail(text)
    assert tail is not None
    assert (list(tail.authors), text[: tail.start]) == (authors, rest)


@pytest.mark.parametrize("text", ["查看(中)", "好。(见图)", "六大行动(简称行动)", "好。(完)", "好。", "提出“三大要求”"])
def test_no_tail(text: str) -> None:
    assert find_tail(text) is None


@pytest.mark.parametrize(
    ("text", "authors", "rest"),
    [
        ("实际成效。 王立志 摄", ["王立志"], "实际成效。"),
        ("1.6万亩。 张广雨 赵争艳 摄", ["张广雨", "赵争艳"], "1.6万亩。"),
        ("红薯。本报记者 李四 摄", ["李四"], "红薯。"),
        ("红薯。 塔里哈提 摄", ["塔里哈提"], "红薯。"),
        ("红薯。(李四 摄)", ["李四"], "红薯。"),
        ("红薯。李四摄", ["李四"], "红薯。"),
        ("红薯。摄影：李四", ["李四"], "红薯。"),
        ("红薯。图/李四", ["李四"], "红薯。"),
        ("红薯 李四/摄", ["李四"], "红薯"),
        ("田里一片忙碌 张广雨 摄", ["张广雨"], "田里一片忙碌"),
    ],
)
def test_photo_credit(text: str, authors: list[str], rest: str) -> None:
    credit = find_photo_credit(text)
    assert credit is not None
    assert (list(credit.authors), text[: credit.start]) == (authors, rest)


@pytest.mark.parametrize("text", ["社区拍摄", "群众正在拍摄", "查看意图", "社区摄影展开幕。", "红薯。县委宣传部 摄"])
def test_no_photo_credit(text: str) -> None:
    assert find_photo_credit(text) is None
