"""Who acts at a position: the subject of its clause, carried over where it is left out, else the article's own."""

from __future__ import annotations

import re
from bisect import bisect_right

from jiceng.loaders.linked import Linked, Reference
from jiceng.loaders.passage import Passage
from jiceng.loaders.subjects import Subject, Subjects

_PURPOSE = re.compile(r"[“‘]?为(?:了|进一步|深入|切实|充分|积极|持续)?")
_NEXT = 40  # characters in which the next subject, or who was speaking, is named
_MADE = re.compile(r"[^，。；]{0,6}(?:完善|打造|升级|发展|固化|提炼|总结|概括|命名|定名|取名|运用|推广|作为)")
_SPOKEN = re.compile(r"[，。；！？]")  # a quotation with marks of its own is speech, not a name
_SAYS = re.compile(r"[^，。；“”]{0,24}(?:说|表示|介绍|告诉|坦言|谈到|分享|认为|指出|感慨|感叹|总结)")
_UNKNOWN = re.compile(  # a body that no reference covers opens the clause: it acts, and not the article's own place
    r"[“‘]?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?[^，。；、“”0-9]{2,14}?(?:党支部|党总支|党委|公司|学校|集团|协会|报社|医院|大学|学院)"
    r"(?:联合|携手|会同|与|和|组织|开展|举办|主办|牵头|、)"
)
_UPON = re.compile(r"[“‘]?(?:根据|按照|依据|落实|响应|贯彻)")
_OWNERS = ("Township", "Community", "Organization")  # 花园社区的“红色议事厅”; 省里的“…” may be another's
_THROUGH = ("通过", "依托", "凭借", "运用", "采取", "采用")
_WHOSE = re.compile(
    r"[^，。；“”]{0,8}?(?:开展|推行|实施|推出|打造|探索|创建|启动|首创|组织|建立|发起|创新)(?:开展|实施|推行|建立)?了?的[“‘]?"
)
_MEANS = re.compile("为(?:抓手|契机|载体|引领|牵引|主线|总揽|统揽|切入点|突破口|依托|契机)")
_DONE = re.compile(r"(?:后|以来|以后|之后|过程中|影响下|推动下|带动下)，$")
_AHEAD = re.compile(
    r"^[“‘]?(?:以|在|自|随着|说起|谈起|提起|提到|谈到|得益于|借着|乘着|乘|借|依靠|靠着|凭着|凭借|有了|为|按照|围绕|通过|针对|作为"
    r"|依托|聚焦|结合|借助|根据|坚持|走进)"
)


