"""From linked mentions to claims: who implements, partners, is awarded, achieved, and what is part of what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from jiceng.graph import ids
from jiceng.graph.model import Value
from jiceng.loaders.agents import Agents
from jiceng.loaders.claims import Claims
from jiceng.loaders.lexicon import known_programs, words_file
from jiceng.loaders.linked import Linked, Reference
from jiceng.loaders.mentions.model import HonorMention, OutcomeMention
from jiceng.loaders.mentions.programs import ProgramMention
from jiceng.loaders.outcome_subjects import OutcomeSubjects
from jiceng.loaders.passage import Passage

_COMPONENT = re.compile(r"[”’]?[\u4e00-\u9fff]{0,6}的?(?:特色|重点|子|具体|重要)?(?:项目|内容|组成|部分|举措|品牌)")
_PARTS = re.compile(r"[”’]?[\u4e00-\u9fff]{0,6}[（(](?:即|包括)?")
_MEANS = ("依托", "借助")
_FOUNDED = re.compile(r"^(?:建立|成立|组建|设立|开展|举办|建设|打造)")
_ALSO = re.compile(r"[^，。；的“”]{0,10}?[、和与及]")
_NAME = 4  # the longest usual name of a person
_GATHERS = re.compile(r"串成|连成|组成|捆绑|纳入|串联|整合")
_SPREAD = re.compile(r"(?:推广|延伸|扩展|复制|覆盖)(?:到|至)(?:了)?")
_NEAR = 12  # characters between a program and the word of its spreading
_JOINS_IN = re.compile(r"(?:也|还|都|均)?(?:积极|主动|踊跃)?(?:参与|参加|加入)(?:其中)?[，。；]")
_NEARBY = re.compile(r"(?:相邻|邻近|附近|周边|毗邻|辖区|驻地|当地|本地)的?$")
_WITH = ("会同", "联合", "携手", "联手")
_FEW = 4  # more agents than these in a row are a list of who took part
_TOGETHER = ("联合", "共同", "携手", "联手", "结对", "结为", "结成", "合作", "共建")
_FOUND_TOGETHER = re.compile(
    r"(?:等)?[一二三四五六七八九两0-9]*个?村?(?:党组织|党支部)?[^。；]{0,36}?(?:联合|共同|组建|成立|结成|组成|共用|抱团|并到一处)"
)
_FOUNDING = re.compile(r"成立|组建|结成|组成|联合|共建")
_JOINT = re.compile(
    r"[一二三四五六七八九两0-9]+(?:家|个|方)[\u4e00-\u9fff]{0,4}?[还也]?(?:联合|共同|携手|联手|结对|合作)"
)
_SHARED = ("与", "联合", "携手", "会同", "联手", "牵手", "协同")


@dataclass(frozen=True, slots=True)
class _Words:
    join: tuple[str, ...]
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    no_partner: tuple[str, ...]
    plans: tuple[str, ...]


@cache
def _words() -> _Words:
    raw = words_file("relations.yaml")
    return _Words(
        tuple(sorted(raw["with"], key=len, reverse=True)),
        tuple(raw["strong_partner_verbs"]),
        tuple(raw["partner_verbs"]),
        tuple(raw["no_partner"]),
        tuple(raw["plans"]),
    )


class Relations:
    """Makes the claims of one article from its linked mentions."""

    def __init__(self, passage: Passage, linked: Linked, agents: Agents, claims: Claims, article: str) -> None:
        self._passage = passage
        self._linked = linked
        self._agents = agents
        self._claims = claims
        self._article = article

    def programs(self, mentions: Sequence[ProgramMention], states_facts: bool) -> None:
        """Add program nodes and, where the article states facts, who implements them."""
        for mention in mentions:
            draft = self._linked.draft(ids.program_id(mention.name), "Program", mention.name)
            draft.aliases.update(mention.aliases)
            draft.spans.append((mention.start, mention.end))
            if mention.routine:
                draft.properties["routine"] = True
            if mention.candidate:
                draft.properties["candidate"] = True
            if states_facts:
                self._implements(mention, draft.id)
        if states_facts:
            self._joins_in(mentions)
        self._parts(mentions)

    def _implements(self, mention: ProgramMention, program: str) -> None:
        span = self._passage.clause(mention.start)
        properties: dict[str, Value] = {"planned": True} if self._planned(mention) else {}
        for agent in (*self._agents.of_program(mention.start), *self._extended(mention), *self._gathered(mention)):
            self._claims.add(
                "IMPLEMENTS", agent, program, (span[0], max(span[1], mention.end)), "subject", properties=properties
            )
        for partner in self._partners_before(mention.start, span):
            self._claims.add("IMPLEMENTS", partner, program, span, "partner", properties=properties)

    def _extended(self, mention: ProgramMention) -> list[str]:
        """Return the places that a program was extended to: 推广到A村、B村."""
        _, end = self._passage.sentence(mention.start)
        spread = _SPREAD.search(self._passage.text, mention.end, end)
        if spread is None or spread.start() - mention.end > _NEAR:
            return []
        row: list[str] = []
        at = spread.end()
        for reference in self._linked.within(spread.end(), end):
            if self._passage.text[at : reference.start] not in ("", "、", "和", "以及", "“"):
                break
            if self._passage.text[at : reference.start] == "" and row:
                row.pop()  # the more specific of a row of places
            row.append(reference.node)
            at = reference.end
        return row

    def _gathered(self, mention: ProgramMention) -> list[str]:
        """Return the places that are gathered into a program: 把A村、B村串成“…”示范带."""
        begin, _ = self._passage.clause(mention.start)
        row = self._linked.within(begin, mention.start)
        text = self._passage.text
        if len(row) < 2 or text[row[0].start - 1] not in "把将":
            return []
        return [r.node for r in row] if _GATHERS.search(text, row[-1].end, mention.start) else []

    def _joins_in(self, mentions: Sequence[ProgramMention]) -> None:
        """Add the bodies that take part in what another began: …，县人民医院党委积极参与."""
        for subject in self._agents.subjects:
            begin, _ = self._passage.sentence(subject.start)
            named = [m for m in mentions if begin <= m.start < subject.start]
            if named and _JOINS_IN.match(self._passage.text, subject.end):
                span = self._passage.sentence(subject.start)
                for agent in subject.agents:
                    self._claims.add("IMPLEMENTS", agent, ids.program_id(named[-1].name), span, "takes part")

    def _planned(self, mention: ProgramMention) -> bool:
        """Tell whether words of intention stand before a program in its sentence, outside its name."""
        begin, _ = self._passage.sentence(mention.start)
        before = self._passage.text[begin : mention.start]
        return any(word in before for word in _words().plans)

    def _partners_before(self, position: int, clause: tuple[int, int]) -> list[str]:
        return [r.node for r in self._linked.within(clause[0], position) if self._is_partner(r, clause)]

    def partners(self) -> None:
        """Add partnerships: an agent, 与, another, and a verb of doing together in one clause."""
        for reference in self._linked.references:
            clause = self._passage.clause(reference.start)
            if not self._is_partner(reference, clause):
                continue
            for agent in self._agents.of_sentence(reference.start):
                if agent != reference.node and not self._related(agent, reference.node):
                    self._claims.add("PARTNERS_WITH", agent, reference.node, clause, "together")
            self._founders(reference, clause)

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
            rest = self._passage.text[subject.end : clause[1]]
            villages = all(agent.startswith("community:") for agent in subject.agents)
            founded = villages and len(subject.agents) > 1 and _FOUND_TOGETHER.match(rest)
            if (
                founded
                or (1 < len(subject.agents) <= _FEW and rest.lstrip("还共也").startswith(_TOGETHER))
                or _JOINT.match(rest)
            ):
                for one, other in combinations(subject.agents, 2):
                    if not self._related(one, other):
                        self._claims.add("PARTNERS_WITH", one, other, clause, "side by side")

    def _is_partner(self, reference: Reference, clause: tuple[int, int]) -> bool:
        text, words = self._passage.text, _words()
        if text.startswith("的", reference.end):
            return False
        if any(
            text[reference.end : r.start] in ("", "“") for r in self._linked.within(reference.end, reference.end + 2)
        ):
            return False  # a more specific place follows: it is the partner
        start = self._chain_start(reference)
        after = text[reference.end : clause[1]]
        fellow = self._linked.before(start) if text[start - 1 : start] in ("、", "和") else None
        if fellow and fellow.end == start - 1 and fellow.start >= clause[0]:
            return self._is_partner(fellow, clause)
        if start >= 2 and text.startswith(_MEANS, start - 2) and reference.label == "Organization":
            return _FOUNDED.search(after) is not None
        near = _NEARBY.search(text, max(0, start - 5), start)
        start = near.start() if near else start
        joined = next((w for w in words.join if text.startswith(w, start - len(w))), "")
        if not joined:
            return False
        if any(w in after for w in words.no_partner):
            return False
        if joined in _WITH and self._agents.ends_at(start - len(joined)):
            return True  # A会同B、C，…: the verb may stand in a later clause
        return any(w in after for w in words.strong) or (joined in _SHARED and any(w in after for w in words.weak))

    def _chain_start(self, reference: Reference) -> int:
        """Return where the row of places that ends with a reference starts (柏梁镇“惠民社区” starts at 柏梁镇)."""
        start = reference.start
        before = self._linked.before(start)
        while before and self._passage.text[before.end : start] in ("", "“"):
            start = before.start
            before = self._linked.before(start)
        return start

    def _related(self, one: str, other: str) -> bool:
        """A place is no partner of what it lies in."""
        return (one, other) in self._linked.located or (other, one) in self._linked.located

    def honors(self, mentions: Sequence[HonorMention]) -> None:
        """Add honours with their receivers: the references just before the verb, else the agent in view."""
        for mention in mentions:
            draft = self._linked.draft(ids.honor_id(mention.name), "Honor", mention.name)
            draft.spans.append((mention.start, mention.end))
            by: dict[str, Value] = {"by": self._passage.text[slice(*mention.giver)]} if mention.giver else {}
            clause = self._passage.clause(mention.trigger)
            span = min(clause[0], mention.receiver), max(mention.end, mention.trigger)
            for receiver in self._receivers(mention, clause):
                self._claims.add("AWARDED", receiver, draft.id, span, "award", properties=by)

    def _receivers(self, mention: HonorMention, clause: tuple[int, int]) -> tuple[str, ...]:
        persons = self._persons(mention)
        if persons:
            return persons
        if self._private(mention):
            return ()
        last = self._linked.before(mention.receiver)
        if last and mention.receiver > mention.trigger:
            last = self._agents.last_of_row(last)
        if last is None or last.start < clause[0] or self._gives(last, mention):
            return self._agents.at(mention.trigger)
        group = [last.node]
        before = self._linked.before(last.start)
        while before and _ALSO.fullmatch(self._passage.text, before.end, last.start):
            group.append(before.node)
            last, before = before, self._linked.before(before.start)
        return tuple(group)

    def _private(self, mention: HonorMention) -> bool:
        """Tell whether a person without a post stands where the receiver is named: 张剑荣获…."""
        near = self._linked.before(mention.receiver)
        if near and near.end >= mention.receiver - 1:
            return False
        index = self._passage.word_at(mention.receiver - 1)
        ends_there = self._passage.starts[index + 1] == mention.receiver
        return ends_there and self._passage.tags[index] == "nr" and len(self._passage.words[index]) > 1

    def _persons(self, mention: HonorMention) -> tuple[str, ...]:
        """Return the officials whose names end where the receiver is named: 授予…书记李红光、…书记段兰英“…”称号."""
        begin = min(mention.trigger, mention.receiver)
        found = [
            (span, draft.id)
            for draft in self._linked.drafts.values()
            if draft.label == "Official"
            for span in draft.spans
            if begin - _NAME <= span[0] and span[1] <= mention.receiver
        ]
        if not any(span[1] == mention.receiver for span, _ in found):
            return ()
        return tuple(dict.fromkeys(node for _, node in sorted(found)))

    def _gives(self, reference: Reference, mention: HonorMention) -> bool:
        """Tell whether a reference before the verb is the giver: 市纪委监委把这一做法列为…."""
        if mention.giver and mention.giver[0] < reference.end and reference.start < mention.giver[1]:
            return True
        return self._passage.text[reference.end : reference.end + 1] in ("把", "将")

    def outcomes(self, mentions: Sequence[OutcomeMention], subjects: OutcomeSubjects) -> None:
        """Add reported figures with the place or body that each is reported of."""
        for mention in mentions:
            agent = subjects.of(mention)
            if agent:
                node = ids.outcome_id(self._article, agent, mention.value, mention.unit, mention.name)
                draft = self._linked.draft(node, "Outcome", mention.name)
                draft.spans.append((mention.start, mention.end))
                draft.properties = {
                    "value": mention.value,
                    "unit": mention.unit,
                    "text": mention.name,
                    "approximate": mention.approximate,
                }
                self._claims.add("ACHIEVED", agent, node, (mention.start, mention.end), "figure")

    def located(self) -> None:
        """Add the steps of places and bodies to what they lie in; a bare 市财政局 only where it acts in a claim."""
        acting = self._claims.ends()
        for body, (place, span) in self._linked.implied.items():
            if body in acting and not self._linked.parent(body):
                self._linked.locate(body, place, span, "text", "body of the article's own place")
        for step in self._linked.located.values():
            self._claims.add("LOCATED_IN", step.child, step.parent, step.span, step.rule, step.basis)

    def _parts(self, mentions: Sequence[ProgramMention]) -> None:
        """Add parts that the word list knows, and names listed in brackets right after their whole."""
        named = {m.name: m for m in mentions}
        for program in known_programs():
            for name in program.parts:
                if name in named and program.name in named:
                    span = self._passage.sentence(named[name].start)
                    self._part(named[name], program.name, span, "known part")
        for whole in mentions:
            bracket = _PARTS.match(self._passage.text, whole.end)
            close = self._passage.text.find(")", whole.end, whole.end + 120) if bracket else -1
            for part in mentions:
                if bracket and bracket.end() <= part.start < close:
                    self._part(part, whole.name, (whole.start, close), "listed part")
        for part, whole in pairwise(mentions):
            between = self._passage.text[part.end : whole.start]
            if between in ("作为", "列为") and _COMPONENT.match(self._passage.text, whole.end):
                self._part(part, whole.name, (part.start, whole.end), "named part")

    def _part(self, part: ProgramMention, whole: str, span: tuple[int, int], rule: str) -> None:
        if ids.program_id(whole) in self._linked.drafts:
            self._claims.add("PART_OF", ids.program_id(part.name), ids.program_id(whole), span, rule)
