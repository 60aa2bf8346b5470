"""Awards: who a title was given to, from where the verb of giving leaves its receiver."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiceng.graph import ids
from jiceng.graph.model import Value
from jiceng.loaders.agents import Agents
from jiceng.loaders.claims import Claims
from jiceng.loaders.linked import Linked, Reference
from jiceng.loaders.mentions.honor_words import adverbs_before, honor_words
from jiceng.loaders.mentions.model import HonorMention
from jiceng.loaders.passage import Passage

_ALSO = re.compile(r"[^，。；的“”]{0,10}?[、和与及]")
_NAME = 16  # the longest name of a person
_COUNTED = re.compile(r"[”’]?(?:称号|荣誉|党?支部)?的\d+[余多]?[个家名户]")  # 对获评“五星支部”的58个村
_CLAUSE = re.compile(r"[，,：:。；;！？\n]|——")
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
        for mention in mentions:
            draft = self._linked.draft(ids.honor_id(mention.name), "Honor", mention.name)
            draft.spans.append((mention.start, mention.end))
            by: dict[str, Value] = {"by": self._passage.text[slice(*mention.giver)]} if mention.giver else {}
            clause = self._passage.clause(mention.trigger)
            span = min(clause[0], mention.receiver), max(mention.end, mention.trigger)
            for receiver in self._receivers(mention, clause):
                self._claims.add("AWARDED", receiver, draft.id, span, "award", properties=by)

    def _receivers(self, mention: HonorMention, clause: tuple[int, int]) -> tuple[str, ...]:
        if mention.rule == "honor.roll":
            return self._agents.at(mention.trigger)
        persons = self._persons(mention)
        if persons:
            return persons
        if self._private(mention) or _COUNTED.match(self._passage.text, mention.end):
            return ()
        if self._passage.text.startswith("授牌的", mention.trigger):
            return self._unread(mention)  # 此次授牌的“…”各有特色
        last = self._linked.before(mention.receiver)
        if last and mention.receiver > mention.trigger:
            last = self._agents.last_of_row(last)
        if last is None or last.start < clause[0] or self._gives(last, mention):
            found = self._in_view(mention, clause[0])
        elif self._passage.text[last.end : mention.receiver].endswith(honor_words("own_bodies")):
            found = self._unread(mention)
        else:
            found = self._listed_before(last)
        person = bool(found) and found[0].startswith("official:")
        if found and not person and mention.name.endswith(honor_words("personal")):
            return self._unread(mention)
        return found

    def _in_view(self, mention: HonorMention, begin: int) -> tuple[str, ...]:
        """Return who holds an honour whose clause names no receiver: a person or agent before, or a name cut short."""
        words = self._words(begin, mention.receiver)
        if len(words) > 2:
            if called := self._called(words, mention.receiver):
                return (called,)
            if words.endswith(honor_words("holders")) and not words.endswith(honor_words("works")):
                return self._unread(mention)
        person = "" if words else self._subject_before(mention, begin)
        return (person,) if person else self._agents.at(mention.trigger)

    def _unread(self, mention: HonorMention) -> tuple[str, ...]:
        self._linked.refused.append(("honor of an unread receiver", mention.name, mention.start))
        return ()

    def _words(self, begin: int, end: int) -> str:
        """Return what stands between a clause's start and its verb, adverbs and times at both ends left out."""
        text = self._passage.text
        words = text[begin:end].strip("“”‘’，。；、 \n")
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
