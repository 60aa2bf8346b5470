"""Partners whom a place draws into a joint body, who come to act with it, or whose bond a noun names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jiceng.loaders.agents import Agents
from jiceng.loaders.linked import Linked, Reference
from jiceng.loaders.passage import Passage
from jiceng.loaders.together import row_end

_TAKES = re.compile(
    "(?:把|将|吸纳|吸收|动员|发动|整合|联络|组织|邀请|聘请|推动|引导|吸引|撬动)(?:辖区|驻区|驻地|周边|附近)?(?:的|内的?)?$"
)
_INTO = re.compile(
    r"[^，。；“”]{0,16}?(?:拉[进入]|纳入|吸[纳收](?:[进入到]|为)|编入|加入|进入|成为|聘为|融入|[选推]为|为|作为|吸纳进来)"
    r"[^，。；]{0,10}?(?:大党委|大工委|联盟|共同体|联席会|理事会|联合体|朋友圈|党建圈|共建|联建|兼职委员|成员单位|合伙人)"
)
_FORMS = re.compile(
    r"[^，。；“”]{0,12}?，(?:共同|一起)?(?:成立|组建|组成|结成|建立|构建)[^，。；]{0,12}(?:大党委|大工委|联盟|共同体|联席会|理事会|联合体)"
)
_BOND = re.compile(
    r"的(?:[^，。；的与和]{0,6})?(?:合作|协作|共建|联建|结对|牵手|联姻)(?!社)[^，。；]{0,10}"
    r"(?:仪式|协议|揭牌|签约|关系|已|从|始于|走过|结出|迈出|开花|更|进一步|进入|不断|日益|由来|项目|基地|活动)"
)
_COMES = re.compile(
    r"(?:机关|第?[一二三四五六])?(?:党[支总委][部支]?|支部|团委)?(?:的?[^，。；的]{0,6}(?:党员|干部|职工|志愿者|民警|医生|师生|官兵|代表))?们?"
    r"(?:一同|一起|一道|再次|也|又|还|先后|主动|专程|联合|纷纷|集体)*(?:来到|走进|到|赴|深入|前往)$"
)
_MEETS = re.compile(
    r"，(?:与|同|和|跟|联合|会同|携手)(?:该|当地)?(?:村|社区|街道|镇|嘎查)?(?:里|上|的)?(?:党支部|党总支|党委|党组织|支部|党员|“?两委”?|干部|群众|村民|居民)"
    r"[^，。；]{0,10}?(?:共同|联合|一[起道同]|结对|共建|联建|同[上过])"
)
_TRAINS = re.compile(
    r"(?:社区|村|[^，。；]{0,4})?(?:联合)?(?:开展|举行|举办|组织|进行)[^，。；]{0,8}?(?:共建|联建|联学|共学|结对|共治|联谊)[^，。；]{0,8}?(?:活动|主题党日|仪式)(?!的?(?:督|指导|检查|调研|观摩|考核))"
)
_LEAD = 8  # characters that a verb of drawing in takes before a body
_AND = ("与", "和", "同", "跟")
_BRANCH = ("", "党支部", "党委", "党总支", "党组织")


def drawn_in(passage: Passage, linked: Linked, agents: Agents) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Yield pairs of partners with the span that says so."""
    for reference in linked.references:
        yield from _members(passage, linked, agents, reference)
        yield from _visitors(passage, linked, reference)
        yield from _bound(passage, linked, reference)


def _row(passage: Passage, linked: Linked, first: Reference) -> Sequence[Reference]:
    """Return the bodies of the row that a reference begins, the last of each chain of places."""
    row = linked.within(first.start, row_end(passage.text, linked, first))
    return [r for r in row if not any(r.end == other.start for other in row)]


def _members(
    passage: Passage, linked: Linked, agents: Agents, first: Reference
) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Those whom a place draws in: 把A公司、B局等驻区单位拉进“大党委”, 吸纳A公司、B局为“大党委”成员."""
    text = passage.text
    begin, _ = passage.clause(first.start)
    if first.label != "Organization" or not _TAKES.search(text, max(begin, first.start - _LEAD), first.start):
        return
    row = _row(passage, linked, first)
    end = passage.sentence(first.start)[1]
    into = _INTO.match(text, row[-1].end, end) or _FORMS.match(text, row[-1].end, end)
    if into is None or any(r.label != "Organization" for r in row):
        return
    for agent in agents.at(first.start):
        yield from ((agent, r.node, (begin, into.end())) for r in row if r.node != agent)


def _visitors(passage: Passage, linked: Linked, place: Reference) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Those who come to do something with a place: A局的党员来到B村，与村党支部共同开展主题党日."""
    text = passage.text
    begin, _ = passage.clause(place.start)
    if place.label != "Community" or not linked.within(begin, place.start):
        return
    meets = _MEETS.match(text, place.end) or _TRAINS.match(text, place.end)
    if meets is None:
        return
    before = [r for r in linked.within(begin, place.start) if r.label == "Organization"]
    if not before or not _COMES.fullmatch(text, before[-1].end, _chain(linked, place)):
        return
    row = [before.pop()]
    while before and text[before[-1].end : row[-1].start] in ("、", "和", "与"):
        row.append(before.pop())
    yield from ((r.node, place.node, (begin, meets.end())) for r in reversed(row))


def _chain(linked: Linked, reference: Reference) -> int:
    """Return where the row of places that ends with a reference starts."""
    before = linked.before(reference.start)
    return _chain(linked, before) if before and before.end == reference.start else reference.start


def _bound(passage: Passage, linked: Linked, other: Reference) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Those whose bond a noun names: A医院与B医院的协作医院揭牌仪式举行."""
    text = passage.text
    bond = _BOND.match(text, other.end)
    one = linked.before(other.start) if bond else None
    if one and bond and any(text[one.end : other.start] == b + a for a in _AND for b in _BRANCH):
        yield one.node, other.node, (one.start, bond.end())
