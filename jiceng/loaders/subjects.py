"""The grammatical subject of each clause: the place or body that it begins with, alone or beside others."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cache

from jiceng.graph.value import value
from jiceng.loaders.circumstance import is_circumstance
from jiceng.loaders.lexicon import words_file
from jiceng.loaders.linked import PLACES, Linked, Reference
from jiceng.loaders.passage import Passage

_ATTENDING = re.compile(
    r"[^，。；]{0,40}(?:等|各)[^，。；]{0,30}(?:参加|副职|出席|到场|负责人|主任|代表|干部|骨干|领导|陪同)"
    r"|[^，。；]{0,40}的(?:主要|有关|相关)?(?:负责人|负责同志|代表|主任|领导)[^，。；]{0,8}(?:来了|到场|参加|出席|与会|齐聚|到会|赶来)"
)  # who came is no agent
_MEMBERS = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:等|这|共)[0-9一二三四五六七八九十余多]+[家个](?!村|社区|乡|镇)"
)  # a list of those who join in
_WHERE = re.compile(
    r"[“‘]?(?:近日，?|日前，?|同样|同时|而|也|此外)?(?:在|走进|来到|走入)"
    r"(?:[^，。；]{1,8}?(?:大县|大镇|大乡|大村|强县|强镇|强村|名县|名镇|名村|之乡|小镇|重镇|古镇|老区)(?:的)?)?"
)
_RELATIVE = re.compile(r"[^，。；、“”与和同跟把将对向由被给为以联带携邀在到了推建]{1,10}的")
_POSTED = re.compile(r"(?:选派|派驻|派出|派往|驻)(?:[^，。；]{0,4}驻)?")
_TITLED = re.compile(r"[“‘]|先进|优秀|文明|示范|首批|十佳|模范")
_GIVING = re.compile(
    r".{0,4}(?:[把将](.{0,16}))?(?:评定|评为|授予|命名|认定|确定为(?=“|全|省|市|县)|列为(?=“|全|省|市|县|示范)|评选|总结为)"
)  # who gives is no agent
_COVERS = re.compile(r"[^，。；]{0,14}(?:采访|报道|拍摄|录制)")  # who reports is no agent
_HEADS = re.compile(r"(?:牵头|牵线|主导|发起|带头|挑头|领衔)")
_CHANGE = re.compile(
    r"的(?:[新大华]?变化|蝶变|蜕变|嬗变|发展|底气|答案|答卷|办法|做法|秘诀|经验|实践|探索|法宝|路子|抓手|诀窍|解法|答法)"
)
_LED = re.compile("(?:的(?:带领|领导|主导|倡导|发动|号召|组织|推动)|带领|领导|牵头)下[，,]")
_WITH = re.compile("(?:与|和|同|跟|联合|携手|会同|联手|牵手|还与|并与|又与|又同)[^，。；]{1,4}的")
_WIDE = ("Province", "City", "County")
_UNREAD = re.compile(  # 长沙|党史研究室与…: a body that is not read, and not the city
    r"[^，。；、“”的与和同跟是在把将有已为以由被到对从向开推实打建成举积坚]{2,10}"
    r"(?:室|队|站|所|办|处|社|馆|会|组|院|团|店|厂|部|中心|局|公司|集团)(?:与|和|、|联合|携手|会同)"
)
_SUM = re.compile(
    r"[“‘]?(?:这是|如今|现在|目前|去年|今年|此后|之后|随后|近年来)?([两二三四五])个?(镇|乡|街道|村|社区)(?![民里])"
)
_GROUP = re.compile(
    r"[“‘]?(?:这是|如今|现在|目前|去年|今年|此后|之后|随后|从此|打那以后|近年来)?，?"
    r"((双|[两二三四五])(?:方|地|家[\u4e00-\u9fff]{0,4}?|个?(?:党组织|党支部|支部|单位)))(?![的民])"
)
_SUMS = {"双": 2, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_REACH = 300  # characters before a count in which those that it sums up are named
_JOIN = re.compile(r"[、和与及]|以及|(?:[和及]|以及)其?(?:所辖|下辖|所属|辖区|下属)的?")


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


class Subjects:
    """The subjects of a text in order."""

    def __init__(self, passage: Passage, linked: Linked) -> None:
        self._passage = passage
        self._linked = linked
        self.subjects: list[Subject] = []
        self._read(passage.clauses)
        self._starts = [s.start for s in self.subjects]

    def _read(self, clauses: Sequence[int]) -> None:
        """Find the subject of each clause; they and the references both stand in the order of the text."""
        references = self._linked.references
        first = last = 0
        for begin, end in itertools.pairwise([*clauses, len(self._passage.text)]):
            while last < len(references) and references[last].start < end:
                last += 1
            subject = self._subject(begin, end, references[first:last])
            if subject is None and first == last:
                subject = self._summed_up(begin, references[:first])
            if subject is not None:
                self._add(subject)
            first = last

    def _summed_up(self, begin: int, named: Sequence[Reference]) -> Subject | None:
        """Return those whom a count at the head of a clause sums up: 两镇…, where the paragraph has named just two."""
        group = _GROUP.match(self._passage.text, begin)
        if group and (together := self._group_before(begin, _SUMS[group[2]])):
            return Subject(group.start(1), group.end(), together, together)
        match = _SUM.match(self._passage.text, begin)
        if match is None:
            return None
        paragraph = self._passage.text.rfind("\n", 0, begin)
        label = "Community" if match[2] in ("村", "社区") else "Township"
        nodes = dict.fromkeys(r.node for r in named if r.start > paragraph and r.label == label)
        if len(nodes) != _SUMS[match[1]]:
            return None
        return Subject(match.start(1), match.end(), tuple(nodes), tuple(nodes))

    def _group_before(self, begin: int, size: int) -> tuple[str, ...]:
        """Return those of a number that were named last as acting side by side: A与B结对, then 两地, 双方."""
        groups = (s.agents for s in reversed(self.subjects) if s.start > begin - _REACH and len(s.agents) == size)
        return next(groups, ())

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

    def last_of_row(self, reference: Reference) -> Reference:
        """Return the most specific place of a row that a reference begins: 花园社区 of 禹州市钧台街道花园社区."""
        row = self._linked.within(reference.end, reference.end + 1)
        return self.last_of_row(row[0]) if row and row[0].start == reference.end else reference

    def ends_at(self, position: int) -> bool:
        """Tell whether a subject ends right at a position."""
        return any(subject.end == position for subject in self.subjects)

    def _subject(self, begin: int, end: int, references: list[Reference]) -> Subject | None:
        """Return the subject of a clause from the references that start in it."""
        if not references:
            return None
        text = self._passage.text
        if len(references) > 1 and _RELATIVE.fullmatch(text, references[0].end, references[1].start):
            references = references[1:]  # 镇里发展较好的A村: A is the subject
        posted = len(references) > 1 and _POSTED.fullmatch(text, references[0].end, references[1].start)
        if posted and text.startswith(("第一书记", "工作队", "帮扶", "干部"), references[1].end):
            references, begin = references[1:], references[1].start  # 省纪委|驻A村第一书记: A is the subject
        first = references[0]
        agents, carried, last = self._group(references)
        heads = text[begin : first.start] in ("由", "“由") and _HEADS.match(text, last.end)  # 由A村牵头，…: A acts
        if text[begin : first.start] in ("在", "“在") and last.named and _LED.match(text, last.end, end):
            return Subject(first.start, last.end, tuple(dict.fromkeys(agents)), tuple(dict.fromkeys(carried)))
        if (
            not heads
            and text[begin : first.start] not in ("带领", "率领")  # 书记李四，带领A村发展…
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
        if text[begin:start].endswith("的") and not _WITH.fullmatch(text, begin, start):
            return True  # 与毗邻的A县推行…: A is a partner
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
