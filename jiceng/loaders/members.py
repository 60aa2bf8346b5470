"""Members of a named league: 组建“金色党建联盟”，成员有A村、B村和C公司, whom the sentence or the next one lists."""

from __future__ import annotations

import re

from jiceng.loaders.agents import Agents
from jiceng.loaders.linked import Linked
from jiceng.loaders.passage import Passage

_LEAGUE = re.compile(r"(?:联盟|联合体|共同体|联席会|理事会|协作区|联合会)$")
_NAMES_MEMBERS = re.compile(  # what stands before a list of members
    r"(?:成员|签约|参加|加入|加盟|入盟|参与)[^，。；：]{0,8}?(?:有|是|为|包括|分别是)|(?:参加|加入|参与|联合|聚)(?:进来|起来)："
    r"|[把将](?=[^。；]{0,80}(?:拢到?|聚到?|连到?|联到?|串到?|拉到?|捏合|联合|联结|联成|结成|纳入)[^，。；]{0,4}(?:一起|一处|一块|起来|进来|，))"
    r"|由(?=[^。；]{4,120}(?:组成|构成|组建|发起|共建|参与|加盟))|(?:吸纳|吸引|涵盖|囊括|覆盖|集合|汇集|联结|串联|整合)了?(?=[^。；]{2,80}(?:、|和))"
)
_LABELS = ("Township", "Community", "Organization")
_FEWEST = 2


def members_of(passage: Passage, linked: Linked, agents: Agents, name: str, start: int) -> list[str]:
    """Return the ids of those whom the text lists as members of the league that it names at `start`; mostly none."""
    if not _LEAGUE.search(name):
        return []
    begin, end = passage.sentence(start)
    if passage.text[end - 1] == "。" and end < len(passage.text):
        end = passage.sentence(end)[1]  # the list may fill the next sentence
    told = _NAMES_MEMBERS.search(passage.text, begin, end)
    if told is None:
        return []
    stop = passage.sentence(told.start())[1]
    listed = [r for r in linked.within(told.end(), stop) if r.label in _LABELS]
    rows = [agents.last_of_row(r).node for r in listed if not _inside_row(linked, r.start)]
    members = list(dict.fromkeys(rows))
    return members if len(members) >= _FEWEST else []


def _inside_row(linked: Linked, start: int) -> bool:
    before = linked.before(start)
    return before is not None and before.end == start
