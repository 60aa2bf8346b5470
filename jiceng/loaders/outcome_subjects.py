"""Of whom a figure is reported: looser than who acts, for what belongs to a place counts as the place's own."""

from __future__ import annotations

import re
from bisect import bisect_right

from jiceng.loaders.circumstance import is_circumstance
from jiceng.loaders.linked import PLACES, Reference
from jiceng.loaders.mentions.figures import word_lists, words_pattern
from jiceng.loaders.mentions.model import OutcomeMention
from jiceng.loaders.outcome_openings import Openings
from jiceng.loaders.subjects import Subject

_ROLL = (
    r"(?:(?:[、和][^，。；、与把将]{2,24}){1,6}?等?|等)"
    r"[0-9一二两三四五六七八九十]+[余多]?(?:家|个)[\u4e00-\u9fff]{0,4}(?:%s)"
)
_GENERIC = r"[^，。；]{0,12}(?:%s)"  # of many villages, not of the one named last
_DIGIT = re.compile("[0-9]")
_COUNTED = re.compile("等?")
_PURSE = re.compile(
    "(?:村|(?<!村))集体(?<![助帮为给让使与和]集体)(?<![助帮为给让使与和]村集体)"
    "(?:经济)?[^，。；]{0,4}(?:收入|增收|收益|进账|入账)"
)
_AFTERWARDS = re.compile("[^0-9月天年午][后时]，$")
_CADRES = re.compile("村“?两委”?干部")
_AFTER_QUOTE = 30  # characters behind a quotation in which its speaker is named
_ROW_MARK = re.compile(r"[、和]")
_WHOLE = "全"
_CITY, _BARE = "市", "村社嘎"
_POINTING = ("该", "本", "我", "全", "这")


