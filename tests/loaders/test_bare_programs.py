"""Programs without quotation marks, told by the verb before them and the noun behind; half-quoted ones and figures."""

from __future__ import annotations

import pytest
from reading import says


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("扎实推进和美庭院建设行动。", {"和美庭院建设"}),
        ("开展冬日送暖行动，走访独居老人。", {"冬日送暖"}),
        ("结合沿河人居环境百日攻坚行动，修好了步道。", {"沿河人居环境百日攻坚"}),
        ("投身省级卫生县城创建工作。", {"省级卫生县城"}),
        ("依托民主法治示范村创建活动，送法上门。", {"民主法治示范村"}),
        ("创新码头吹哨工作法。", {"码头吹哨"}),
        ("探索出居民自治小板凳议事模式。", {"居民自治小板凳议事"}),
        ("形成红色网格连心桥工作机制。", {"红色网格连心桥"}),
        ("开展书香渔村创建活动。", {"书香渔村"}),
        ("开展精神文明创建活动。", set()),
        ("完善党员联系服务群众机制。", set()),
        ("构建党组织领导的自治法治德治相结合机制。", set()),
        ("提出“把群众的小事当大事”的工作理念。", set()),
        ("开展清理垃圾行动。", set()),
        ("开展联合执法行动。", set()),
        ("参与了一次救援行动。", set()),
        ("推进各项创建工作。", set()),
        ("探索有效的工作法。", set()),
    ],
)
def test_names_before_a_noun_of_the_genre(words: str, names: set[str]) -> None:
    assert says(f"桂平市西山镇{words}").names("Program") == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("推行渔村联盟、头雁互带、码头联营等模式。", {"渔村联盟", "头雁互带", "码头联营"}),
        ("建立船长轮值制、渔嫂评议制等制度。", {"船长轮值制", "渔嫂评议制"}),
        ("的渔区党建联合体、渔嫂评理等做法，也在全市推开。", {"渔区党建联合体", "渔嫂评理"}),
        ("建立首问负责、限时办结、责任追究等机制。", set()),
        ("探索租赁经营、股份合作、资产托管等模式。", set()),
        ("推广水稻机插、无人机飞防等做法。", set()),
        ("建立例会、考核、奖惩等制度。", set()),
    ],
)
def test_names_of_a_row_before_what_they_are(words: str, names: set[str]) -> None:
    assert says(f"桂平市西山镇{words}").names("Program") == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("的“碧水先锋红”也在各村铺开。", {"碧水先锋红"}),
        ("推行“党建+”渔船服务模式。", {"党建+渔船服务"}),
        ("实施“党建+”工程。", {"党建+"}),
        ("组织“讲美德、树新风”大讨论。", {"讲美德、树新风"}),
        ("推行“三问”“四访”。", {"三问", "四访"}),
        ("把“积分制”升级为“渔光银行”。", {"积分制", "渔光银行"}),
        ("变“一家管”为“大家办”。", set()),
        ("化“坐诊”为“出诊”，变过去的“等着办”为“上门办”。", set()),
        ("组建了40人的网格化管理服务队伍。", set()),
        ("秉持“网格化管理，组团式服务”理念。", set()),
        ("成立党组织领办合作社联盟，集中扶持。", set()),
        ("推行党支部领办合作社，农户增收。", {"党支部领办合作社"}),
        ("是“八山半水分半田”的山乡。", set()),
        ("曾是“零产业”、村集体“零收入”。", set()),
    ],
)
def test_half_quoted_names_and_figures_of_speech(words: str, names: set[str]) -> None:
    assert says(f"桂平市西山镇{words}").names("Program") == names
