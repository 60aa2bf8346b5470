"""Programs without quotation marks, told by the verb before them and the noun behind."""

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
        ("开展清理垃圾行动。", set()),
        ("开展联合执法行动。", set()),
        ("参与了一次救援行动。", set()),
        ("推进各项创建工作。", set()),
        ("探索有效的工作法。", set()),
    ],
)
def test_names_before_a_noun_of_the_genre(words: str, names: set[str]) -> None:
    assert says(f"桂平市西山镇{words}").names("Program") == names
