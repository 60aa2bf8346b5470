"""Bodies that no ending of the list tells: by their place and by what only a body has or does."""

from __future__ import annotations

import pytest
from reading import says

PLACE = "禹州市钧台街道柳堰村见闻。\n"


def bodies(text: str) -> set[str]:
    return says(PLACE + text).names("Organization")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("禹州市血站党支部与柳堰村党支部结对。", "禹州市血站"),
        ("禹州市军队离退休干部休养所党委慰问老兵。", "禹州市军队离退休干部休养所"),
        ("市市政设施服务中心派驻柳堰村工作队。", "禹州市市政设施服务中心"),
        ("禹州市植保站的技术员来到田间。", "禹州市植保站"),
        ("禹州市纪委监委驻市财政局纪检监察组到村里调研。", "禹州市纪委监委驻市财政局纪检监察组"),
    ],
)
def test_a_body_is_told_by_what_stands_around_its_name(text: str, name: str) -> None:
    assert bodies(text) == {name}


def test_it_lies_in_the_place_that_it_is_named_after() -> None:
    facts = says(PLACE + "禹州市血站党支部与柳堰村党支部结对。").facts("LOCATED_IN")
    assert ("LOCATED_IN", "禹州市血站", "禹州市") in facts


@pytest.mark.parametrize(
    "text",
    [
        "禹州市推进乡村建设，党员干部走村入户。",
        "在禹州市脱贫攻坚主战场，党员干部勇挑重担。",
        "区域内各单位党支部积极参与。",
        "柳堰村位于禹州市中心地段，党员112名。",
        "禹州市产业园党委推动企业发展。",
    ],
)
def test_words_of_a_sentence_that_end_like_a_body_are_none(text: str) -> None:
    assert bodies(text) == set()
