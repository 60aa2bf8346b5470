"""Signs that words before 村 or 社区 name one community: its committee, where it stands, how the name is built."""

from __future__ import annotations

import re
from functools import cache

from jiceng.loaders.lexicon import words_file
from jiceng.loaders.passage import Passage

OPENS = re.compile(r"[。！？；\n]$|^$")
TO_IT = re.compile(
    r"(?:(?:^|[，。；：、！？“”（(\n])|[在到从与和同及对把向于赴至让距离驻由被经给跟的是做当为]|走进|来到|回到|进驻|派驻|走访|位于|地处|探访|如今的|今天的|现在的)$"
)
VILLAGE_LIFE = re.compile(r"党[支总委组群]|村[委民“两]|支部|委会|第一书记|驻村|居委|书记|主任|“?两委")
_ABSTRACT = re.compile(r"治理|故事|环境|共建|建设|发展|工作|网络|文化|近邻|管理|资源|力量|服务|生活")
_PROPER = frozenset({"ns", "nr", "nz", "nt", "nrt", "nrfg", "x", "j"})
_SCENE = re.compile(
    r"(?:[道镇乡区县市]的|来到|走进|位于|联合|[携联牵]手|会同|[邻边近]的|[所下]辖的?|吸纳|吸收|覆盖|涵盖|整合|组织|发动|帮助|[益起源始]于|[把将由被？；，。在到是、“与和同及])$|(?:^|\n)$"
)
_TOLD_OF = re.compile(
    r"是|有|位于|地处|原|曾|以前|过去|距|全村|先后|被|荣获|获|依托|坚持|以|通过|积极|组织|建立|推行|开展|利用|立足|抢抓|采取|投资|流转|成立"
    r"|、[\u4e00-\u9fff]{2,5}(?:村|社区)"
)


@cache
def last_letters() -> frozenset[str]:
    """Return the letters that names of villages end with."""
    return frozenset(words_file("places.yaml")["village_letters"])


def names_one(passage: Passage, start: int, stop: int, end: int) -> bool:
    """Tell whether the words around show that one community is meant: its committee, a preposition, a repeat.

    The name is `text[start:stop]`, with its ending `text[start:end]`.
    """
    text = passage.text
    if _ABSTRACT.match(text, end):
        return False
    if VILLAGE_LIFE.match(text, end):
        return True
    if text[end - 1] in "村查":  # too many words end so: 进村, 邻村, 所在村
        if _looks_proper(passage, start, stop) and TO_IT.search(text, max(0, start - 3), start):
            return True
        told = OPENS.search(text, max(0, start - 1), start) and _TOLD_OF.match(text, end)
        return bool(told) and (text[end] != "、" or text.count(text[start:end]) > 1)
    return bool(_SCENE.search(text, max(0, start - 3), start)) or text.count(text[start:end]) > 1


def _looks_proper(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a village's name is no description: it ends like villages' names, or no common word stands in it."""
    first, last = passage.word_at(start), passage.word_at(end - 1)
    words, tags = list(passage.words[first : last + 1]), passage.tags[first : last + 1]
    words[-1] = passage.text[max(start, passage.starts[last]) : end]  # 联|村 may be one word of the dictionary
    if end - start < 2 or any(len(word) > 1 and tag[0] in "avdb" for word, tag in zip(words, tags, strict=True)):
        return False
    return passage.text[end - 1] in last_letters() or all(
        len(word) == 1 or tag in _PROPER for word, tag in zip(words, tags, strict=True)
    )
