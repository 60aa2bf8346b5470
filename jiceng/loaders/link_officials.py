"""Entity linking of officials: a person is a name and the body served, read from the words before the post."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiceng.graph import ids
from jiceng.graph.model import Refusal, Value
from jiceng.loaders.agents import Agents
from jiceng.loaders.claims import Claims
from jiceng.loaders.link_organizations import own_place
from jiceng.loaders.linked import Linked
from jiceng.loaders.mentions.model import OfficialMention
from jiceng.loaders.passage import Passage

_SENT = re.compile(r"派|下沉|选送")  # 市财政局派驻的第一书记 is of the village
_GAP = 16  # characters between a body and a post in which a subunit may stand (政府采购管理办公室)
_REACH = 40  # characters in which a body's name with its gap begins
_STOP = re.compile(r"[。！？；\n]")
_BREATH = re.compile(r"[、兼]{0,2}(?:办事处|村委会|居委会|村民委员会|居民委员会)?")
_BODY_POST = re.compile(r"(?<!支)局长|处长|科长|院长|校长|馆长|检察长|行长|大队长|支队长|所长|站长")
_TAKES = re.compile(
    r"(?:还|又|也|现)?(?:兼任|担任|出任|当选|任)(?P<body>[^，。；、]{0,18}?)(?P<post>(?:党委|党总支|党支部)?(?:第一|副)?书记|主任|会长)"
)
_JOINT_BODY = re.compile(r"^$|联合|片区|区域|联盟|产业链|联村")
_CLOSED = re.compile(r"[，。；！？：,;!?、\n”]|[是在对与和向]")
_LEVEL = re.compile(r"(省|市|县|区|旗|州|盟|镇|乡|街道|村|社区)(?=[党委政人纪第长妇团支“两]|办事处|$)")
_LABELS = {"镇": "Township", "乡": "Township", "街道": "Township", "村": "Community", "社区": "Community"}
_OF_LEVEL = (
    ("Community", re.compile(r"村委会|居委会|村支书|社区|^村|支部|总支|第一书记|驻村|工作队|两委|小区")),
    ("Township", re.compile(r"镇长|乡长|街道|办事处|党工委|镇党委|乡党委")),
    ("County", re.compile(r"县委|县长|区委|区长|旗委|旗长")),
    ("City", re.compile(r"市委|市长|州委|州长|盟委|盟长")),
    ("Organization", re.compile(r"局长|院长|校长|主任|队长|所长|站长|馆长|部长|科长|负责人|会长|行长|检察长|主席")),
)


def link_officials(
    passage: Passage, linked: Linked, agents: Agents, mentions: Sequence[OfficialMention], claims: Claims, source: str
) -> list[Refusal]:
    """Make a node for each person with the bodies served; return those whose body nothing in the text names."""
    refused = []
    served: dict[str, list[tuple[OfficialMention, str]]] = {}
    for mention in sorted(mentions, key=lambda m: (m.start, m.post_start)):
        if any(f"{mention.name}{ending}" in passage.text for ending in ("村", "社区", "镇", "乡")):
            refused.append(Refusal("person named as a place", mention.name, source, mention.start))
            continue
        posts = served.setdefault(mention.name, [])
        own = posts[-1][1] if posts and _continues(passage.text, posts[-1][0], mention) else ""
        body = _body(passage, linked, agents, mention, own)
        posts.append((mention, "" if _of_body(mention.post) and not body.startswith("organization:") else body))
    for name, posts in served.items():
        bodies = [body for _, body in posts if body]
        if not bodies:
            refused.append(Refusal("official without body", name, source, posts[0][0].start))
            continue
        for body in bodies:
            linked.ensure(body)
        node = ids.official_id(name, bodies[0])
        draft = linked.draft(node, "Official", name)
        draft.spans += [(m.start(), m.end()) for m in re.finditer(re.escape(name), passage.text)]
        for mention, body in posts:
            span = min(mention.post_start, mention.start), max(mention.post_end, mention.end)
            properties: dict[str, Value] = {
                "post": mention.post,
                "deputy": mention.deputy,
                "former": mention.former or passage.text[mention.post_start - 1 : mention.post_start] == "原",
            }
            if not body:
                refused.append(Refusal("post of an unnamed body", f"{name} {mention.post}", source, mention.start))
                continue
            claims.add("LEADS", node, body, _with_body(passage.text, linked, span), "post", properties=properties)
        _second_posts(passage, linked, node, draft.spans, claims)
    return refused


def _second_posts(
    passage: Passage, linked: Linked, node: str, spans: Sequence[tuple[int, int]], claims: Claims
) -> None:
    """Add the posts that a verb gives a known official: 关超兼任片区党委书记, of the joint body last named."""
    for start, end in sorted(set(spans)):
        match = _TAKES.match(passage.text, end)
        if match is None:
            continue
        named = linked.within(match.start("body"), match.end("body") + 1)
        joint = linked.before(start, ("Organization",)) if _JOINT_BODY.search(match.group("body")) else None
        body = named[-1] if named else joint
        if body is not None:
            properties: dict[str, Value] = {
                "post": match.group("post"),
                "deputy": "副" in match.group("post"),
                "former": False,
            }
            claims.add("LEADS", node, body.node, (start, match.end()), "second post", properties=properties)


def _of_body(post: str) -> bool:
    """Tell whether a post is one that only a department or institution has."""
    return bool(_BODY_POST.search(post))


def _continues(text: str, before: OfficialMention, mention: OfficialMention) -> bool:
    """Tell whether a post is said in one breath with the one before: 党工委副书记、办事处主任."""
    return before.start == mention.start and bool(_BREATH.fullmatch(text, before.post_end, mention.post_start))


def _with_body(text: str, linked: Linked, span: tuple[int, int]) -> tuple[int, int]:
    """Stretch a span over the body's name that holds its start or stands just before it in the same sentence."""
    for reference in reversed(linked.within(max(0, span[0] - _REACH), span[0] + 1)):
        between = text[reference.end : span[0]] if reference.end < span[0] else ""
        if reference.start < span[0] and len(between) <= _GAP and not _STOP.search(between):
            return reference.start, span[1]
    return span


