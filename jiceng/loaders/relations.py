"""From linked mentions to claims: who implements, partners, is awarded, achieved, and what is part of what."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from jiceng.graph import ids
from jiceng.graph.model import Article, Value
from jiceng.loaders.agents import Agents
from jiceng.loaders.awards import Awards
from jiceng.loaders.claims import Claims
from jiceng.loaders.drawn_in import drawn_in
from jiceng.loaders.joint_acts import JointActs
from jiceng.loaders.lexicon import words_file
from jiceng.loaders.linked import Linked, Reference
from jiceng.loaders.members import members_of
from jiceng.loaders.mentions.model import HonorMention, OutcomeMention
from jiceng.loaders.mentions.programs import ProgramMention
from jiceng.loaders.outcome_subjects import OutcomeSubjects
from jiceng.loaders.pairing_lists import claim_listed_pairs
from jiceng.loaders.partners import Partners
from jiceng.loaders.passage import Passage
from jiceng.loaders.program_parts import find_parts
from jiceng.loaders.told_doers import told_doers
from jiceng.loaders.weighing.classifier import classifier
from jiceng.loaders.weighing.doer_candidates import DoerCandidate, DoerCandidates
from jiceng.loaders.weighing.partner_candidates import partner_candidates
from jiceng.loaders.weighing.seat_candidates import SeatCandidates

_SITES = re.compile(
    r"(?:等[0-9一二三四五六七八九十]*个?(?:村|社区|镇|乡)?)?(?:率先|先行|先后|分别)?(?:试点|试办|试行|试水|推行|开展|实施|创办)了?"
)
_LISTED = re.compile(r"(?:也|还|又|均|都)?(?:名列|位列|榜上有名|入围)")
_AT = re.compile("在|到|赴|走进|走入|深入")  # 到A村开展“X”: the village is its host
_TRIED = re.compile(
    r"[^，。；]{0,4}?(?:率先|最先|首先|先行|先)?在|[”’]?[^，。；]{0,6}?(?:首创|诞生|起源|发源|缘起|兴起|脱胎|始|源)于"
    r"|[”’]?[^，。；“”]{0,6}?(?:是|成了|成为)"
)
_BORN = ("创于", "起于", "胎于", "生于", "源于", "始于", "是", "成了", "成为")  # “X”品牌是A市叫得响的名片
_EMBLEM = re.compile(  # “X”成了A市以党建引领治理的抓手, not A市首个…
    "(?![^，。；]{0,6}(?:首|唯一|第一))[^，。；]{0,24}?(?:抓手|名片|招牌|法宝|底色|载体|经验)"
)
_TRYING = re.compile(
    r"(?:等[^，。；]{0,8})?(?:率先|先行|先后)?(?:试点|试行|试办|试水|推行|推开|铺开|实施|落地)(?=[^\u4e00-\u9fff]|[了得至开来两多以后一二三四五六七八九十成并])"
)
_GATHERS = re.compile(r"串成|连成|组成|捆绑|纳入|串联|整合")
_SPREAD = re.compile(r"(?:推广|延伸|扩展|复制|覆盖)(?:到|至)(?:了)?")
_IN_VIEW = 0.7  # how likely one that the sentence does not name must be to carry out its program
_SEEN = re.compile("(?:察看|查看|参观|观摩|听取|了解|考察|调研)[^，。；]*$")
_LEARNT = re.compile("(?:学习借鉴|参观学习|观摩学习|考察学习|实地查看|实地察看|实地考察)")
_LOW = ("Township", "Community")
_NEAR = 12  # characters between a program and the word of its spreading
_JOINS_IN = re.compile(
    r"(?:也|还|都|均)?(?:积极|主动|踊跃|率先|先行|第一个)*(?:参与|参加|加入|加了进来|试水|试点|先试|响应|跟进)(?:其中)?[，。；]"
)


@cache
def _plans() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words_file("relations.yaml")["plans"])))


class Relations:
    """Makes the claims of one article from its linked mentions."""

    def __init__(self, passage: Passage, linked: Linked, agents: Agents, claims: Claims, article: Article) -> None:
        self._passage = passage
        self._linked = linked
        self._agents = agents
        self._claims = claims
        self._article = article
        self.doers = DoerCandidates(passage, linked, agents, article.title)
        self._partners = Partners(passage, linked, agents, claims)
        self._awards = Awards(passage, linked, agents, claims)

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
        if mention.start <= span[0] + 1 and _LISTED.match(self._passage.text, mention.end):
            return  # …公布的名单中，“X”名列其中 says that others judged it, not who carries it out
        properties: dict[str, Value] = {"planned": True} if self._planned(mention) else {}
        members = members_of(self._passage, self._linked, self._agents, mention.name, mention.start)
        told = self._extended(mention)
        doers = told_doers(self._passage, self._linked, mention.start, mention.end)
        own = (told and self._begins_with_its_own(mention)) or (doers and self._opens(mention))
        own = own or self._visited(mention)
        of_clause = () if own else self._agents.of_program(mention.start)
        found = dict.fromkeys((*of_clause, *told, *self._gathered(mention), *members, *doers))
        end = max(span[1], mention.end)
        for agent in found:
            self._claims.add("IMPLEMENTS", agent, program, (span[0], end), "subject", properties=properties)
        for partner in self._partners.before(mention.start, span):
            self._claims.add("IMPLEMENTS", partner, program, span, "partner", properties=properties)
        for doer in self._weighed(mention, found):
            span = doer.start, doer.end
            self._claims.add("IMPLEMENTS", doer.node, program, span, "weighed", properties=properties)

    def _weighed(self, mention: ProgramMention, found: Collection[str]) -> Iterator[DoerCandidate]:
        """Return who else is likely to carry out a program; of those in view only where its sentence names no doer."""
        weigh = classifier("doers")
        told = any(reference.node in found for reference in self._linked.within(*self._passage.sentence(mention.start)))
        owner = self._owner(mention)
        visitors = self._agents.of_program(mention.start) if self._visited(mention) else ()
        for doer in self.doers.of(mention, found, told):
            if doer.node in visitors:
                continue
            if owner and doer.node != owner.node and self._linked.drafts[doer.node].label == owner.label:
                continue  # A村大棚、B村“X”、C村…: each has its own
            if weigh.probability(doer.features) >= (weigh.threshold if doer.named else _IN_VIEW):
                yield doer

    def _visited(self, mention: ProgramMention) -> bool:
        """Tell whether somebody comes to see a program or learns from it: the visitor does not carry it out."""
        begin, end = self._passage.clause(mention.start)
        owner = self._linked.before(mention.start)
        if owner and self._passage.text[owner.end : mention.start] in ("", "“", "的", "的“", "探索的“"):
            return False
        seen = _SEEN.search(self._passage.text, begin, mention.start)
        return bool(seen or _LEARNT.search(self._passage.text, mention.end, end))

    def _owner(self, mention: ProgramMention) -> Reference | None:
        """Return the place of the lowest levels that stands right before a program, and not in a row with another."""
        owner, text = self._linked.before(mention.start), self._passage.text
        if owner is None or owner.label not in _LOW or text[owner.end : mention.start] not in ("", "“"):
            return None
        return None if text[max(0, owner.start - 1) : owner.start] in ("和", "与") else owner

    def _extended(self, mention: ProgramMention) -> list[str]:
        """Return the places that a program was extended to: 推广到A村、B村."""
        _, end = self._passage.sentence(mention.start)
        spread = _SPREAD.search(self._passage.text, mention.end, end)
        if spread is None or spread.start() - mention.end > _NEAR:
            return self._tried(mention)
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

    def _opens(self, mention: ProgramMention) -> bool:
        """Tell whether no subject stands before a program in its sentence, nor its owner: 花园社区的“X”."""
        begin, _ = self._passage.sentence(mention.start)
        owner = self._linked.before(mention.start)
        if owner and self._passage.text[owner.end : mention.start] in ("", "“", "的", "的“"):
            return False
        return not any(begin <= s.start < mention.start for s in self._agents.subjects)

    def _begins_with_its_own(self, mention: ProgramMention) -> bool:
        """Tell whether a sentence begins with a program and says whose it is: “X”首创于A市, “X”是A市的名片."""
        tried = _TRIED.match(self._passage.text, mention.end)
        begins = mention.start <= self._passage.sentence(mention.start)[0] + 1
        return begins and tried is not None and self._passage.text.endswith(_BORN, 0, tried.end())

    def _tried(self, mention: ProgramMention) -> list[str]:
        """Return the place where a program that opens its clause was tried: “绿色存折”最先在A镇试点."""
        tried = _TRIED.match(self._passage.text, mention.end)
        row = self._linked.within(tried.end(), tried.end() + 1) if tried else []
        if tried is None or not row:
            return []
        last = self._agents.last_of_row(row[0])
        if not last.named:
            return []
        if self._passage.text.endswith(("成了", "成为"), 0, tried.end()):
            return [last.node] if _EMBLEM.match(self._passage.text, last.end) else []
        born = self._passage.text.endswith(_BORN, 0, tried.end())
        return [last.node] if born or _TRYING.match(self._passage.text, last.end) else []

    def _gathered(self, mention: ProgramMention) -> list[str]:
        """Return the places that a program is tried in, 在A村、B村试办“…”, or gathers: 把A村、B村串成“…”示范带."""
        begin, _ = self._passage.clause(mention.start)
        row = self._linked.within(begin, mention.start)
        text = self._passage.text
        places = [r for r in row if r.named and r.label in ("Township", "Community")]
        sites = [r for r in places if not any(other.start == r.end for other in places)]  # 观堂乡|陈棚村: the village
        if sites and _SITES.fullmatch(text, sites[-1].end, mention.start):
            at = [m.end() for m in _AT.finditer(text, begin, sites[-1].start)]
            return [r.node for r in sites if at and r.start >= at[-1]]
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
        return _plans().search(self._passage.text, begin, mention.start) is not None

    def partners(self) -> None:
        """Add the partnerships of the article."""
        self._partners.beside()
        self._partners.joint()
        JointActs(self._passage, self._linked, self._agents, self._claims).claim()
        for one, other, span in drawn_in(self._passage, self._linked, self._agents):
            if (one, other) not in self._linked.located and (other, one) not in self._linked.located and one != other:
                self._claims.add("PARTNERS_WITH", one, other, span, "drawn in")
        claim_listed_pairs(self._passage, self._linked, self._claims)
        accepts = classifier("partners").accepts
        for pair in partner_candidates(self._passage, self._linked, self._agents, self._claims.pairs("PARTNERS_WITH")):
            located = {(pair.one, pair.other), (pair.other, pair.one)} & self._linked.located.keys()
            if not located and accepts(pair.features):
                self._claims.add("PARTNERS_WITH", pair.one, pair.other, (pair.start, pair.end), "weighed")

    def honors(self, mentions: Sequence[HonorMention]) -> None:
        """Add honours with their receivers."""
        self._awards.claim(mentions)

    def outcomes(self, mentions: Sequence[OutcomeMention], subjects: OutcomeSubjects) -> None:
        """Add reported figures with the place or body that each is reported of."""
        for mention in mentions:
            agent = subjects.of(mention)
            if agent:
                node = ids.outcome_id(self._article.id, agent, mention.value, mention.unit, mention.name)
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
        self._seat(acting)
        for step in self._linked.located.values():
            self._claims.add("LOCATED_IN", step.child, step.parent, step.span, step.rule, step.basis)

    def _seat(self, acting: Collection[str]) -> None:
        """Locate bodies of which no rule tells the place."""
        linked, weigh = self._linked, classifier("seats")
        candidates = SeatCandidates(self._passage, linked, self._agents, self._article.title, acting)
        for body in [d for d in linked.drafts.values() if d.label == "Organization" and not linked.parent(d.id)]:
            weighed = [(weigh.probability(seat.features), seat.place, seat) for seat in candidates.of(body)]
            likely, _, seat = max(weighed, default=(0.0, "", None))
            if seat and likely >= weigh.threshold:
                linked.locate(body.id, seat.place, (seat.start, seat.end), "text", "weighed")

    def _parts(self, mentions: Sequence[ProgramMention]) -> None:
        """Add what the text says of parts of programs, where the whole is a node of the article."""
        for found in find_parts(self._passage, mentions):
            part, whole = ids.program_id(found.part.name), ids.program_id(found.whole)
            if whole in self._linked.drafts:
                self._claims.add("PART_OF", part, whole, found.span, found.rule)
