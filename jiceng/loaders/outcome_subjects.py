"""Of whom a figure is reported: looser than who acts, for what belongs to a place counts as the place's own."""

from __future__ import annotations

import re
from bisect import bisect_right

from jiceng.loaders.agents import Agents, Subject
from jiceng.loaders.circumstance import is_circumstance
from jiceng.loaders.linked import PLACES, Reference
from jiceng.loaders.mentions.figures import word_lists, words_pattern
from jiceng.loaders.mentions.model import OutcomeMention

_ROLL = (
    r"(?:(?:[、和][^，。；、与把将]{2,24}){1,6}?等?|等)"
    r"[0-9一二两三四五六七八九十]+[余多]?(?:家|个)[\u4e00-\u9fff]{0,4}(?:%s)"
)
_FOUNDERS = r"[^，。；]*(?:%s)的[^，。；]{2,16}[，,]"
_GENERIC = r"[^，。；]{0,12}(?:%s)"  # of many villages, not of the one named last
_CALLED = r"(?:去年|今年|如今|目前|现在|截至目前|[0-9]{4}年)?(%s)(?![+＋、”和与]|村|党)"
_BELONGING = re.compile(r"(?:辖区|境内)?(?:的|居民|村民|群众|党员|职工)")
_DIGIT = re.compile("[0-9]")
_COUNTED = re.compile("等?")
_TOGETHER = re.compile("([两二三四五六七八九]个?(?:村|嘎查)(?!民))")
_EACH_PURSE = re.compile("集体|村财|平均|[都均]")
_PURSE = re.compile(
    "(?:村|(?<!村))集体(?<![助帮为给让使与和]集体)(?<![助帮为给让使与和]村集体)"
    "(?:经济)?[^，。；]{0,4}(?:收入|增收|收益|进账|入账)"
)
_AFTERWARDS = re.compile("[^0-9月天年午][后时]，$")
_CADRES = re.compile("村“?两委”?干部")
_IN_MANY = re.compile(r"[0-9]+个")
_AFTER_QUOTE = 30  # characters behind a quotation in which its speaker is named
_BODIES_BACK = 4  # how many bodies may be named between a body and its short name 公司
_TOPIC = ("在", "由")
_TOWARDS = ("到", "来", "来到", "前来")
_COMING = re.compile("[^，。；、]{0,4}(?:报到|参观|游玩|旅游|务工|打卡|就餐|学习|考察|观光|体验|采摘|的)")
_ROW_MARK = re.compile(r"[、和]")
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

    def _in_sentence(self, position: int) -> bool:
        begin, _ = self._passage.sentence(position)
        return any(begin <= s.start < position for s in self.subjects)

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

    def _villages(self, begin: int, end: int) -> Subject | None:
        """Return the union of villages named last where a clause begins to speak of 两村, 三个村, else a village."""
        match = _TOGETHER.match(self._passage.text, begin, end)
        if match is None:
            return None
        each = _EACH_PURSE.search(self._passage.text, match.end(), end)
        union = None if each else self._linked.before(begin, ("Organization",))
        while union is not None and not self._linked.drafts[union.node].name.endswith(word_lists()["union"]):
            union = self._linked.before(union.start, ("Organization",))
        if union is not None:
            return Subject(match.start(1), match.end(), (union.node,), (union.node,))
        last = next((s for s in reversed(self.subjects) if self._label(s) == "Community"), None)
        if last is None:
            return None
        return Subject(match.start(1), match.end(), last.carried, last.carried)

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

    def _office(self, begin: int, end: int) -> Subject | None:
        """Return the article's own street office where a clause begins to call it so: 街道组织了…."""
        match = words_pattern("office", "街道(?=(?:%s))").match(self._passage.text, begin, end)
        home = self._linked.home.get("Township", "")
        if match is None or home not in self._linked.drafts:
            return None
        return Subject(match.start(), match.end(), (home,), (home,))

    def _site(self, begin: int, end: int, references: list[Reference]) -> Subject | None:
        """Return the place where a clause says that a thing was founded or spread: 张三在A村开办工坊，带动60人就业."""
        text = self._passage.text
        place = next((r for r in references if r.label in PLACES and text[r.start - 1 : r.start] == "在"), None)
        if place is None:
            return None
        place = self.last_of_row(place)
        found = words_pattern("opening_there", "(?:%s)").match(text, place.end, end) if place.named else None
        if found is None and (place.named or not _IN_MANY.match(text, place.end, end) or self._in_sentence(begin)):
            return None
        return Subject(place.start, place.end, (place.node,), (place.node,))

    def _label(self, subject: Subject) -> str:
        node = subject.carried[0]
        return self._linked.drafts[node].label if node in self._linked.drafts else ""

    def _staying(self, agents: tuple[str, ...], figure: int) -> str:
        """Return the first agent; a body from outside that helped in a sentence before gives way to whom it helped."""
        if not agents:
            return ""
        if self._home in agents:
            return self._home
        if self._of_village(agents[0], figure):
            earlier = (s for s in reversed(self.subjects) if s.start < figure and self._label(s) in PLACES)
            return next((s.carried[0] for s in earlier), self._home)
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
        return self._home if self._home == self._main else agents[0]

    def _of_village(self, node: str, figure: int) -> bool:
        """Tell whether a figure of a village's own purse (集体收入) would fall to a firm."""
        name = self._linked.drafts[node].name if node in self._linked.drafts else ""
        if not name.endswith(word_lists()["firms"]):
            return False
        return _PURSE.search(self._passage.text, self._passage.clause(figure)[0], figure) is not None

    def _outside(self, subject: Subject) -> bool:
        node = subject.carried[0]
        if self._label(subject) != "Organization" or node in (self._home, self._main):
            return False
        if self._linked.drafts[node].name.endswith(word_lists()["joint"]):
            return False
        _, end = self._passage.sentence(subject.start)
        return words_pattern("sharing", "(?:%s)").search(self._passage.text, subject.end, end) is None

    def _subject(self, begin: int, end: int, references: list[Reference]) -> Subject | None:
        found = super()._subject(begin, end, references)
        if found is not None and (self._from_elsewhere(begin, found.start) or self._is_backdrop(found, end)):
            return None
        if found is None:
            return (
                self._topic(begin, references)
                or self._body(begin, references)
                or self._villages(begin, end)
                or self._office(begin, end)
                or self._site(begin, end, references)
            )
        text, first = self._passage.text, references[0]
        if len(references) > 1 and first.label in PLACES[:-1] and text.startswith("村集体", first.end):
            return Subject(first.start, first.end, (first.node,), (first.node,))  # 全市村集体收入: of all its villages
        lending = words_pattern("lending", "还?(?:%s)").match(text, found.end)
        if lending or words_pattern("members", _ROLL).match(text, found.end, end):
            helped = [r for r in references if lending and r.start > found.end and r.label in PLACES]
            carried = (helped[-1].node,) if helped else self.subjects[-1].carried if self.subjects else found.carried
            return Subject(found.start, found.end, found.agents, carried)  # who took part or lent staff leaves the view
        return None if self._is_generic(found, end) else found

    def _is_backdrop(self, subject: Subject, end: int) -> bool:
        """Tell whether a clause only says what went before in a place above the article's own: A市推开…后，…."""
        labels = [
            self._linked.drafts[node].label for node in (self._home, *subject.carried) if node in self._linked.drafts
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

    def _topic(self, begin: int, references: list[Reference]) -> Subject | None:
        """Return what a clause is about without being its agent: 在环县，… · 由该公司和…组成的联盟，… · 该乡的党员…."""
        if not references:
            return None
        first, text = references[0], self._passage.text
        ahead = text[begin : first.start]
        if ahead.strip("“\n ") in _TOWARDS:
            first = self.last_of_row(first)
            about = _COMING.match(text, first.end)
        elif ahead.strip("“\n ") in _TOPIC:
            ends = _COMMA if "在" in ahead else words_pattern("founding", _FOUNDERS)
            about = ends.match(text, first.end)
        else:
            last = self._group(references)[2]
            about = None if is_circumstance(ahead) else _BELONGING.match(text, last.end)
            if about and last is not first:
                return Subject(first.start, last.end, *[tuple(self._group(references)[0])] * 2)
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
        for _ in range(_BODIES_BACK):
            if before is None:
                break
            if self._linked.drafts[before.node].name.endswith(match[1]):
                return Subject(match.start(1), match.end(1), (before.node,), (before.node,))
            before = self._linked.before(before.start, ("Organization",))
        return self._founders(match)

    def _founders(self, match: re.Match[str]) -> Subject | None:
        """Return who is spoken of where a body of that kind (联盟成立半年，…) is none that has been read."""
        if not self.subjects or self._label(self.subjects[-1]) != "Organization":
            return None
        last = next((s for s in reversed(self.subjects) if self._label(s) != "Organization"), None)
        return Subject(match.start(1), match.end(1), last.carried, last.carried) if last else None

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
