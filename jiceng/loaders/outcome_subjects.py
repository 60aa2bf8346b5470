"""Of whom a figure is reported: looser than who acts, for what belongs to a place counts as the place's own."""

from __future__ import annotations

import re

from jiceng.loaders.agents import Agents, Subject, is_circumstance
from jiceng.loaders.linked import PLACES, Reference
from jiceng.loaders.mentions.figures import words_pattern
from jiceng.loaders.mentions.model import OutcomeMention

_ROLL = (
    r"(?:(?:[、和][^，。；、与把将]{2,24}){1,6}?等?|等)"
    r"[0-9一二两三四五六七八九十]+[余多]?(?:家|个)[\u4e00-\u9fff]{0,4}(?:%s)"
)
_FOUNDERS = r"[^，。；]*(?:%s)的[^，。；]{2,16}[，,]"
_GENERIC = r"[^，。；]{0,12}(?:%s)"  # of many villages, not of the one named last
_CALLED = r"(?:去年|今年|如今|目前|现在|截至目前|[0-9]{4}年)?(%s)(?![+＋、”和与]|村|党)"
_BELONGING = re.compile(r"(?:辖区|境内)?(?:的|居民|村民|群众|党员|职工)")
_TOPIC = ("在", "由")
_COMMA = re.compile(r"[，,]")
_WHOLE = "全"


class OutcomeSubjects(Agents):
    """The places and bodies of which figures are reported, in order of the text."""

    def of(self, mention: OutcomeMention) -> str:
        """Return the node id of a figure's subject, "" where the text names none.

        It is what opens the figure's own part or clause, a 全县 in it, else the agent in view.
        """
        text, clause = self._passage.text, self._passage.clause(mention.figure)
        named = self._linked.within(clause[0], mention.figure)
        listed = next((r for r in named if r.start == mention.start), None)
        if listed and re.search(r"\d", text[clause[0] : mention.start]):
            return self.last_of_row(listed).node  # a list of places with their figures: 西村20户、东村30户
        agents = self.at(mention.figure)
        if not any(clause[0] <= s.start < mention.figure for s in self.subjects):
            whole = next((r.node for r in named if not r.named and text.startswith(_WHOLE, r.start)), "")
            if whole:
                return whole
        return agents[0] if agents else ""

    def _subject(self, begin: int, end: int, references: list[Reference]) -> Subject | None:
        found = super()._subject(begin, end, references)
        if found is None:
            return self._topic(begin, references) or self._body(begin, references)
        text = self._passage.text
        if words_pattern("members", _ROLL).match(text, found.end, end) or words_pattern("lending", "还?(?:%s)").match(
            text, found.end
        ):
            carried = self.subjects[-1].carried if self.subjects else found.carried
            return Subject(found.start, found.end, found.agents, carried)  # who took part or lent staff leaves the view
        return None if self._is_generic(found, end) else found

    def _topic(self, begin: int, references: list[Reference]) -> Subject | None:
        """Return what a clause is about without being its agent: 在环县，… · 由该公司和…组成的联盟，… · 该乡的党员…."""
        if not references:
            return None
        first, text = references[0], self._passage.text
        ahead = text[begin : first.start]
        if ahead.strip("“\n ") in _TOPIC:
            ends = _COMMA if "在" in ahead else words_pattern("founding", _FOUNDERS)
            about = ends.match(text, first.end)
        else:
            about = None if is_circumstance(ahead) else _BELONGING.match(text, first.end)
        if about is None:
            return None
        owned = next((r for r in references if r.start == about.end()), first)  # 乡里的农商银行: the bank
        return Subject(owned.start, owned.end, (owned.node,), (owned.node,))

    def _body(self, begin: int, references: list[Reference]) -> Subject | None:
        """Return the body named last that a clause begins to call by its kind: 公司去年实现…."""
        match = words_pattern("called", _CALLED).match(self._passage.text, begin)
        if match is None or (references and references[0].start <= match.end()):
            return None
        before = self._linked.before(begin, ("Organization",))
        if before is None or not self._linked.drafts[before.node].name.endswith(match[1]):
            return None
        return Subject(match.start(1), match.end(1), (before.node,), (before.node,))

    def _is_generic(self, subject: Subject, end: int) -> bool:
        """Tell whether 村集体 stands for those of a whole county or township, not for one village's."""
        text = self._passage.text
        if not text.startswith("村集体", subject.start):
            return False
        begin = self._passage.sentence(subject.start)[0]
        wider = any(r.label in PLACES[:-1] for r in self._linked.within(begin, subject.start))
        return wider or words_pattern("of_many", _GENERIC).match(text, subject.start, end) is not None