class Agents(Subjects):
    """The subjects of a text in order, and the agent in view at any position."""

    def __init__(self, passage: Passage, linked: Linked, home: str) -> None:
        self.home = home
        super().__init__(passage, linked)
        self._main = self._main_subject()

    def _main_subject(self) -> str:
        """Return the agent that most clauses begin with, the article's own or the first of equals."""
        times: dict[str, int] = {}
        for subject in self.subjects:
            for node in subject.carried:
                times[node] = times.get(node, 0) + 1
        order = {node: -at for at, node in enumerate(times)}
        return max(times, key=lambda n: (times[n], n == self.home, order[n]), default="")

    def of_program(self, position: int) -> tuple[str, ...]:
        """Return the agents of a program: its owner right before (博爱县“双找”活动), who 由 names, else the subject."""
        owner = self._linked.before(position + 1)
        begin, end = self._passage.clause(position)
        owns = owner and (owner.named or owner.label != "Province")  # 全省“五星”支部: the province has many
        owns = owns and not _UPON.match(self._passage.text, begin)  # 根据市直工委“双报到”工作精神，B镇…: B acts
        between = self._passage.text[owner.end : position] if owner else "-"
        if owner and owns and self._by_means(owner, begin, position):
            return self.at(position)
        if owner and owns and between in ("", "“", "的", "的“") and (between[:1] != "的" or owner.label in _OWNERS):
            return (owner.node,)
        if owner and begin < owner.start and owner.label in _OWNERS and between.rstrip("“") in _THROUGH:
            return (owner.node,)  # “…”是A村通过“X”模式…的写照
        if owner and begin <= owner.start and _WHOSE.fullmatch(self._passage.text, owner.end, position):
            return (owner.node,)  # 得益于A镇开展的“X”
        if not any(begin <= s.start < end for s in self.subjects):
            for reference in self._linked.within(begin, end):
                mark = self._passage.text[reference.start - 1 : reference.start]
                row = self.last_of_row(reference)
                if mark == "由" and self._passage.text[row.end] in "、和":
                    return self._row_of(reference)
                if mark == "由" or (mark == "被" and _MADE.match(self._passage.text, row.end, position)):
                    return (row.node,)
        if not self._linked.within(begin, begin + 4) and _UNKNOWN.match(self._passage.text, begin, position):
            return ()
        return self.at(position)

    def _by_means(self, owner: Reference, begin: int, position: int) -> bool:
        """Tell whether a subject uses what another owns: A镇以B市“X”创建为抓手."""
        subject = next((s for s in self.subjects if begin <= s.start and s.end <= owner.start), None)
        if subject is None or owner.node in subject.agents:
            return False
        text, end = self._passage.text, self._passage.clause(position)[1]
        return text.startswith(("以", "围绕", "紧扣", "聚焦", "按照", "对照"), subject.end) and (
            text[subject.end] != "以" or _MEANS.search(text, position, end) is not None
        )

    def _row_of(self, first: Reference) -> tuple[str, ...]:
        """Return the agents of a list that a reference begins: 由A、B和C联合…."""
        _, end = self._passage.clause(first.start)
        return tuple(dict.fromkeys(self._group(self._linked.within(first.start, end))[0]))

    def of_sentence(self, position: int) -> tuple[str, ...]:
        """Return the agents of the last subject before a position in its own sentence or the one before, else none."""
        begin, _ = self._passage.sentence(position)
        if begin:
            begin, _ = self._passage.sentence(begin - 1)
        index = bisect_right(self._starts, position) - 1
        if index < 0 or self.subjects[index].start < begin:
            return ()
        return self.at(position)

    def at(self, position: int) -> tuple[str, ...]:
        """Return the agents of what stands at a position: of its sentence, else the last before it, else home."""
        begin, end = self._passage.sentence(position)
        index = bisect_right(self._starts, position) - 1
        clause = self._passage.clause(position)
        if index >= 0 and self.subjects[index].start >= begin:
            subject = self.subjects[index]
            return subject.agents if subject.start >= clause[0] else subject.carried
        ahead = self.subjects[index + 1] if index + 1 < len(self.subjects) else None
        if _AHEAD.match(self._passage.text[clause[0] : position + 2]) and clause[1] < end:
            row = self._linked.within(clause[1], clause[1] + 1)
            if row and not (ahead and ahead.start == clause[1]):
                return (self.last_of_row(row[0]).node,)  # 得益于“X”，A镇的集体经济…
            if ahead and ahead.start < end:
                return ahead.agents
        opens = not self._passage.text[max(clause[0], begin) : position].strip("“‘ ")
        opens = opens or _DONE.search(self._passage.text, position, clause[1]) is not None  # 推开“X”后，A镇…
        if ahead and opens and begin == clause[0] and ahead.start < self._passage.clause(clause[1])[1]:
            return ahead.agents  # “X”的办法，A镇用了三年
        speaker = self._speaker(position, end)
        if speaker:
            return speaker
        if _PURPOSE.match(self._passage.text, begin) and ahead and ahead.start < end + _NEXT:
            return ahead.agents
        if index >= 0 and not self._new_paragraph(self.subjects[index].start, position):
            return self._going_on(begin, index).carried
        if self._main:
            return (self._main,)
        if ahead and ahead.start < end:
            return ahead.agents
        if self.home:
            return (self.home,)
        return self.subjects[index].carried if index >= 0 else ()

    def _going_on(self, begin: int, index: int) -> Subject:
        """Return the subject that a sentence without one goes on with: behind ； 又 and 还 go on with the first."""
        last = self.subjects[index]
        if self._passage.text[begin - 1 : begin] == "；" and self._passage.text.startswith(("又", "还"), begin):
            opened, _ = self._passage.sentence(begin - 1)
            return next((s for s in self.subjects if opened <= s.start <= last.start), last)
        return last

    def _new_paragraph(self, start: int, position: int) -> bool:
        return self._passage.text.find("\n", start, position) >= 0

    def _speaker(self, position: int, end: int) -> tuple[str, ...]:
        """Return the body whose official is quoted at a position: “我们…”水部街道党工委书记张三说."""
        text = self._passage.text
        opened, closed = text.rfind("“", 0, position), text.rfind("”", 0, position)
        shut = text.find("”", position)
        if opened <= closed or shut < 0 or not _SPOKEN.search(text, opened, shut):
            return ()
        row = [r for r in self._linked.within(shut, shut + _NEXT) if _SAYS.match(text, r.end)]
        return (self.last_of_row(row[0]).node,) if row else ()
