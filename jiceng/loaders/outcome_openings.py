"""Whom a clause speaks of that has no grammatical subject by name: 在A县，…, 公司去年…, 三个村…, 街道组织了…."""

from __future__ import annotations

import re

from jiceng.loaders.agents import Agents
from jiceng.loaders.circumstance import is_circumstance
from jiceng.loaders.linked import PLACES, Reference
from jiceng.loaders.mentions.figures import word_lists, words_pattern
from jiceng.loaders.subjects import Subject

_FOUNDERS = r"[^，。；]*(?:%s)的[^，。；]{2,16}[，,]"
_CALLED = r"(?:去年|今年|如今|目前|现在|截至目前|[0-9]{4}年)?(%s)(?![+＋、”和与]|村|党)"
_BELONGING = re.compile(r"(?:辖区|境内)?(?:的|居民|村民|群众|党员|职工)")
_TOGETHER = re.compile("([两二三四五六七八九]个?(?:村|嘎查)(?!民))")
_EACH_PURSE = re.compile("集体|村财|平均|[都均]")
_SO_MANY = re.compile("(?:其他|其余|另外)?[0-9]+个[^，。；、0-9]{0,4}(?:村|社区|嘎查)(?![民级组党])")
_IN_MANY = re.compile(r"[0-9]+个")
_BODIES_BACK = 4  # how many bodies may be named between a body and its short name 公司
_FIRM, _STREET = "企业", "街道"
_TOPIC = ("在", "由")
_TOWARDS = ("到", "来", "来到", "前来")
_COMING = re.compile("[^，。；、]{0,4}(?:报到|参观|游玩|旅游|务工|打卡|就餐|学习|考察|观光|体验|采摘|的)")
_OFFICE = re.compile("(?:新一任|新一届)?(?:党支部|党总支|党委|支部|村委会|居委会)?(?:第一)?(?:书记|主任)")
_ARRIVING = re.compile("[^，。；、][派下回来进驻]?(?:到|驻|任职)$")
_AT_WORK = re.compile("(?:担?任[^，。；]{0,8}|驻村|挂职|工作|创业|帮扶)?(?:后|以后|以来|时|的第[^，。；]{1,5})[，,]")
_BESIDE = re.compile("[和与跟同][^，。；]{2,12}(?:同在|同属|同处|相邻|毗邻|之隔|接壤)[^，。；]{0,8}的$")
_RUN_BY = "[^，。；]{0,6}(?:%s)的"
_COMMA = re.compile(r"[，,]")


class Openings(Agents):
    """The subjects of clauses, where a topic, a kind of body, a count of villages or a site stands for a name."""

    def _opening(self, begin: int, end: int, references: list[Reference]) -> Subject | None:
        """Return whom a clause without a subject by name speaks of."""
        return (
            self._topic(begin, references)
            or self._setting(begin, references)
            or self._body(begin, references)
            or self._villages(begin, end)
            or self._counted(begin, end)
            or self._office(begin, end)
            or self._site(begin, end, references)
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

    def _setting(self, begin: int, references: list[Reference]) -> Subject | None:
        """Return the place that a clause leads to: 记者走进A村, 张三当选A村党支部书记, 马超到A村任职后, 由A村领办的."""
        text = self._passage.text
        for first in references:
            if first.label not in PLACES:
                continue
            ahead, last = text[begin : first.start], self.last_of_row(first)
            led = words_pattern("entering", "(?:^|[，\n]|记者|笔者|日，?)[“]?(?:%s)$").search(ahead)
            held = words_pattern("elected", "(?:%s)(?:为|上|上了)?$").search(ahead) and _OFFICE.match(text, last.end)
            arrived = _ARRIVING.search(ahead) and _AT_WORK.match(text, last.end)
            beside = _BESIDE.search(ahead)
            run = ahead.strip("“\n ") == "由" and words_pattern("running", _RUN_BY).match(text, last.end)
            if led or held or arrived or beside or run:
                return Subject(first.start, last.end, (last.node,), (last.node,))
        return None

    def _body(self, begin: int, references: list[Reference]) -> Subject | None:
        """Return the body named last that a clause begins to call by its kind: 公司去年实现…."""
        match = words_pattern("called", _CALLED).match(self._passage.text, begin)
        if match is None or (references and references[0].start <= match.end()):
            return None
        before = self._linked.before(begin, ("Organization",))
        for _ in range(_BODIES_BACK):
            if before is None:
                break
            if self._linked.drafts[before.node].name.endswith(_names_of(match[1])):
                return Subject(match.start(1), match.end(1), (before.node,), self._after_firm(match, before.node))
            before = self._linked.before(before.start, ("Organization",))
        return self._founders(match)

    def _after_firm(self, match: re.Match[str], node: str) -> tuple[str, ...]:
        """Return whom later clauses speak of: the place of the sentence, where a firm (企业出资…) only helps it."""
        last = self.subjects[-1] if self.subjects and match[1] == _FIRM else None
        if last is None or last.start < self._passage.sentence(match.start())[0] or self._label(last) not in PLACES:
            return (node,)
        return last.carried

    def _founders(self, match: re.Match[str]) -> Subject | None:
        """Return who is spoken of where a body of that kind (联盟成立半年，…) is none that has been read."""
        if not self.subjects or self._label(self.subjects[-1]) != "Organization":
            return None
        last = next((s for s in reversed(self.subjects) if self._label(s) != "Organization"), None)
        return Subject(match.start(1), match.end(1), last.carried, last.carried) if last else None

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

    def _counted(self, begin: int, end: int) -> Subject | None:
        """Return the place above where a clause tells of so many villages after one of them: A村养牛，7个村种菜."""
        match = _SO_MANY.match(self._passage.text, begin, end)
        if match is None or not self.subjects or self._label(self.subjects[-1]) != "Community":
            return None
        wider = next((s for s in reversed(self.subjects) if self._label(s) in PLACES[:-1]), None)
        return Subject(match.start(), match.end(), wider.carried, wider.carried) if wider else None

    def _office(self, begin: int, end: int) -> Subject | None:
        """Return the article's own street office where a clause begins to call it so: 街道组织了…."""
        match = words_pattern("office", "街道(?=(?:%s)|[0-9])").match(self._passage.text, begin, end)
        if match is None:
            return None
        home = self._linked.home.get("Township", "")
        if home not in self._linked.drafts or not self._linked.drafts[home].name.endswith(_STREET):
            named = (r for r in reversed(self._linked.within(0, begin)) if r.label == "Township")
            home = next((r.node for r in named if self._linked.drafts[r.node].name.endswith(_STREET)), home)
        if home not in self._linked.drafts:
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

    def _in_sentence(self, position: int) -> bool:
        begin, _ = self._passage.sentence(position)
        return any(begin <= s.start < position for s in self.subjects)

    def _label(self, subject: Subject) -> str:
        node = subject.carried[0]
        return self._linked.drafts[node].label if node in self._linked.drafts else ""


def _names_of(kind: str) -> tuple[str, ...]:
    """Return the endings of the names of bodies that are called by a kind: 学校 for 小学 and 中学."""
    lists = word_lists()
    called = {"企业": "enterprises", "学校": "schools", "医院": "hospitals", "银行": "banks"}
    return lists[called[kind]] if kind in called else (kind,)
