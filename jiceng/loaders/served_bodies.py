"""Which place or body a post is of: the words before the post, the joint body last named, or the level of the post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jiceng.loaders.agents import Agents
from jiceng.loaders.lexicon import words_file
from jiceng.loaders.link_organizations import own_place
from jiceng.loaders.linked import Linked, Reference
from jiceng.loaders.mentions.model import OfficialMention
from jiceng.loaders.mentions.name_bounds import name_start
from jiceng.loaders.mentions.posts import words_of
from jiceng.loaders.mentions.taken_posts import verb_end
from jiceng.loaders.passage import Passage

GAP = 16  # characters between a body and a post in which a subunit may stand (政府采购管理办公室)
_NEAR = 150  # characters before a bare 主任 or 队长 in which its body is named
_SENT = re.compile(r"派|下沉|选送")  # 市财政局派驻的第一书记 is of the village
_TO_VILLAGE = re.compile(r"第一书记|驻村|工作队")
_CLOSED = re.compile(r"[，。；！？：,;!?、\n”]|[是在对与和向最]")
_OWN_UNIT = re.compile(r"(?:公司|集团|银行|支行|合作社|企业|学校|小学|中学|医院|卫生院|厂|店|商会|协会)$")
_COUNTY_UNIT = re.compile(r"(?:局|大学|学院|站|所|中心)$")
_UPPER = ("Province", "City", "County")
_UNNAMED = "?"  # a unit of a place that was not read: 嵩县|分公司党支部书记
_LEVELS = r"省|市|县|区|旗|州|盟|镇|乡|街道|村|社区|嘎查|苏木"
_LEVEL = re.compile(
    rf"(?:挂职|常务|副|代|新任|现任|时任|老|原|包村)*({_LEVELS})(?=[党委政人纪第长妇团支达“两]|办事处|$)"
)
_BEGINS = re.compile(rf"(?:{_LEVELS}|小区|网格|楼)")
_BARE_LEVEL = re.compile(rf"({_LEVELS})(?:里的?)?")
_GREAT = re.compile(r"“大党委”|大党委")
_LABELS = {
    "镇": "Township", "乡": "Township", "街道": "Township", "苏木": "Township",
    "村": "Community", "社区": "Community", "嘎查": "Community",
}  # fmt: skip
_OF_LEVEL = (
    (
        "Community",
        re.compile(
            r"村委会|居委会|村支书|社区|^村|支部|总支|第一书记|驻村|工作队|两委|小区|民兵连长|文书|报账员|妇女主任|治保主任"
        ),
    ),
    ("Township", re.compile(r"镇长|乡长|街道|办事处|党工委|镇党委|乡党委")),
    ("County", re.compile(r"县委|县长|区委|区长|旗委|旗长")),
    ("City", re.compile(r"市委|市长|州委|州长|盟委|盟长")),
    ("Organization", re.compile(r"局长|院长|校长|主任|队长|所长|站长|馆长|部长|科长|负责人|会长|行长|检察长|主席")),
)
_OF_BODY = re.compile(r"(?<!支)局长|处长|科长|院长|校长|馆长|检察长|行长|所长|站长")
_FUNCTIONAL = re.compile("(?:管理|开发|新|示范|度假|园|集聚|高新)区$")  # districts led by a Party working committee
_TAKEN = ("name takes post", "name is post", "name … is post", "post by name")
_UNREAD = re.compile(r"[^，。；]{2,24}?(?:党委|党总支|党支部|支部|联盟|联合体|共同体|理事会|协会|中心)")
_BRANCH = re.compile(r"党委|党总支|党支部|支部|联盟|共同体|联合体|会$")
_OPENING = re.compile(r"[^，。；]{0,8}(?:联合|联村|片区|产业链)(?:党支部|党总支|党委|支部)")
_STATIONED = re.compile(r"驻村|驻社区")
_SCENE = re.compile(r"(?:在|来到|走进|走到|赶到)[^，。；]{0,14}$")
_COMPANY = ("公司", "合作社", "联合社")


class ServedBodies:
    """Finds the body of each post of one article."""

    def __init__(self, passage: Passage, linked: Linked, agents: Agents) -> None:
        self._passage = passage
        self._linked = linked
        self._agents = agents
        self._joined = (-1, "")  # a sentence's start and the joint body of its last post

    def of(self, mention: OfficialMention, own: str) -> str:
        """Return the id of the body that a post belongs to, "" where the words leave it open or unread.

        `own` is the body of the person's post before it in the same breath.
        """
        floor = self._floor(mention)
        beside = mention.post_start < mention.start or mention.post_start > mention.end
        found = self._adjacent(mention, floor) if beside else ""
        if found == _UNNAMED:
            return ""
        if found and _OF_BODY.search(mention.post) and not found.startswith("organization:"):
            fitting = self._fitting(mention)
            return fitting.node if fitting and fitting.start >= self._passage.clause(mention.start)[0] else found
        if found.startswith("organization:") and _STATIONED.search(mention.post):
            found = self._village(mention) or found
        if found:
            return found
        words = self._words(mention, floor)
        if len(words) > 1 and (found := self._called(words, mention.post_start)):
            self._joined = self._passage.sentence(mention.post_start)[0], found
            return found
        if _BRANCH.search(mention.post) and (unit := words_of("units").search(words)):
            before = self._linked.before(mention.post_start, ("Organization",))
            if before and not self._linked.within(mention.post_start - len(words) + unit.start(), mention.post_start):
                return before.node  # 外科第二|党支部书记 of the hospital
        taken = mention.rule in _TAKEN
        if (taken or words_of("joint").search(words + mention.post)) and not _BEGINS.match(words):
            joint = self._joint(mention, words)
            if not joint and words_of("quarters").search(words):
                before = self._linked.before(mention.post_start, ("Township",))
                joint = before.node if before else self._linked.home.get("Township", "")
            if joint is not None:
                self._joined = self._passage.sentence(mention.post_start)[0], joint
                return joint
        if self._unread(words, mention) or self._of_unread_branch(words, mention):
            return ""
        level = _LEVEL.match(mention.post) or _BARE_LEVEL.fullmatch(words)
        if level and (found := self._at_level(level.group(1), _told_at(mention))):
            return found
        if level and level.group(1) in "盟旗":
            return ""
        return own or self._by_post(mention)

    def _floor(self, mention: OfficialMention) -> int:
        """Return where the words that may name the body begin: behind the verb by which the post is taken."""
        begin = self._passage.sentence(mention.post_start)[0]
        if mention.post_start < mention.end:
            return begin
        return verb_end(self._passage.text, begin, mention.post_start)

    def _adjacent(self, mention: OfficialMention, floor: int) -> str:
        """Return the body named right before a post, or with a subunit between."""
        text, start = self._passage.text, mention.post_start
        before = self._linked.before(start + len(mention.post))
        if before and floor <= before.start <= start < before.end:
            return before.node
        before = self._linked.before(start)
        if before is None or before.start < floor:
            return ""
        between = _GREAT.sub("", text[before.end : start])
        if between == "，" and not _LEVEL.match(mention.post):
            return before.node  # …协会党支部，书记李应贤
        if _CLOSED.search(between) or _SENT.search(between) or len(between) > GAP:
            return ""
        unread = _OWN_UNIT.search(between) or (before.label in _UPPER and _COUNTY_UNIT.search(between))
        return _UNNAMED if unread and before.label != "Organization" else before.node

    def _words(self, mention: OfficialMention, floor: int) -> str:
        """Return the words before a post that stand for a body but were not read as one."""
        text, end = self._passage.text, mention.post_start
        if mention.post_start > mention.end:
            words = text[floor:end]
        else:
            words = text[name_start(self._passage, max(floor, end - 20), end) : end]
        return _strip(words)

    def _called(self, words: str, position: int) -> str:
        """Return the body or place last named before a position whose name ends with some words, or is of that kind."""
        kind = words_of("joint").fullmatch(words) is not None
        for reference in self._back(position):
            draft = self._linked.drafts[reference.node]
            for name in (draft.name, *sorted(draft.aliases)):
                if _BRANCH.sub("", name).endswith(words) or name.endswith(words):
                    return reference.node
            if kind and reference.label == "Organization" and words in draft.name:
                return reference.node
        for label in ("County", "City"):
            node = self._linked.home.get(label, "")
            name = self._linked.drafts[node].name if node in self._linked.drafts else ""
            if name.endswith(words):
                return node
        return ""

    def _back(self, position: int, begin: int = 0) -> Iterator[Reference]:
        return (r for r in reversed(self._linked.within(begin, position)) if r.node in self._linked.drafts)

    def _joint(self, mention: OfficialMention, words: str) -> str | None:
        """Return the joint body last named in the sentence, "" where it was not read, None where there is none."""
        text, position = self._passage.text, mention.post_start
        begin = self._passage.sentence(position)[0]
        named = words_of("joint").search(words + mention.post)
        if words and not named:
            return None
        for reference in self._back(position, 0 if named else begin):
            if reference.label == "Organization" and self._is_joint(reference, named):
                return reference.node
        if named:
            return ""
        if self._joined[0] == begin and self._joined[1] and not _LEVEL.match(mention.post):
            return self._joined[1]
        if _LEVEL.match(mention.post):
            return None
        for verb in words_of("set_up").finditer(text, begin, position):
            body = _UNREAD.match(text, verb.end(), position)
            if body and not _BEGINS.match(text, verb.end()):
                return self._called(body.group(), position)
        return None

    def _is_joint(self, reference: Reference, named: re.Match[str] | None) -> bool:
        name = self._linked.drafts[reference.node].name
        if name.endswith(_COMPANY):
            return False
        if named is not None:
            return named.group() in name
        if words_of("joint").search(name):
            return True
        before = self._passage.text[max(0, reference.start - 8) : reference.start]
        return bool(_BRANCH.search(name)) and words_of("set_up").search(before) is not None

    def _unread(self, words: str, mention: OfficialMention) -> bool:
        """Tell whether the words before a post name a body that was not read: 周口日报社, 政协联络处."""
        if _TO_VILLAGE.search(mention.post) or len(words) < 2 or _BARE_LEVEL.fullmatch(words):
            return False
        if mention.rule == "name takes post" and not _BEGINS.match(words):
            return True
        return words.endswith(_ends()) and words[0] not in "镇乡村"

    def _of_unread_branch(self, words: str, mention: OfficialMention) -> bool:
        """Tell whether a joint branch that was not read opens the sentence: 联合支部获评…，支部书记李四…."""
        begin = self._passage.sentence(mention.post_start)[0]
        if words or mention.rule in _TAKEN or not _BRANCH.search(mention.post):
            return False
        opening = _OPENING.match(self._passage.text, begin, mention.post_start)
        return opening is not None and not self._linked.within(begin, opening.end())

    def _at_level(self, level: str, position: int) -> str:
        label = _LABELS.get(level)
        if label is None:
            place = own_place(self._linked, level)
            name = self._linked.drafts[place].name if place in self._linked.drafts else ""
            return "" if level in "盟旗" and not name.endswith(level) else place  # 盟长 of a 联盟
        before = self._linked.before(position, (label,))
        return before.node if before else self._linked.home.get(label, "")

    def _by_post(self, mention: OfficialMention) -> str:
        """Choose the body last named of the level that the post is of, else the agent in view."""
        text, start = self._passage.text, _told_at(mention)
        if _STATIONED.search(mention.post) and (village := self._village(mention)):
            return village
        team = "队长" in mention.post and _TO_VILLAGE.search(text, max(0, start - _NEAR), start)
        district = self._linked.home.get("County", "") if mention.post.startswith("党工委") else ""
        functional = district in self._linked.drafts and _FUNCTIONAL.search(self._linked.drafts[district].name)
        if functional and not self._linked.within(self._passage.sentence(start)[0], start):
            return district  # 党工委书记 of an article on 百里杜鹃管理区
        for label, pattern in _OF_LEVEL:
            if pattern.search(mention.post) or (team and label == "Community"):
                before = self._linked.before(start, (label,))
                if label == "Organization":
                    before = self._fitting(mention) or before
                if before:
                    return before.node
                if self._linked.home.get(label):
                    return self._linked.home[label]
        begin = self._passage.sentence(start)[0]
        near = self._linked.before(start, ("Community", "Township"))
        if near and near.start >= begin and mention.rule == "post name" and self._scene(begin, near.start):
            return near.node  # 记者在X村看到，书记李四…
        found = self._agents.at(start)
        return found[0] if found else ""

    def _village(self, mention: OfficialMention) -> str:
        """Return the village in view, where a bureau's own man is stationed: 县住建局驻村第一书记."""
        begin, end = self._passage.sentence(mention.post_start)
        inside = [r for r in self._linked.within(begin, end) if r.label == "Community"]
        before = self._linked.before(mention.post_start, ("Community",))
        if inside and not (before and before.start >= begin):
            return inside[0].node  # 驻村第一书记李四在柳林村已待了三年
        return before.node if before else self._linked.home.get("Community", "")

    def _scene(self, begin: int, start: int) -> bool:
        return _SCENE.search(self._passage.text, begin, start) is not None

    def _fitting(self, mention: OfficialMention) -> Reference | None:
        """Return the body last named whose name has the ending that a post is of: 局 of 局长."""
        ends = next((tuple(e) for post, e in _posts_of_bodies().items() if mention.post.endswith(post)), ())
        for reference in self._back(mention.start):
            if ends and reference.label == "Organization" and self._linked.drafts[reference.node].name.endswith(ends):
                return reference
        return None


def _told_at(mention: OfficialMention) -> int:
    """Return where a post is told: 李四回到柳河村，次年当选村党支部书记 speaks of the village named between."""
    return max(mention.start, mention.post_start)


def _strip(words: str) -> str:
    """Leave out, in front, what names no body: 第一届, 该, 一名."""
    words = words.strip("“”‘’（）() 　")
    while match := words_of("no_body").match(words):
        words = words[match.end() :]
    return words


@cache
def _ends() -> tuple[str, ...]:
    return tuple(words_file("posts.yaml")["body_ends"])


@cache
def _posts_of_bodies() -> dict[str, list[str]]:
    return dict(words_file("posts.yaml")["post_of_body"])
