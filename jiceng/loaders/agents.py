"""Who acts in a clause: the place or body that is its grammatical subject, carried over where it is left out."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from jiceng.graph.value import value
from jiceng.loaders.circumstance import is_circumstance
from jiceng.loaders.lexicon import words_file
from jiceng.loaders.linked import PLACES, Linked, Reference
from jiceng.loaders.passage import Passage

_ATTENDING = re.compile(
    r"[^，。；]{0,40}(?:等|各)[^，。；]{0,30}(?:参加|副职|出席|到场|负责人|主任|代表|干部|骨干|领导|陪同)"
)  # who came is no agent
_MEMBERS = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:等|这|共)[0-9一二三四五六七八九十余多]+[家个](?!村|社区|乡|镇)"
)  # a list of those who join in
_WHERE = re.compile(
    r"[“‘]?(?:近日，?|日前，?|同样|同时|而|也|此外)?(?:在|走进|来到|走入)"
    r"(?:[^，。；]{1,8}?(?:大县|大镇|大乡|大村|强县|强镇|强村|名县|名镇|名村|之乡|小镇|重镇|古镇|老区)(?:的)?)?"
)
_PURPOSE = re.compile(r"[“‘]?为(?:了|进一步|深入|切实|充分|积极|持续)?")
_RELATIVE = re.compile(r"[^，。；、“”与和同跟把将对向由被给为以联带携邀在到了推建]{1,10}的")
_TITLED = re.compile(r"[“‘]|先进|优秀|文明|示范|首批|十佳|模范")
_NEXT = 40  # characters in which the next subject, or who was speaking, is named
_MADE = re.compile(r"[^，。；]{0,6}(?:完善|打造|升级|发展|固化|提炼|运用|推广|作为)")
_SPOKEN = re.compile(r"[，。；！？]")  # a quotation with marks of its own is speech, not a name
_SAYS = re.compile(r"[^，。；“”]{0,24}(?:说|表示|介绍|告诉|坦言|谈到|分享|认为|指出|感慨|感叹|总结)")
_UNKNOWN = re.compile(  # a body that no reference covers opens the clause: it acts, and not the article's own place
    r"[“‘]?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?[^，。；、“”0-9]{2,14}?(?:党支部|党总支|党委|公司|学校|集团|协会|报社|医院|大学|学院)"
    r"(?:联合|携手|会同|与|和|组织|开展|举办|主办|牵头|、)"
)
_GIVING = re.compile(
    r".{0,4}(?:[把将](.{0,16}))?(?:评定|评为|授予|命名|认定|确定为(?=“|全|省|市|县)|列为(?=“|全|省|市|县|示范)|评选|总结为)"
)  # who gives is no agent
_COVERS = re.compile(r"[^，。；]{0,14}(?:采访|报道|拍摄|录制)")  # who reports is no agent
_HEADS = re.compile(r"(?:牵头|牵线|主导|发起|带头|挑头|领衔)")
_UPON = re.compile(r"[“‘]?(?:根据|按照|依据|落实|响应|贯彻)")
_OWNERS = ("Township", "Community", "Organization")  # 花园社区的“红色议事厅”; 省里的“…” may be another's
_WHOSE = re.compile(
    r"[^，。；“”]{0,8}?(?:开展|推行|实施|推出|打造|探索|创建|启动|首创|组织|建立|发起|创新)(?:开展|实施|推行|建立)?了?的[“‘]?"
)
_CHANGE = re.compile(
    r"的(?:[新大华]?变化|蝶变|蜕变|嬗变|发展|底气|答案|答卷|办法|做法|秘诀|经验|实践|探索|法宝|路子|抓手|诀窍|解法|答法)"
)
_WIDE = ("Province", "City", "County")
_UNREAD = re.compile(  # 长沙|党史研究室与…: a body that is not read, and not the city
    r"[^，。；、“”的与和同跟是在把将有已为以由被到对从向开推实打建成举积坚]{2,10}"
    r"(?:室|队|站|所|办|处|社|馆|会|组|院|团|店|厂|部|中心|局|公司|集团)(?:与|和|、|联合|携手|会同)"
)
_DONE = re.compile(r"(?:后|以来|以后|之后|过程中|影响下|推动下|带动下)，$")
_JOIN = re.compile(r"[、和与及]|以及")
_AHEAD = re.compile(
    r"^[“‘]?(?:以|在|自|随着|说起|谈起|提起|提到|谈到|得益于|借着|乘着|乘|借|依靠|靠着|凭着|凭借|有了|为|按照|围绕|通过|针对|作为"
    r"|依托|聚焦|结合|借助|根据|坚持|走进)"
)


@cache
def _after() -> tuple[str, ...]:
    return tuple(words_file("relations.yaml")["after"])


@value
class Subject:
    """The agents (node ids, most specific of each chain) that a clause starting at `start` begins with.

    `carried` are those that later clauses without a subject continue: not the partner in A与B.
    """

    start: int
    end: int
    agents: tuple[str, ...]
    carried: tuple[str, ...]


class Agents:
    """The subjects of a text in order, and the agent in view at any position."""

    def __init__(self, passage: Passage, linked: Linked, home: str) -> None:
        self._passage = passage
        self._linked = linked
        self._home = home
        self.subjects: list[Subject] = []
        self._read(passage.clauses)
        self._main = self._main_subject()
        self._starts = [s.start for s in self.subjects]

    def _read(self, clauses: Sequence[int]) -> None:
        """Find the subject of each clause; they and the references both stand in the order of the text."""
        references = self._linked.references
        first = last = 0
        for begin, end in itertools.pairwise([*clauses, len(self._passage.text)]):
            while last < len(references) and references[last].start < end:
                last += 1
            subject = self._subject(begin, end, references[first:last])
            if subject is not None:
                self._add(subject)
            first = last

    def _main_subject(self) -> str:
        """Return the agent that most clauses begin with, the article's own or the first of equals."""
        times: dict[str, int] = {}
        for subject in self.subjects:
            for node in subject.carried:
                times[node] = times.get(node, 0) + 1
        order = {node: -at for at, node in enumerate(times)}
        return max(times, key=lambda n: (times[n], n == self._home, order[n]), default="")

    def _add(self, subject: Subject) -> None:
        """Keep a subject; one that fills its whole clause is the first part of the next: A村、B村，C村推行…."""
        last = self.subjects[-1] if self.subjects else None
        if (
            last
            and _MEMBERS.match(self._passage.text, subject.end)
            and self._passage.sentence(last.start)[1] > subject.end
        ):
            subject = Subject(subject.start, subject.end, subject.agents, last.carried)
        if last and self._passage.text[last.end : subject.start] == "，":
            subject = Subject(subject.start, subject.end, last.agents + subject.agents, last.carried + subject.carried)
        self.subjects.append(subject)

    def of_program(self, position: int) -> tuple[str, ...]:
        """Return the agents of a program: its owner right before (博爱县“双找”活动), who 由 names, else the subject."""
        owner = self._linked.before(position + 1)
        begin, end = self._passage.clause(position)
        owns = owner and (owner.named or owner.label != "Province")  # 全省“五星”支部: the province has many
        owns = owns and not _UPON.match(self._passage.text, begin)  # 根据市直工委“双报到”工作精神，B镇…: B acts
        between = self._passage.text[owner.end : position] if owner else "-"
        if owner and owns and between in ("", "“", "的", "的“") and (between[:1] != "的" or owner.label in _OWNERS):
            return (owner.node,)
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

    def _row_of(self, first: Reference) -> tuple[str, ...]:
        """Return the agents of a list that a reference begins: 由A、B和C联合…."""
        _, end = self._passage.clause(first.start)
        return tuple(dict.fromkeys(self._group(self._linked.within(first.start, end))[0]))

    def last_of_row(self, reference: Reference) -> Reference:
        """Return the most specific place of a row that a reference begins: 花园社区 of 禹州市钧台街道花园社区."""
        row = self._linked.within(reference.end, reference.end + 1)
        return self.last_of_row(row[0]) if row and row[0].start == reference.end else reference

    def ends_at(self, position: int) -> bool:
        """Tell whether a subject ends right at a position."""
        return any(subject.end == position for subject in self.subjects)

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
            return self.subjects[index].carried
        if self._main:
            return (self._main,)
        if ahead and ahead.start < end:
            return ahead.agents
        if self._home:
            return (self._home,)
        return self.subjects[index].carried if index >= 0 else ()

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

    def _subject(self, begin: int, end: int, references: list[Reference]) -> Subject | None:
        """Return the subject of a clause from the references that start in it."""
        if not references:
            return None
        text = self._passage.text
        if len(references) > 1 and _RELATIVE.fullmatch(text, references[0].end, references[1].start):
            references = references[1:]  # 镇里发展较好的A村: A is the subject
        first = references[0]
        agents, carried, last = self._group(references)
        heads = text[begin : first.start] in ("由", "“由") and _HEADS.match(text, last.end)  # 由A村牵头，…: A acts
        if (
            not heads
            and is_circumstance(text[begin : first.start])
            and not self._fills(begin, first.start, last.end, end)
        ):
            return None
        if first.label in ("Province", "City") and not first.named and _TITLED.match(text, first.end):
            return None  # 全省“五星”支部, 全市先进党组织 are titles of the many
        if text.startswith(_after(), last.end) and not _CHANGE.match(text, last.end):
            return None
        if _ATTENDING.match(text, last.end, end) or (last.label in _WIDE and _UNREAD.match(text, last.end, end)):
            return None
        giving = _GIVING.match(text, last.end, end)
        given = giving and (giving[1] is None or self._linked.within(*giving.span(1)))
        if given or _COVERS.match(text, last.end, end):
            return None
        return Subject(first.start, last.end, tuple(dict.fromkeys(agents)), tuple(dict.fromkeys(carried)))

    def _fills(self, begin: int, start: int, stop: int, end: int) -> bool:
        """Tell whether words before a row leave it a subject: 曾获…称号的A村, or 在A镇B村 as a whole clause."""
        text = self._passage.text
        if text[begin:start].endswith(("的", "称号的")):
            return True
        return bool(_WHERE.fullmatch(text, begin, start)) and not text[stop:end].strip("，,\n ")

    def _group(self, references: list[Reference]) -> tuple[list[str], list[str], Reference]:
        """Join places in a row to their last, and coordinated ones to a group."""
        text = self._passage.text
        agents, carried = [references[0].node], [references[0].node]
        last, beside = references[0], False
        for reference in references[1:]:
            between = text[last.end : reference.start]
            if between in ("", "“") and _inside(reference, last):
                if carried[-1] == agents[-1]:
                    carried[-1] = reference.node
                agents[-1] = reference.node
            elif _JOIN.fullmatch(between):
                agents.append(reference.node)
                beside = beside or between != "、"  # A与B、C: only A goes on
                if not beside:
                    carried.append(reference.node)
            else:
                break
            last = reference
        return agents, carried, last


def _inside(reference: Reference, before: Reference) -> bool:
    if reference.label not in PLACES or before.label not in PLACES:
        return True
    return PLACES.index(reference.label) > PLACES.index(before.label)
