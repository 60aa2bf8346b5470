"""Awards: who a title was given to, from where the verb of giving leaves its receiver."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from jiceng.graph import ids
from jiceng.graph.model import Value
from jiceng.loaders.agents import Agents
from jiceng.loaders.claims import Claims
from jiceng.loaders.goals import claim_goal
from jiceng.loaders.linked import Linked, Reference
from jiceng.loaders.mentions.honor_words import adverbs_before, honor_words
from jiceng.loaders.mentions.model import HonorMention
from jiceng.loaders.passage import Passage

_ALSO = re.compile(r"[^，。；的“”]{0,10}?[、和与及]")
_NAME = 16  # the longest name of a person
_COUNTED = re.compile(r"[”’]?(?:称号|荣誉|党?支部)?的\d+[余多]?[个家名户]")  # 对获评“五星支部”的58个村
_PRONOUN = re.compile("[她他](?!们|的)")
_PRONOUN_REACH = 150
_HELD = ("honor.borne", "honor.list", "honor.prize")
_BEARS = re.compile("[”’]?(?:、|——|—|，)?")
_BEARER = 24  # characters of places and posts between a title and the name of the person who bears it
_PAUSE = re.compile("[，。；：、！？\n]|[和与及的]")
_WHOLE = re.compile(
    r"(?:从[^，。；]{1,14})?(?:[”’等]|[0-9一二两三四五六七八九十]+[余多]?个|[全该这我]|们|村里|村子|镇里|街道|社区|小区|乡里|县里|市里|区里|村|镇|乡|县|市|区|党组织"
    r"|党支部|党总支|党委|支部|党工委|“两委”|里|的)*"
)
_SOME = re.compile(
    r"(?:有|已有|共有|其中)[0-9一二两三四五六七八九十]+[余多]?个?(?:行政)?(?:村|社区|单位|党?支部|党组织|小区|集体)"
)
_ONLY = re.compile(r"[是为](?=[^，。；]{0,12}?(?:唯一|首个|第一个|仅有|为数不多|少有|最早))")
_OF_ITS_KIND = re.compile(
    r"[”’]?(?:称号|荣誉|殊荣)?的(?:[0-9一两三四五六七八九十]?个)?(?:行政)?(?:农村|城市|基层)?(?:党总支|党支部|党组织|支部|党委|社区|村庄|村|镇|乡|街道|县|单位)"
)
_BODY_ABOVE = re.compile("该[社局所院厂站队会校店行馆铺]")  # the cooperative, office … named before
_CLAUSE = re.compile(r"[，,：:。；;！？\n]|——")
_PROGRAM = re.compile(r"[“‘](?P<name>[^“”‘’]{2,24})[”’][\u4e00-\u9fff]{0,8}")
_SITUATED = re.compile("，(?:地处|位于|坐落|[东西南北]{1,2}[临邻接靠与倚依]|距|面积|总面积|辖|总人口)")
_HEADING = 12  # letters of times and posts that may stand in front of a person who is a clause's subject


class Awards:
    """Finds the receivers of an article's honours and claims them."""

    def __init__(self, passage: Passage, linked: Linked, agents: Agents, claims: Claims) -> None:
        self._passage = passage
        self._linked = linked
        self._agents = agents
        self._claims = claims

    def claim(self, mentions: Sequence[HonorMention]) -> None:
        """Add honours with their receivers: the references just before the verb, else the agent in view."""
        given: dict[int, list[HonorMention]] = {}
        for mention in mentions:
            given.setdefault(mention.trigger, []).append(mention)
        for together in given.values():
            for index, mention in enumerate(together):
                self._claim(mention, index, len(together))

    def _claim(self, mention: HonorMention, index: int, together: int) -> None:
        """Add an honour, the one at `index` of those that a verb gives `together`."""
        clause = self._passage.clause(mention.trigger)
        receivers = self._receivers(mention, clause)
        if not receivers and mention.rule in _HELD:
            return  # words in front of a name, or a list, speak of an honour only with its holder
        if len(receivers) == together > 1 and "分别" in self._passage.text[mention.receiver : mention.trigger]:
            receivers = (sorted(receivers, key=self._place_of(mention))[index],)  # to each its own
        draft = self._linked.draft(ids.honor_id(mention.name), "Honor", mention.name)
        draft.aliases.update(mention.aliases)
        draft.spans.append((mention.start, mention.end))
        by: dict[str, Value] = {"by": self._passage.text[slice(*mention.giver)]} if mention.giver else {}
        span = min(clause[0], mention.receiver, mention.start), max(mention.end, mention.trigger)
        for receiver in receivers:
            self._claims.add("AWARDED", receiver, draft.id, span, "award", properties=by)
        claim_goal(self._passage, self._linked, self._claims, mention, receivers, span)

    def _place_of(self, mention: HonorMention) -> Callable[[str], int]:
        """Return where a receiver is last named before its honours."""
        spans = [(r.node, r.start) for r in self._linked.within(0, mention.receiver)]
        named = dict(spans)
        return lambda node: named.get(node, -1)

    def _receivers(self, mention: HonorMention, clause: tuple[int, int]) -> tuple[str, ...]:
        if mention.rule == "honor.borne":
            return self._bearers(mention)
        if mention.rule == "honor.roll":
            return self._arrived_at(mention) or self._agents.at(mention.trigger)
        persons = self._persons(mention)
        if persons:
            return self._bodies(persons) if mention.name.endswith(honor_words("collective")) else persons
        if mention.rule not in _HELD and (makers := self._makers(mention, clause[0])):
            return makers
        if self._private(mention) or _COUNTED.match(self._passage.text, mention.end):
            return ()
        if self._passage.text.startswith("授牌的", mention.trigger):
            return self._unread(mention)  # 此次授牌的“…”各有特色
        if mention.rule in ("honor.state", "honor.list", "honor.prize") and not self._holds(mention, clause[0]):
            return self._unread(mention)
        if (is_at := self._copula(mention, clause[0])) >= 0:
            return self._agents.at(is_at)
        last = self._linked.before(mention.receiver)
        if last and mention.receiver > mention.trigger:
            last = self._agents.last_of_row(last)
        if last and last.start >= clause[0] and self._gives(last, mention):
            found = tuple(node for node in self._in_view(mention, clause[0]) if node != last.node)
        elif last is None or last.start < clause[0]:
            found = self._in_view(mention, clause[0])
        elif self._of_others(self._passage.text[last.end : mention.receiver]):
            found = self._unread(mention)
        else:
            found = self._listed_before(last)
        person = bool(found) and found[0].startswith("official:")
        if found and not person and mention.name.endswith(honor_words("personal")):
            return self._unread(mention)
        return found

    def _makers(self, mention: HonorMention, begin: int) -> tuple[str, ...]:
        """Return who is first told to carry out a program that is the subject of an honour: “红管家”品牌获评…."""
        subject = _PROGRAM.fullmatch(self._words(begin, mention.receiver, marks=""))
        return self._claims.sources("IMPLEMENTS", ids.program_id(subject["name"]))[:1] if subject else ()

    def _arrived_at(self, mention: HonorMention) -> tuple[str, ...]:
        """Return the place that the sentence before a roll ends with: …才到花石村。“全国文明村”…一块块招牌."""
        text, begin = self._passage.text, self._passage.sentence(mention.trigger)[0]
        last = self._linked.before(begin)
        if last is None or text[last.end : begin].strip("。\n") or self._linked.within(begin, mention.trigger):
            return ()
        first = self._row_start(last)
        return (last.node,) if text[:first].endswith(honor_words("arriving")) else ()

    def _bearers(self, mention: HonorMention) -> tuple[str, ...]:
        """Return who stands right behind a title: 全国劳动模范、花石村党支部书记张三; 作为全国文明村，花石村…."""
        text = self._passage.text
        gap = _BEARS.match(text, mention.receiver)
        at = gap.end() if gap else mention.receiver
        if not mention.name.endswith(honor_words("personal")):
            row = self._linked.within(at, at + 1)
            return (self._agents.last_of_row(row[0]).node,) if row and row[0].start == at else ()
        spans = ((s, d.id) for d in self._linked.drafts.values() if d.label == "Official" for s in d.spans)
        near = min(((s, node) for s, node in spans if at <= s[0] <= at + _BEARER), default=None)
        return (near[1],) if near and not _PAUSE.search(text, at, near[0][0]) else ()

    @staticmethod
    def _bodies(persons: Sequence[str]) -> tuple[str, ...]:
        """Return the bodies that officials head, who take a title of a body: 书记…捧回“先进基层党组织”奖牌."""
        return tuple(dict.fromkeys(person.partition("@")[2] for person in persons))

    def _holds(self, mention: HonorMention, begin: int) -> bool:
        """Tell whether the subject of 是 is a place or its committee, not something of it: 花石村的合作社是…."""
        last = self._linked.before(mention.receiver)
        start = max(begin, last.end) if last else begin
        return _WHOLE.fullmatch(self._words(start, mention.receiver)) is not None

    @staticmethod
    def _of_others(gap: str) -> bool:
        """Tell whether words behind a place say that others hold the honour: 花石村的豫剧团, 全镇有5个村."""
        if gap.endswith(honor_words("own_bodies")) or _SOME.search(gap):
            return True
        return gap.startswith("的") and _WHOLE.fullmatch(gap) is None and not gap.endswith(honor_words("works"))

    def _copula(self, mention: HonorMention, begin: int) -> int:
        """Return where 是 stands whose subject holds the honour, or -1: 花石村…，是全镇唯一获评“…”的村."""
        text = self._passage.text
        only = _ONLY.search(text, begin, mention.receiver)
        return only.start() if only and _OF_ITS_KIND.match(text, mention.end) else -1

    def _in_view(self, mention: HonorMention, begin: int) -> tuple[str, ...]:
        """Return who holds an honour whose clause names no receiver: a person or agent before, or a name cut short."""
        words = self._words(begin, mention.receiver)
        if _PRONOUN.search(self._passage.text, begin, mention.trigger) and (person := self._person_before(begin)):
            return (person,)
        if len(words) > 2 or _BODY_ABOVE.fullmatch(words):
            if called := self._called(words.removeprefix("该"), mention.receiver):
                return (called,)
            if words.endswith(honor_words("holders")) and not words.endswith(honor_words("works")):
                return self._unread(mention)
        if not words and (described := self._described(mention, begin)):
            return (described,)
        person = "" if words else self._subject_before(mention, begin)
        if person:
            return self._bodies((person,)) if mention.name.endswith(honor_words("collective")) else (person,)
        return self._agents.at(mention.trigger)

    def _described(self, mention: HonorMention, begin: int) -> str:
        """Return the place that a sentence says the situation of before its honour: 另一方大渡镇，地处…，先后获评…."""
        for place in reversed(self._linked.within(self._passage.sentence(mention.trigger)[0], begin)):
            if place.named and _SITUATED.match(self._passage.text, place.end):
                return place.node
        return ""

    def _person_before(self, position: int) -> str:
        """Return the official last named before a sentence that says 她 or 他, or ""."""
        persons = [d for d in self._linked.drafts.values() if d.label == "Official"]
        near = [(s, d.id) for d in persons for s in d.spans if position - _PRONOUN_REACH <= s[0] < position]
        return max(near)[1] if near else ""

    def _unread(self, mention: HonorMention) -> tuple[str, ...]:
        self._linked.refused.append(("honor of an unread receiver", mention.name, mention.start))
        return ()

    def _words(self, begin: int, end: int, marks: str = "“”‘’") -> str:
        """Return what stands between a clause's start and its verb, adverbs and times at both ends left out."""
        text = self._passage.text
        words = text[begin:end].strip(f"{marks}，。；、 \n")
        while match := adverbs_before().search(words):
            words = words[: match.start()]
        return words

    def _called(self, words: str, position: int) -> str:
        """Return the body last named before a position whose name ends with some words: 孵化基地."""
        for reference in reversed(self._linked.within(0, position)):
            draft = self._linked.drafts.get(reference.node)
            if draft and any(name.endswith(words) for name in (draft.name, *draft.aliases)):
                return reference.node
        return ""

    def _subject_before(self, mention: HonorMention, begin: int) -> str:
        """Return the official who is the subject of the sentence before a clause without one: 李四…，被评为…."""
        text, sentence = self._passage.text, self._passage.sentence(mention.trigger)[0]
        named = [
            (span, draft.id)
            for draft in self._linked.drafts.values()
            if draft.label == "Official"
            for span in draft.spans
            if sentence <= span[0] < begin
        ]
        if not named:
            return ""
        (start, end), node = max(named)
        opening = [m.end() for m in _CLAUSE.finditer(text, sentence, start)]
        head = opening[-1] if opening else sentence
        if any(end <= subject.start < begin for subject in self._agents.subjects):
            return ""
        before = self._linked.before(start)
        stands = max(head, before.end if before else 0)
        return node if start - stands <= _HEADING and "、" not in text[end : end + 1] else ""

    def _listed_before(self, last: Reference) -> tuple[str, ...]:
        """Return the receivers of the list that a reference ends."""
        group = [last.node]
        before = self._before_row(last)
        while before and self._listed(before, last):
            group.append(before.node)
            last = before
            before = self._before_row(last)
        return tuple(group)

    def _listed(self, one: Reference, other: Reference) -> bool:
        """Tell whether two receivers stand in one list, each with the places above it."""
        return _ALSO.fullmatch(self._passage.text, one.end, self._row_start(other)) is not None

    def _row_start(self, reference: Reference) -> int:
        before = self._linked.before(reference.start)
        while before and before.end == reference.start:
            reference = before
            before = self._linked.before(reference.start)
        return reference.start

    def _before_row(self, last: Reference) -> Reference | None:
        """Return the reference before the row of places that another ends: 大吴村 before 赵堡镇陈沟村."""
        return self._linked.before(self._row_start(last))

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