def _body(passage: Passage, linked: Linked, agents: Agents, mention: OfficialMention, own: str) -> str:
    """Return the id of the body that a post belongs to, "" where the words leave it open.

    `own` is the body of the post before it in the same breath.
    """
    text = passage.text
    if mention.post_start < mention.start or mention.post_start > mention.end:
        before = linked.before(mention.post_start + len(mention.post))
        if before and before.start < mention.post_start <= before.end:
            return before.node
        before = linked.before(mention.post_start)
        if before and text[before.end : mention.post_start] == "，" and not _LEVEL.match(mention.post):
            return before.node  # …协会党支部，书记李应贤
        if (
            before
            and not _CLOSED.search(text[before.end : mention.post_start])
            and not _SENT.search(text, before.end, mention.post_start)
            and mention.post_start - before.end <= _GAP
        ):
            return before.node
    level = _LEVEL.match(mention.post)
    if level:
        found = _at_level(linked, level.group(1), mention.start)
        if found:
            return found
    return own or _by_post(linked, agents, mention)


def _at_level(linked: Linked, level: str, position: int) -> str:
    label = _LABELS.get(level)
    if label is None:
        return own_place(linked, level)
    before = linked.before(position, (label,))
    return before.node if before else linked.home.get(label, "")


def _by_post(linked: Linked, agents: Agents, mention: OfficialMention) -> str:
    """Choose the body last named of the level that the post is of, else the agent in view."""
    for label, pattern in _OF_LEVEL:
        if pattern.search(mention.post):
            before = linked.before(mention.start, (label,))
            if before:
                return before.node
            if linked.home.get(label):
                return linked.home[label]
    found = agents.at(mention.start)
    return found[0] if found else ""
