"""Partnerships: two named side by side with a verb of doing together, or who found something with another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from jiceng.loaders.agents import Agents
from jiceng.loaders.claims import Claims
from jiceng.loaders.engaged import GOES_ON, is_engaged
from jiceng.loaders.lexicon import words_file
from jiceng.loaders.linked import Linked, Reference
from jiceng.loaders.passage import Passage
from jiceng.loaders.together import JOINS, act_together, is_cut_short, row_end

_MEANS = ("依托", "借助")
_FOUNDED = re.compile(r"^(?:建立|成立|组建|设立|开展|举办|建设|打造)")
_NEARBY = re.compile(
    r"(?:前来|主动|自发|来)?(?:相邻|邻近|附近|周边|毗邻|毗连|接壤|隔壁|对门|楼下|辖区|驻地|驻区|当地|本地|包联|帮扶|结对|共建|联建|报到"
    r"|后进|先进|薄弱|空壳|强|弱|“?双报到”?)(?:的|村|单位|企业)*$"
)
_OF = re.compile(r"(?<=[与同和跟])[^，。；、与同和跟]{2,10}的$")  # 与|B镇的|C村, 与|A基地的|D公司
_WITH = ("会同", "联合", "携手", "联手", "牵手", "联动")
_ADVERBS = re.compile(r"(?:也|则|还|又|便|就|再|并|正|已|先后|主动|积极|分别|专门|牵头|随后|随即|与此同时|同时)*")
_IN_ORDER = re.compile("分别|依次|逐一|一一|各自")
_OMITTED = re.compile(
    "(?:他们|我们|大家)?"
    + _ADVERBS.pattern
    + "(?:与|和|同|联合|携手|会同|联手|牵手|对接)(?:相邻的?|附近的?|驻地的?|辖区的?|辖区内的?)?"
)
_PAIRS = re.compile(
    r"(?:结对|共建|联建|包联|对口|帮扶)(?:帮扶|共建|支援)?(?:单位|伙伴|村)$|对接的(?:是)?$|认领了?$|(?:结对|对口)(?:共建|帮扶|联系|协作|支援|帮带|联建)?了?$"
)
_PARTNER_UNIT = re.compile("(?:共建|联建|结对|帮扶|包联)单位$")  # 邀请共建单位|A医院的大夫
_VILLAGES = 6  # villages that found something together are seldom more
_FEW = 4  # more agents than these in a row are a list of who took part
_TOGETHER = ("联合", "共同", "携手", "联手", "结对", "结为", "结成", "合作", "共建")
_FOUND_TOGETHER = re.compile(
    r"(?:等)?[一二三四五六七八九两0-9]*个?村?(?:党组织|党支部)?[^。；]{0,36}?(?:联合|共同|组建|成立|结成|组成|共用|抱团|并到一处)"
)
_FOUNDING = re.compile(r"成立|组建|组成|联合(?!国)|结成(?:[^，。；]{0,4}(?:联盟|共同体|联合体))")
_JOINT = re.compile(
    r"[一二三四五六七八九两0-9]+(?:家|个|方)[\u4e00-\u9fff]{0,4}?[还也]?(?:联合|共同|携手|联手|结对|合作)"
)
_SET_UP = re.compile(r"(?:在[^，。；]{1,12}?)?(?:挂牌|会签|先后)?(?:成立|设立|组建|签署|签订|会签)")
_VISITS = re.compile("(?:到|赴|走进|来到|深入|前往)$")
_PAIRING = re.compile("支部联建|党建联建|党建共建|结对共建|联建共建|联学联建|联学共建|共驻共建")
_INVITED = re.compile("(?:机关)?(?:党[支总委][部支]?)?(?:共同|一起|一道|联合|共建|合作)")
_SIDES = re.compile("[三四五六]方")
_PAIR = 2
_LINKED = re.compile(
    r"[^，。；]{0,6}(?:实行|开展|推行|探索|实施|建立|达成|举行|举办)(?:“[^”。；]{2,30}”)?[^，。；“]{0,8}(?:联建|共建|结对|联盟|合作)"
)
_BRANCH = re.compile(r"(?:[^，。；、与和]{0,6}(?:党[支总委][部支]?|支部|工会|团委))?")  # A局第三党支部、B医院
_UNREAD = re.compile(
    r"[\u4e00-\u9fff](?:村|社区|街道|镇|乡|公司|集团|局|院|校|会|部|室|队|站|所|中心|合作社|支部|党委)$"
)
_TAKES_PART = re.compile("[还也]?共同(?:参[加评]|出席|接受|获|入选|前来|来到|见证|隶属|属于)")
_ITS_OWN = {"Township": ("community:",), "Community": ("township:", "county:", "city:")}
_WIDE = ("county:", "city:", "province:")
_HELPED = re.compile(
    r"的?(?:大力|倾力|鼎力|积极|全力|通力)?(?:帮助|支持|扶持|帮扶|助力|技术指导|(?:(配合)|(协作)|(合作)))下"
)
_BEGINS = re.compile(
    r"(?:等地?)?(?:[^，。；]{0,4}(?:地|县|镇|村|家))?(?:共同)?(?:推行|实行|探索|建立|打造|开展|启动|实施|搭建|创建|开通|设立)"
)
_SHARED = ("与", "同", "跟", "联合", "携手", "会同", "联手", "牵手", "协同", "联动")


@dataclass(frozen=True, slots=True)
class _Words:
    join: tuple[str, ...]
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    no_partner: tuple[str, ...]


@cache
def _words() -> _Words:
    raw = words_file("relations.yaml")
    return _Words(
        tuple(sorted(raw["with"], key=len, reverse=True)),
        tuple(raw["strong_partner_verbs"]),
        tuple(raw["partner_verbs"]),
        tuple(raw["no_partner"]),
    )


class Partners:
    """Finds and claims the partnerships of one article."""

    def __init__(self, passage: Passage, linked: Linked, agents: Agents, claims: Claims) -> None:
        self._passage = passage
        self._linked = linked
        self._agents = agents
        self._claims = claims

    def before(self, position: int, clause: tuple[int, int]) -> list[str]:
        """Return the partners that a clause names before a position."""
        return [r.node for r in self._linked.within(clause[0], position) if self._is_partner(r, clause)]

    def beside(self) -> None:
        """Add partnerships: an agent, 与, another, and a verb of doing together in one clause."""
        for reference in self._linked.references:
            clause = self._passage.clause(reference.start)
            if not self._is_partner(reference, clause):
                continue
            bare = reference.label if not reference.named else ""
            for agent in self._with(reference, clause):
                if agent.startswith(_ITS_OWN.get(bare, "-")):
                    continue  # 村里和镇党委一起…, 全县企业与村共建: its own town, its own villages
                if agent != reference.node and not self._related(agent, reference.node):
                    self._claims.add("PARTNERS_WITH", agent, reference.node, clause, "together")
            self._founders(reference, clause)

    def _with(self, reference: Reference, clause: tuple[int, int]) -> tuple[str, ...]:
        """Return whose partner a reference is; A、B分别与C、D结对 pairs them in order."""
        row = [r for r in self._linked.within(clause[0], clause[1]) if self._is_partner(r, clause)]
        beside = {r.node for r in row}
        if host := self._host(row[0]):
            return (host,)
        if _HELPED.match(self._passage.text, reference.end):
            return self._agents.at(reference.start)  # 在A公司的帮助下，B村…
        agents = tuple(a for a in self._agents.of_sentence(reference.start) if a not in beside)
        if not agents and _OMITTED.fullmatch(
            self._passage.text, clause[0], self._linked.chain_start(self._passage.text, row[0])
        ):
            return self._agents.at(reference.start)
        if self._unread_beside(row[0], clause[0]):
            agents = tuple(a for a in agents if not a.startswith(_WIDE))  # a county in view is not who acts here
        beside_row = self._left_row(row[0])
        if beside_row and not set(beside_row) & set(agents):
            return beside_row
        in_order = _IN_ORDER.search(self._passage.text, clause[0], row[0].start)
        if in_order and reference in row:
            sides = agents if len(row) == len(agents) else self._row_before(row[0], len(row))
            return (sides[row.index(reference)],) if sides else agents
        return agents

    def _host(self, first: Reference) -> str:
        """Return who does something with a row of partners by 由: 活动由A社区携手B局、C公司共同开展."""
        text, start = self._passage.text, self._linked.chain_start(self._passage.text, first)
        joined = next((w for w in _WITH if text.endswith(w, 0, start)), "")
        before = self._linked.before(start - len(joined)) if joined else None
        if before is None or not _ADVERBS.fullmatch(text, before.end, start - len(joined)):
            return ""
        return before.node if text[self._linked.chain_start(self._passage.text, before) - 1] == "由" else ""

    def _unread_beside(self, first: Reference, begin: int) -> bool:
        """Tell whether a body that was not read stands left of the joining word, or as 由… in the clause before."""
        text, start = self._passage.text, self._linked.chain_start(self._passage.text, first)
        joined = next((w for w in _words().join if text.endswith(w, 0, start)), "")
        left = start - len(joined)
        if joined and _UNREAD.search(text, begin, left):
            before = self._linked.before(left)
            return before is None or text[before.end : left] not in ("", "村")  # 余村|村与…
        if left > begin or not begin:
            return False
        ahead = self._passage.clause(begin - 1)[0]
        return text.startswith("由", ahead) and not self._linked.within(ahead, begin)

    def _left_row(self, first: Reference) -> tuple[str, ...]:
        """Return the bodies that stand right before a joining word: 发动A村、B村与C公司结对 pairs A and B with C."""
        start, text = self._linked.chain_start(self._passage.text, first), self._passage.text
        joined = next((w for w in ("与", "和", "同", "跟") if text.startswith(w, start - 1)), "")
        before = self._linked.before(start - len(joined)) if joined else None
        if before is None or before.end != start - 1:
            return ()
        row = [before]
        while (left := self._linked.before(self._linked.chain_start(self._passage.text, row[-1]))) and text[
            left.end : row[-1].start
        ] == "、":
            row.append(left)
        return tuple(r.node for r in reversed(row))

    def _row_before(self, first: Reference, size: int) -> tuple[str, ...]:
        """Return so many side by side in the clause before: 打造A村、B村三大基地，分别结对帮带C村、D村."""
        begin, _ = self._passage.clause(first.start)
        if begin == 0:
            return ()
        row = [r.node for r in self._linked.within(self._passage.clause(begin - 1)[0], begin)]
        return tuple(row[-size:]) if len(row) >= size else ()

    def _founders(self, reference: Reference, clause: tuple[int, int]) -> None:
        """Partners who found something with another are partners of each other: 与B村、C村成立联合党支部."""
        fellow = self._linked.before(reference.start)
        if (
            fellow is None
            or fellow.start < clause[0]
            or self._passage.text[fellow.end : reference.start] not in ("、", "和")
        ):
            return
        founding = _FOUNDING.search(self._passage.text, reference.end, clause[1])
        if founding and self._is_partner(fellow, clause) and not self._related(fellow.node, reference.node):
            self._claims.add("PARTNERS_WITH", fellow.node, reference.node, clause, "together")

    def joint(self) -> None:
        """Add partnerships among agents named side by side who do something together: A、B联合成立…."""
        for subject in self._agents.subjects:
            clause = self._passage.clause(subject.start)
            text, few = self._passage.text, 1 < len(subject.agents) <= _FEW
            rest = text[subject.end : clause[1]]
            if _TAKES_PART.match(rest):
                continue
            villages = all(agent.startswith("community:") for agent in subject.agents)
            bodies = all(agent.startswith("organization:") for agent in subject.agents)
            end = self._passage.sentence(subject.start)[1]
            told = text[subject.end : end]
            founded = villages and 1 < len(subject.agents) <= _VILLAGES and _FOUND_TOGETHER.match(told)
            if (
                founded
                or (few and (rest.lstrip("还也").startswith(_TOGETHER) or act_together(text, subject.end, clause[1])))
                or _JOINT.match(rest)
                or (len(subject.agents) == _PAIR and _LINKED.match(rest))
                or (few and bodies and _SET_UP.match(rest))
            ):
                span = (subject.start, end) if founded else clause
                sides = _SIDES.match(rest)  # A与B、C三方: B and C are A's partners, not each other's
                for one, other in combinations(subject.agents, 2):
                    if not self._related(one, other) and (not sides or one == subject.agents[0]):
                        self._claims.add("PARTNERS_WITH", one, other, span, "side by side")

    def _is_partner(self, reference: Reference, clause: tuple[int, int]) -> bool:
        text, words = self._passage.text, _words()
        if text[reference.start - 1 : reference.start] == "在" and _HELPED.match(text, reference.end):
            helped = _HELPED.match(text, reference.end)
            along = helped and helped.lastindex and reference.label == "Organization"  # 在A局的配合下
            return bool(along) or self._kind(reference) in ("company", "institution")  # 在A公司的帮助下
        if text.startswith("的", reference.end):
            return (
                _PARTNER_UNIT.search(text, clause[0], self._linked.chain_start(self._passage.text, reference))
                is not None
            )
        if is_cut_short(text, reference):
            return False
        following = self._linked.within(reference.end, reference.end + 2)
        if following and any(text[reference.end : r.start] in ("", "“") for r in following):
            return False  # a more specific place follows: it is the partner
        start = self._linked.chain_start(self._passage.text, reference)
        after = text[reference.end : clause[1]]
        if GOES_ON.match(text, clause[1]):
            after += text[clause[1] : self._passage.clause(clause[1])[1]]
        fellow = self._linked.before(start)
        if fellow and "以及" in text[fellow.end : start] and JOINS.fullmatch(text, fellow.end, start):
            return self._is_partner(fellow, self._passage.clause(fellow.start))
        if text[start - 1 : start] not in ("、", "和"):
            fellow = None
        if fellow and _BRANCH.fullmatch(text, fellow.end, start - 1) and fellow.start >= clause[0]:
            return self._is_partner(fellow, clause)
        if start >= 2 and text.startswith(_MEANS, start - 2) and reference.label == "Organization":
            return _FOUNDED.search(after) is not None or after.lstrip("，").startswith(("共建", "合办", "联办"))
        near = _NEARBY.search(text, max(0, start - 12), start) or _OF.search(text, max(clause[0], start - 14), start)
        if _PAIRS.search(text, clause[0], start):
            return True
        if (
            near
            and text.startswith(_SHARED, near.start() - 1)
            and _BEGINS.match(text, row_end(text, self._linked, reference))
        ):
            return True  # 与毗邻的A县、B县推行“X”
        start = near.start() if near else start
        if is_engaged(self._passage, reference, start, self._kind(reference) == "company"):
            return True
        if _VISITS.search(text, clause[0], start) and _PAIRING.search(after):
            return True  # A到B开展支部联建活动
        if text.endswith("邀请", 0, start):
            return _INVITED.match(text, reference.end) is not None
        if text[start - 1 : start] in ("把", "将") and text.startswith(("双方", "两家"), clause[1]):
            return any(w in after for w in words.strong)  # 学院把A村作为实践点，双方结为共建伙伴
        if not text.endswith(words.join, 0, start):
            return False
        joined = next(w for w in words.join if text.endswith(w, 0, start))
        if joined not in _WITH and any(w in after for w in words.no_partner):
            return False
        if joined in _WITH and self._leads_to(start - len(joined), clause[0]):
            return True  # A会同B、C，…: the verb may stand in a later clause
        shared = joined in _SHARED or after.startswith(("一起", "一道"))
        rest = row_end(text, self._linked, reference)
        if act_together(text, rest, self._passage.sentence(rest)[1]):
            return True
        return any(w in after for w in words.strong) or (shared and any(w in after for w in words.weak))

    def _kind(self, reference: Reference) -> object:
        return self._linked.drafts[reference.node].properties.get("kind")

    def _leads_to(self, position: int, clause: int) -> bool:
        """Tell whether a verb at a position has its subject right before it, or in a clause before its own."""
        before = self._linked.before(position)
        if before is not None and before.end > clause:
            adverbs = _ADVERBS.fullmatch(self._passage.text, before.end, position)
            by = self._passage.text[self._linked.chain_start(self._passage.text, before) - 1] == "由"
            return adverbs is not None and (by or self._agents.ends_at(before.end))
        return _ADVERBS.fullmatch(self._passage.text, clause, position) is not None

    def _related(self, one: str, other: str) -> bool:
        """A place is no partner of what it lies in."""
        return (one, other) in self._linked.located or (other, one) in self._linked.located