class OutcomeSubjects(Openings):
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
        counted = self._whole_of_list(named, mention.figure) or self._in_order(mention.figure)
        if counted:
            return counted
        agents = self.at(mention.figure)
        index = bisect_right(self._starts, mention.figure) - 1
        if index >= 0 and text[mention.figure - 1] == "等" and len(named) > 1 and named[0].label not in PLACES:
            agents = self.subjects[index].carried  # of whom the bodies joined, not of the first of them
        if not any(clause[0] <= s.start < mention.figure for s in self.subjects):
            whole = next((r.node for r in named if not r.named and text.startswith(_WHOLE, r.start)), "")
            if whole:
                return whole
            last = named[-1] if named else None
            opening = last is not None and not text[clause[0] : last.start].strip("“\n 、")
            if (
                last
                and last.label in PLACES
                and last.end == mention.figure
                and (opening or not self._in_sentence(clause[0]))
            ):
                return last.node  # 来到洪万村11户脱贫户家中
        return self._staying(agents, mention.figure)

    def _in_order(self, figure: int) -> str:
        """Return the place that a figure of a row belongs to: A村、B村分别增收8万元、9万元."""
        index = bisect_right(self._starts, figure) - 1
        subject = self.subjects[index] if index >= 0 else None
        if subject is None or len(subject.agents) < 2 or subject.start < self._passage.clause(figure)[0]:
            return ""
        _, each, row = self._passage.text[subject.end : figure].partition("分别")
        place = len(_ROW_MARK.findall(row))
        return subject.agents[place] if each and place < len(subject.agents) else ""

    def _whole_of_list(self, named: list[Reference], figure: int) -> str:
        """Return the place that all places of a list before its count lie in: A村、B村等8个村进行观摩."""
        text = self._passage.text
        begin = self._passage.clause(figure)[0]
        while named and named[0].start == begin and begin:
            begin, end = self._passage.clause(begin - 1)  # a list over commas: 到A镇B村，C镇D村等8个村
            named = [*self._linked.within(begin, end), *named]
        row = [r for r in named if r.label == "Community" and r.named]
        if (
            len({r.node for r in row}) < 2
            or _DIGIT.search(text, row[0].start, row[-1].end)
            or not _COUNTED.fullmatch(text, row[-1].end, figure)
        ):
            return ""
        above = [self._above(r.node) for r in row]
        return next((node for node in above[0] if all(node in other for other in above[1:])), "")

    def _above(self, node: str) -> list[str]:
        chain = [node]
        while chain[-1] and len(chain) <= len(PLACES):
            chain.append(self._linked.parent(chain[-1]))
        return [each for each in chain[1:] if each]

    def _speaker(self, position: int, end: int) -> tuple[str, ...]:
        """Return whose official or villager is quoted with a figure: “去年入账50万元。”A村党支部书记张三说."""
        text = self._passage.text
        shut = text.find("”", position)
        if text.rfind("“", 0, position) <= text.rfind("”", 0, position) or shut < 0:
            return ()
        row = self._linked.within(shut, shut + _AFTER_QUOTE)
        if not row or is_circumstance(text[shut + 1 : row[0].start]):
            return super()._speaker(position, end)
        last = self.last_of_row(row[0])
        said = words_pattern("says", r"[^。；！？\n]{0,30}?(?:%s)[。，：]").match(text, last.end)
        return (last.node,) if said else super()._speaker(position, end)

    def _staying(self, agents: tuple[str, ...], figure: int) -> str:
        """Return the first agent; a body from outside that helped in a sentence before gives way to whom it helped."""
        if not agents:
            return ""
        if self.home in agents:
            return self.home
        if self._of_village(agents[0], figure):
            earlier = (s for s in reversed(self.subjects) if s.start < figure and self._label(s) in PLACES)
            return next((s.carried[0] for s in earlier), self.home)
        begin, _ = self._passage.sentence(figure)
        index = bisect_right(self._starts, figure) - 1
        last = self.subjects[index] if index >= 0 else None
        if last is None or last.start >= begin or agents != last.carried or not self._outside(last):
            return agents[0]
        paragraph = self._passage.text.rfind("\n", 0, figure)
        while index > 0 and self.subjects[index - 1].start > paragraph:
            index -= 1
            if not self._outside(self.subjects[index]):
                return self.subjects[index].carried[0]
        return self.home if self.home == self._main else agents[0]

    def _of_village(self, node: str, figure: int) -> bool:
        """Tell whether a figure of a village's own purse (集体收入) would fall to a firm."""
        name = self._linked.drafts[node].name if node in self._linked.drafts else ""
        if not name.endswith(word_lists()["firms"]):
            return False
        return _PURSE.search(self._passage.text, self._passage.clause(figure)[0], figure) is not None

    def _outside(self, subject: Subject) -> bool:
        node = subject.carried[0]
        if self._label(subject) != "Organization" or node in (self.home, self._main):
            return False
        if self._is_branch(node):
            return False
        if self._linked.drafts[node].name.endswith(word_lists()["joint"]):
            return False
        _, end = self._passage.sentence(subject.start)
        return words_pattern("sharing", "(?:%s)").search(self._passage.text, subject.end, end) is None

    def _is_branch(self, node: str) -> bool:
        """Tell whether a body is part of the article's own: 县税务局, 县税务局城关分局."""
        home = self._linked.drafts.get(self.home)
        return home is not None and self._linked.drafts[node].name.startswith(home.name)

    def _is_person(self, reference: Reference) -> bool:
        """Tell whether a reference is the name of somebody who stands for a body."""
        word = self._passage.text[reference.start : reference.end]
        if reference.named or reference.label != "Organization" or word.endswith(word_lists()["called"]):
            return False
        return not word.startswith(_POINTING) and word not in self._linked.drafts[reference.node].name

    def _add(self, subject: Subject) -> None:
        """Keep a subject; a place where it is told of (在A镇，B局与C村…) is no part of it."""
        last = self.subjects[-1] if self.subjects else None
        if last and self._passage.text[last.end : subject.start] == "，" and self._is_topic(last):
            self.subjects.append(subject)
        else:
            super()._add(subject)

    def _is_topic(self, subject: Subject) -> bool:
        return self._passage.text[subject.start - 1 : subject.start] == "在"

    def _subject(self, begin: int, end: int, references: list[Reference]) -> Subject | None:
        found = super()._subject(begin, end, references)
        if found is not None and (self._from_elsewhere(begin, found.start) or self._is_backdrop(found, end)):
            return None
        if found is not None and (all(r.start != found.start for r in references) or self._is_person(references[0])):
            found = self._site(begin, end, references) or found  # a person who founds something in a place
        if found is None:
            return self._opening(begin, end, references)
        text, first = self._passage.text, references[0]
        own = self._own_city(first) if first.start == found.start else first.node
        if text[begin : first.start] == "由" and self._in_sentence(begin):
            return Subject(found.start, found.end, found.agents, self.subjects[-1].carried)  # A县…，由B局牵线，…
        if len(references) > 1 and first.label in PLACES[:-1] and text.startswith("村集体", first.end):
            return Subject(first.start, first.end, (own,), (own,))  # 全市村集体收入: of all its villages
        if own != first.node:
            return Subject(first.start, first.end, (own,), (own,))
        if len(found.agents) > 1 and self.home in found.agents:
            found = Subject(found.start, found.end, found.agents, (self.home,))  # B局与社区联手办起3个书屋: its own
        lending = words_pattern("lending", "还?(?:%s)").match(text, found.end)
        if lending or words_pattern("members", _ROLL).match(text, found.end, end):
            helped = [r for r in references if lending and r.start > found.end and r.label in PLACES]
            carried = (helped[-1].node,) if helped else self.subjects[-1].carried if self.subjects else found.carried
            return Subject(found.start, found.end, found.agents, carried)  # who took part or lent staff leaves the view
        return None if self._is_generic(found, end) or self._is_anyones(first, found) else found

    def _own_city(self, first: Reference) -> str:
        """Return 全市 as the county-level city spoken of last, where it is the article's own: 林州市…，全市."""
        county = self._linked.home.get("County", "")
        if first.named or first.label != "City" or not self.subjects or county not in self.subjects[-1].carried:
            return first.node
        return county if self._linked.drafts[county].name.endswith(_CITY) else first.node

    def _is_backdrop(self, subject: Subject, end: int) -> bool:
        """Tell whether a clause only says what went before in a place above the article's own: A市推开…后，…."""
        labels = [
            self._linked.drafts[node].label for node in (self.home, *subject.carried) if node in self._linked.drafts
        ]
        if (
            len(labels) < 2
            or not set(labels) <= set(PLACES)
            or not _AFTERWARDS.search(self._passage.text, subject.end, end)
        ):
            return False
        return PLACES.index(labels[1]) < PLACES.index(labels[0])

    def _from_elsewhere(self, begin: int, start: int) -> bool:
        """Tell whether a name is only where something comes from (从省发改委协调来), or part of a quoted name."""
        ahead = self._passage.text[begin:start].strip("\n ")
        opened = ahead.rfind("“")
        return ahead.endswith(("从", "向", "像", "如")) or (
            opened >= 0 and opened > ahead.rfind("”") and opened < len(ahead) - 1 and opened > 0
        )

    def _is_anyones(self, first: Reference, subject: Subject) -> bool:
        """Tell whether a bare 村 is any village of a township's article: 村与企业联, while none has been named."""
        if first.named or first.label != "Community" or first.start != subject.start:
            return False
        if self._passage.text[first.start] not in _BARE:
            return False  # a person who stands for his village
        if self._label(Subject(0, 0, (self.home,), (self.home,))) not in PLACES[:-1]:
            return False
        return not any(r.node == first.node and r.named for r in self._linked.within(0, first.start))

    def _is_generic(self, subject: Subject, end: int) -> bool:
        """Tell whether 村集体 stands for those of a whole county or township, not for one village's."""
        text = self._passage.text
        if _CADRES.match(text, subject.start):
            return True
        if not text.startswith("村集体", subject.start):
            return False
        begin = self._passage.sentence(subject.start)[0]
        wider = any(r.label in PLACES[:-1] for r in self._linked.within(begin, subject.start))
        return wider or words_pattern("of_many", _GENERIC).match(text, subject.start, end) is not None
