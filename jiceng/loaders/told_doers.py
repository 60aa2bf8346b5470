"""Who carries out a program where another clause of its sentence says so by 由: A牵头，…; …，由A、B共同推行."""

from __future__ import annotations

import re

from jiceng.loaders.linked import Linked, Reference
from jiceng.loaders.passage import Passage

_BY = re.compile(r"[，；](?:[^，。；“”]{0,10}?(?:年|月|日|起|先|最早|最初|主要|就|便|都|也|则|是|先后|此后|后来))?由")
_CARRIED = re.compile(
    r"[^，。；“”]{0,12}?(?:推行|实施|打造|发起|拉起|创建|组建|设立|首创|开展|牵头|主办|承办|推出|创办|负责|运营|落实|倡议|起头)"
)
_FROM = re.compile(r"[^，。；“”]{0,10}?(?:从|在|自)")
_BEGAN = re.compile(r"(?:起步|发端|起头|试起|首创|诞生|兴起|先试|率先试)")
_ADVERBS = (
    "(?:已经?|都|也|还|又|先后|率先|最先|首先|先行|先|陆续|相继|纷纷|全面|成功|正式|正|逐步|目前|现|如今|同步|首批)*"
)
_AMONG = re.compile(  # “X”工作法已在A村、B村等6个村推开, “X”已被A村、B村复制
    rf"[”’]?(?:[^，。；：、“”的在]{{0,6}}?|的(?:做法|经验|办法|模式|探索)){_ADVERBS}(?:在|于|被|为)"
)
_SPREADS = re.compile(
    rf"(?:党[支总委工][部支委]?)?(?:等[^，。；“”]{{0,10}}|[两三四五六七八九十0-9]+余?个?(?:村|社区|镇|乡|街道|地|家))?{_ADVERBS}"
    "(?:试点|试行|试办|试水|推开|推行|推广|铺开|落地|开花|实施|展开|全覆盖|生根|运行|启动|复制|采用|借鉴|采纳|引入|照搬|沿用|扎根|开展)"
    "(?=[，。；、）了得至开来两多以后一二三四五六七八九十0-9])"  # 在A村实施救助 tells of something else
)
_LATER = re.compile(r"[^，。；“”]{0,6}(?:上|后|中|时|过程|以来)")
_HEADS = re.compile(r"(?:党[支总委工][部支委]?)?(?:牵头|主导|发起|统筹)")
_JOIN = ("、", "和", "与", "及", "以及", "")


def told_doers(passage: Passage, linked: Linked, start: int, end: int) -> tuple[str, ...]:
    """Return the node ids of those that the sentence of a program at code points `start`:`end` names by 由 or 从."""
    begin, stop = passage.sentence(start)
    found = [row for by in _BY.finditer(passage.text, end, stop) for row in _row(passage, linked, by.end())]
    carried = found and _CARRIED.match(passage.text, found[-1].end)
    doers = [r.node for r in found] if carried else []
    return tuple(
        dict.fromkeys(
            [
                *doers,
                *_where_it_began(passage, linked, end),
                *_spread(passage, linked, end),
                *_head(passage, linked, begin, start),
            ]
        )
    )


def _row(passage: Passage, linked: Linked, position: int) -> list[Reference]:
    """Return the bodies in a row that starts at a position, the most specific of each chain of places."""
    row: list[Reference] = []
    at = position
    _, stop = passage.sentence(position)
    for reference in linked.within(position, stop):
        gap = passage.text[at : reference.start]
        if gap not in _JOIN or (not gap and not row and reference.start != position):
            break
        if not gap and row:
            row.pop()
        row.append(reference)
        at = reference.end
    return row


def _where_it_began(passage: Passage, linked: Linked, end: int) -> list[str]:
    """Return the place that a program started from: 这份“红色合同”去年从A村起步."""
    led = _FROM.match(passage.text, end + 1)
    row = linked.within(led.end(), led.end() + 1) if led else []
    return [row[0].node] if row and _BEGAN.match(passage.text, row[0].end) else []


def _spread(passage: Passage, linked: Linked, end: int) -> list[str]:
    """Return the places among which a program spread: “X”工作法已在A村、B村等6个村推开."""
    among = _AMONG.match(passage.text, end)
    row = _row(passage, linked, among.end()) if among else []
    spreads = _SPREADS.match(passage.text, row[-1].end) if row and all(r.named for r in row) else None
    return [r.node for r in row] if spreads and not _LATER.match(passage.text, spreads.end()) else []


def _head(passage: Passage, linked: Linked, begin: int, start: int) -> list[str]:
    """Return who heads those that act later in the sentence: 由A牵头，B、C签订协议，联手实施“X”."""
    heads = (r for r in linked.within(begin, start) if _HEADS.match(passage.text, r.end))
    return [r.node for r in heads if passage.text[r.start - 1] == "由"]
