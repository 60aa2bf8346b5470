"""Partnerships of several told over clauses: villages put together, a counted group that acts, members of a body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from jiceng.loaders.agents import Agents
from jiceng.loaders.claims import Claims
from jiceng.loaders.linked import Linked, Reference
from jiceng.loaders.mentions.quantities import read_number
from jiceng.loaders.passage import Passage
from jiceng.loaders.together import act_together, is_cut_short

_LIST = re.compile(
    r"，|(?:等?[两二三四五六七八九十0-9]+余?个?(?:村|社区|镇|家|单位)?)?(?:的?(?:党支部|党总支|党委|党组织))?(?:、|和|与|及|以及)"
)
_TAKING = re.compile(r"(?:把|将|由|整合|联合|吸纳|串联起?|联结|以)(?:相邻的?|邻近的?|周边的?|附近的?|辖区的?)?$")
_CORE = re.compile(r"(?:党委|党总支|党支部)?(?:为|作为)“?(?:核心|龙头|链头|雁头|中心|主体|牵头|依托|引领)")
_PUT_TOGETHER = re.compile(
    r"(?:“?捆”?在一起|拧在一起|拢[到在]一[起处]|[^。；]{0,8}(?:打造|搭建|构建)[^。；]{2,24}?(?:示范带|片区|联盟|共同体|联合体))"
    r"|(?:捆绑|联合|整合|组成|编入|编进|纳入|组建|结成|联成|连成|串联|串成|拼成|合并|抱团|成立|结对|联结)[^。；]{0,45}?"
    r"(?:联合|联村|联盟|联建|共建|共同体|片区|抱团|示范带|产业带|党委|党总支|党支部|公司|合作社|联合社)"
)
_GROUP = re.compile(
    r"([两二三四五六七八九十0-9](?<![第0-9].)[两二三四五六七八九十0-9]{0,2})(?:个|家)?(?:行政)?(村|社区|嘎查|镇|乡|街道|县|区|市|地|家|单位|支部|党支部|党组织|方)"
    r"的?(?:党支部|党组织|支部)?[^，。；]{0,10}?(?:，[^，。；]{0,8}?)?(?:联合|共同|携手|联手|合伙|合力|合办|合股|抱团|结成|结为|合作|共建|共用|一起|一道|签订|联建|成立|组建|拼)"
)
_TOGETHER = re.compile(
    r"等?(?:[两二三四五六七0-9]+个?)?(?:单位|部门|村|社区|家|镇|方)?(?:党[支总委][部支]?)?(?:联合|共同|携手|联手|合伙|合力|合作|一[起道])"
)
_FEW, _HOSTS = 4, 6  # more side by side, more by whom (由…) something is done, are a list of who took part
_KIND = (
    "的?(?:支部|党组织|党建)?(?:(?:结对|联建|共建|包联|帮扶|联系|合作)[^，。；]{0,6}(?:单位|伙伴)"
    "|(?:结对|联建|共建)[^，。；]{0,4}(?:社区|村(?!民)|联系点))"
)
_COMPANION = re.compile(f"{_KIND}，")
_CALLED = re.compile(_KIND)
_SIGNED = re.compile(
    "(?:[^，。；]{0,12}，)?(?:也|还|先后|共同|三方|多方|当场|现场)*"
    "(?:(?:签(?:订|署|了|下)|立下|订立)[^，。；]{0,12}(?:协[议定]|公约|合同|书)|在[^，。；]{0,8}(?:协议|公约)书?上[签盖按])"
)
_LISTED = re.compile(
    "(?:共驻共建|共建|联建|结对|包联|帮扶|成员)单位(?:的?(?:名[字单称]|牌子))?(?:[：:]|(?:共|一共)?[有是](?:[：:]|[^，。；]{1,6}家[：:]))$"
)
_COMES = re.compile(
    "(?:机关)?(?:党[支总委][部支]?)?[^，。；]{0,6}(?:来|上门|到(?:社区|村里|镇上))(?:社区|村里|镇上)?"
    "(?:要求)?(?:结对|共建|联建|认亲)"
)
_UNIT = re.compile("[^，。；、]{0,8}(?:共建|联建|结对|包联|帮扶)单位")
_AS_UNIT = re.compile("(?:作为|身为)[^，。；、]{0,8}(?:共建|联建|结对|包联|帮扶)单位，")
_TO = re.compile("(?:为|给|向|到|走进|来到|帮助|帮)[^，。；]{0,4}$")
_SIDES = re.compile("^[^方]{1,3}方")
_UNIT_LABELS = dict.fromkeys(("村", "社区", "嘎查"), ("Community",)) | dict.fromkeys(
    ("镇", "乡", "街道"), ("Township",)
)
_ANY = ("City", "County", "Township", "Community", "Organization")
_WITH_THESE = ("与这", "和这", "同这", "跟这")
_SIDE = ("与", "和", "同", "跟", "联合", "携手", "会同")
_OF_ROW = re.compile("、[^，。；、]{2,8}$")  # what a count right behind a row sums up
_REACH = 300  # characters before a count in which its group is named
_MEMBERS = re.compile(r"(?:党支部|党委|党组织)?(?:等|这|共)[0-9一二三四五六七八九十余多]+[家个]")
_GAP = re.compile(r"、(?:[^，。；、的]{2,14}、){0,3}")
_BOUND = re.compile(
    r"成员单位|共建单位|联建单位|联席会|加盟|认领|领任务|领取|报到|合伙人|联盟|大党委|大工委|兼职委员|共驻共建|共治|签约|签订|签下|结对|联合体|共同体|理事会|结成|共建"
)


class JointActs:
    """Finds and claims the partnerships that an article tells of a group."""

    def __init__(self, passage: Passage, linked: Linked, agents: Agents, claims: Claims) -> None:
        self._passage = passage
        self._linked = linked
        self._agents = agents
        self._claims = claims

    def claim(self) -> None:
        """Add the partnerships of every group in the article."""
        rows = self._rows()
        for row in rows:
            self._put_together(row)
            self._members(row)
            self._hosts(row)
            self._companions(row)
            self._called(row)
            self._listed(row)
            self._gives(row)
            self._comes(row)
            self._signed(row)
        for match in _GROUP.finditer(self._passage.text):
            self._counted(match, rows)

    def _rows(self) -> list[list[Reference]]:
        """Return the references that stand side by side, the last of each row of places only: A镇B村、C镇D村."""
        rows: list[list[Reference]] = []
        for reference in self._linked.references:
            last = rows[-1][-1] if rows else None
            between = self._passage.text[last.end : reference.start] if last else "。"
            if is_cut_short(self._passage.text, reference):
                continue
            if last and between in ("", "“"):
                rows[-1][-1] = reference
            elif last and _LIST.fullmatch(between) and "\n" not in between:
                rows[-1].append(reference)
            else:
                rows.append([reference])
        return rows

    def _put_together(self, row: Sequence[Reference]) -> None:
        """Pair those whom somebody puts together: 将A村、B村等5个村捆绑，组成联村党委; 以A村为核心 counts too."""
        text, start = self._passage.text, row[0].start
        begin, end = self._passage.sentence(start)
        if not _TAKING.search(text, begin, start) or not _PUT_TOGETHER.search(text, row[-1].end, end):
            return
        cores = [r for r in self._linked.within(begin, start) if _CORE.match(text, r.end)]
        group = [r for r in (*cores, *row) if r.label in ("Community", "Organization")]
        self._pair(group, (start, end), "put together")

    def _hosts(self, row: Sequence[Reference]) -> None:
        """Pair those by whom something is done together: 由A、B、C联合开展的…."""
        text = self._passage.text
        if not 1 < len(row) <= _HOSTS or text[self._linked.chain_start(text, row[0]) - 1] != "由":
            return
        if _TOGETHER.match(text, row[-1].end) or act_together(text, row[-1].end, len(text)):
            self._pair(row, self._passage.clause(row[0].start), "joint hosts")

    def _signed(self, row: Sequence[Reference]) -> None:
        """Pair those side by side that sign something with each other: A村、B村、C村签了互助公约; A、B和C: with C."""
        text = self._passage.text
        if not 1 < len(row) <= _FEW or not _SIGNED.match(text, row[-1].end):
            return
        if text.endswith(_SIDE, 0, row[0].start):
            return  # 与A村、B村签订协议: the subject's partners, not each other's
        span = self._passage.clause(row[0].start)[0], self._passage.sentence(row[0].start)[1]
        if text[row[-2].end : row[-1].start] in ("、", "，"):
            self._pair(row, span, "signed together")
        for reference in row[:-1]:
            self._add(reference.node, row[-1].node, span, "signed together")

    def _called(self, row: Sequence[Reference]) -> None:
        """Join a place to the body that is called its partner: B局是A村的共建单位, A村的共建单位B局."""
        text, last = self._passage.text, row[-1]
        called = _CALLED.match(text, last.end)
        if called is None:
            return
        told = called.end() + text.startswith("是", called.end())  # A村的共建单位(是)B局
        after = [r for r in self._linked.within(told, told + 1) if r.start == told]
        before = self._linked.before(row[0].start)
        if not after and before and before.end == row[0].start - 1 and text[before.end] == "是":
            after = [before]
        for body in after:
            self._add(last.node, body.node, (min(row[0].start, body.start), called.end()), "called a partner")

    def _listed(self, row: Sequence[Reference]) -> None:
        """Join the bodies of a list of partners to the place in view: 写着共建单位的名字：A医院、B局."""
        start = row[0].start
        begin, end = self._passage.sentence(start)
        if not _LISTED.search(self._passage.text, begin, start):
            return
        last = self._linked.before(start, ("Community", "Township"))
        agents = [a for a in self._agents.at(start) if a.startswith(("community:", "township:"))]
        for agent in agents or ([last.node] if last else []):
            for body in row:
                if body.label == "Organization":
                    self._add(agent, body.node, (begin, end), "listed as partners")

    def _gives(self, row: Sequence[Reference]) -> None:
        """Join bodies called partners to whom they do something for: 共建单位B局为A村送来…; A may be left out."""
        text, start = self._passage.text, row[0].start
        begin, end = self._passage.clause(start)
        called = text[self._passage.clause(begin - 1)[0] : start] if begin == start and begin else ""
        if not (_UNIT.fullmatch(text, begin, start) or _AS_UNIT.fullmatch(called)) or any(
            r.label != "Organization" for r in row
        ):
            return
        subject = next((s for s in self._agents.subjects if begin <= s.start <= start), None)
        if subject is not None and subject.start < start:
            return  # A村与共建单位B局…: told otherwise
        for agent in self._served(row[-1].end, end) or self._agents.at(max(begin - 1, 0)):
            for body in row:
                if agent != body.node:
                    self._add(agent, body.node, (begin, end), "called a partner")

    def _served(self, start: int, end: int) -> tuple[str, ...]:
        """Return the place for which something is done between two positions: 为A社区送来…, 到A村…."""
        served = [r.node for r in self._linked.within(start, end) if _TO.search(self._passage.text, start, r.start)]
        return tuple(served[-1:])

    def _comes(self, row: Sequence[Reference]) -> None:
        """Join bodies that come for a pairing to the place in view: …医院党支部主动来结对."""
        begin, end = self._passage.sentence(row[0].start)
        if begin and row[-1].label == "Organization" and _COMES.match(self._passage.text, row[-1].end, end):
            for agent in self._agents.at(begin - 1):
                for body in row:
                    self._add(agent, body.node, (row[0].start, end), "comes for a pairing")

    def _companions(self, row: Sequence[Reference]) -> None:
        """Join a body to those that it is called the partner of: 作为A村的支部联建单位，县委办公室…."""
        text, last = self._passage.text, row[-1]
        begin, end = self._passage.clause(row[0].start)
        called = _COMPANION.match(text, last.end, end)
        if called is None or not text.startswith("作为", begin):
            return
        subject = next((s for s in self._agents.subjects if s.start == end), None)
        for agent in subject.agents if subject else ():
            self._add(agent, last.node, (begin, subject.end if subject else end), "called a partner")

    def _members(self, row: Sequence[Reference]) -> None:
        """Join the member bodies of a list to the place that leads: …社区牵头，A公司、B银行等21家成员单位…."""
        text = self._passage.text
        begin, end = self._passage.sentence(row[0].start)
        bodies = [r for r in self._longer(row, begin) if r.label == "Organization"]
        if any(r.label != "Organization" for r in row) or not _MEMBERS.match(text, row[-1].end):
            return
        if not _BOUND.search(text, begin, end):
            return
        lead = next((s for s in reversed(self._agents.subjects) if begin <= s.start and s.end <= row[0].start), None)
        served = self._served(row[-1].end, self._passage.clause(row[-1].end)[1])
        for agent in lead.carried if lead else served:
            for body in bodies:
                self._add(agent, body.node, (row[0].start, end), "member bodies")

    def _longer(self, row: Sequence[Reference], begin: int) -> list[Reference]:
        """Return a row with those before it that bodies which were not read stand between: A公司、项目部、B公司."""
        longer = list(row)
        before = self._linked.before(longer[0].start)
        while before and before.start >= begin and _GAP.fullmatch(self._passage.text, before.end, longer[0].start):
            longer.insert(0, before)
            before = self._linked.before(before.start)
        return longer

    def _counted(self, match: re.Match[str], rows: Sequence[Sequence[Reference]]) -> None:
        """Pair those whom a count sums up: A村、B村，…两个村联合成立…, also with the agent in view as one of them."""
        size = int(read_number(match.group(1)) or 0)
        labels = _UNIT_LABELS.get(match.group(2), _ANY)
        begin, end = self._passage.sentence(match.start())
        start = max(match.start() - _REACH, self._passage.text.rfind("\n", 0, match.start()))
        for row in reversed([row for row in rows if match.start() - _REACH < row[0].start < match.start()]):
            if self._passage.text.endswith(_SIDE, 0, row[0].start):
                return  # A与B、C三方: B and C are A's partners, not each other's
            group = dict.fromkeys(r.node for r in row if r.label in labels)
            near = len(group) == size - 1 and row[0].start >= begin
            agents = self._agents.of_sentence(row[0].start) if near else ()
            nodes = [*group, *(a for a in agents if a not in group)]
            if len(nodes) == size and len(nodes) > 1:
                span = (row[0].start if row[0].start >= begin else begin, end)
                sides = _SIDES.search(match.group())  # A与B、C三方: B and C are A's partners, not each other's
                for one, other in combinations(nodes, 2):
                    if not sides or one == nodes[0]:
                        self._add(one, other, span, "counted group")
                return
        if _OF_ROW.search(self._passage.text, begin, match.start()):
            return  # A、B、C三个村, of which one was not read
        named = [r.node for row in rows for r in row if r.label in labels and start < r.start < match.start()]
        if len(set(named)) == size and size > 1 and labels != _ANY:
            self._pair_nodes(tuple(dict.fromkeys(named)), (begin, end), "counted group")
        elif match.group(2) in ("家", "单位") and self._passage.text.endswith(_WITH_THESE, begin, match.start()):
            self._with_these(match, size, start)

    def _with_these(self, match: re.Match[str], size: int, start: int) -> None:
        """Join those in view to so many bodies named before: 村里先后与这三家单位达成共建."""
        bodies = [r for r in self._linked.within(start, match.start()) if r.label == "Organization"]
        nodes = tuple(dict.fromkeys(r.node for r in bodies))
        if len(nodes) == size:
            for agent in self._agents.at(match.start()):
                for body in nodes:
                    if agent not in nodes:
                        self._add(
                            agent, body, (bodies[0].start, self._passage.sentence(match.start())[1]), "counted group"
                        )

    def _pair(self, group: Sequence[Reference], span: tuple[int, int], rule: str) -> None:
        self._pair_nodes(tuple(dict.fromkeys(r.node for r in group)), span, rule)

    def _pair_nodes(self, nodes: Sequence[str], span: tuple[int, int], rule: str) -> None:
        for one, other in combinations(nodes, 2):
            self._add(one, other, span, rule)

    def _add(self, one: str, other: str, span: tuple[int, int], rule: str) -> None:
        if (one, other) not in self._linked.located and (other, one) not in self._linked.located:
            self._claims.add("PARTNERS_WITH", one, other, span, rule)
