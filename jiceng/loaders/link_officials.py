"""Entity linking of officials: a person is a name and the body served, read from the words before the post."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiceng.graph import ids
from jiceng.graph.model import Refusal, Value
from jiceng.loaders.agents import Agents
from jiceng.loaders.circumstance import is_circumstance
from jiceng.loaders.claims import Claims
from jiceng.loaders.linked import Linked, Reference
from jiceng.loaders.mentions.model import OfficialMention
from jiceng.loaders.passage import Passage
from jiceng.loaders.served_bodies import GAP, ServedBodies

_REACH = 40  # characters in which a body's name with its gap begins
_STOP = re.compile(r"[。！？；\n]")
_BREATH = re.compile(r"[、兼]{0,2}(?:办事处|村委会|居委会|村民委员会|居民委员会)?")
_AND = re.compile(r"[、，和与及]|以及")
_BODY_POST = re.compile(r"(?<!支)局长|厅长|司长|处长|科长|院长|校长|馆长|检察长|行长|大队长|支队长|所长|站长")


def link_officials(
    passage: Passage, linked: Linked, agents: Agents, mentions: Sequence[OfficialMention], claims: Claims, source: str
) -> tuple[list[Refusal], list[Reference]]:
    """Make a node for each person with the bodies served; return the refused, and where persons act for their bodies.

    Refused are those whose body nothing in the text names. A person acts for the body where a clause begins with the
    name alone: 张三带领群众….
    """
    refused = []
    acting: list[Reference] = []
    bodies_of = ServedBodies(passage, linked, agents)
    served: dict[str, list[tuple[OfficialMention, str]]] = {}
    beside: tuple[OfficialMention, str] | None = None
    for mention in sorted(mentions, key=lambda m: (m.start, m.post_start)):
        as_place = any(f"{mention.name}{ending}" in passage.text for ending in ("村", "社区", "镇", "乡"))
        if as_place or _part_of_place(linked, mention):
            refused.append(Refusal("person named as a place", mention.name, source, mention.start))
            continue
        posts = served.setdefault(mention.name, [])
        own = posts[-1][1] if posts and _continues(passage.text, posts[-1][0], mention) else ""
        if own and _of_office(passage.text, posts[-1][0], mention):
            body = own
        elif known := _addressed(linked, posts, mention):
            body = known
        else:
            row = beside[1] if beside and _in_row(passage.text, beside[0], mention) else ""
            body = bodies_of.of(mention, own or row)
        beside = (mention, "" if _of_body(mention.post) and not body.startswith("organization:") else body)
        posts.append(beside)
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
        acting += _acting(passage, linked, draft.spans, [(m.start, body) for m, body in posts if body])
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
    return refused, acting


def _acting(
    passage: Passage, linked: Linked, spans: Sequence[tuple[int, int]], posts: Sequence[tuple[int, str]]
) -> list[Reference]:
    """Return references to a person's body for the clauses that the name begins, from the first post on."""
    found = []
    for start, end in spans:
        body = next((body for at, body in reversed(posts) if at <= start), "")
        begin, _ = passage.clause(start)
        if body in linked.drafts and not linked.within(begin, end) and not is_circumstance(passage.text[begin:start]):
            found.append(Reference(start, end, body, linked.drafts[body].label, False))
    return found


def _part_of_place(linked: Linked, mention: OfficialMention) -> bool:
    """Tell whether a name was cut out of a place or body: 智镇 of 通许县|长智镇, 江路 of 淇滨区|长江路街道."""
    near = linked.within(max(0, mention.start - _REACH), mention.end)
    return any(r.end > mention.start for r in near)


def _addressed(linked: Linked, posts: Sequence[tuple[OfficialMention, str]], mention: OfficialMention) -> str:
    """Return the body that a person is known to serve who is called by name and rank alone: 张宁书记."""
    if mention.end != mention.post_start or any(r.end == mention.start for r in linked.within(0, mention.start)):
        return ""
    return next((body for before, body in posts if body and before.post.endswith(mention.post)), "")


def _of_body(post: str) -> bool:
    """Tell whether a post is one that only a department or institution has."""
    return bool(_BODY_POST.search(post))


def _continues(text: str, before: OfficialMention, mention: OfficialMention) -> bool:
    """Tell whether a post is said in one breath with the one before: 党工委副书记、办事处主任."""
    return before.start == mention.start and bool(_BREATH.fullmatch(text, before.post_end, mention.post_start))


def _in_row(text: str, before: OfficialMention, mention: OfficialMention) -> bool:
    """Tell whether a post stands right behind another official: X镇副镇长张三、|武装部长|李四."""
    return bool(_AND.fullmatch(text, before.end, mention.post_start)) if before.post_end <= before.start else False


def _of_office(text: str, before: OfficialMention, mention: OfficialMention) -> bool:
    """Tell whether a post said in one breath is of the same place's office: 党工委副书记、|办事处|主任."""
    return text[before.post_end : mention.post_start].endswith(("办事处", "委会", "委员会"))


def _with_body(text: str, linked: Linked, span: tuple[int, int]) -> tuple[int, int]:
    """Stretch a span over the body's name that holds its start or stands just before it in the same sentence."""
    for reference in reversed(linked.within(max(0, span[0] - _REACH), span[0] + 1)):
        between = text[reference.end : span[0]] if reference.end < span[0] else ""
        if reference.start < span[0] and len(between) <= GAP and not _STOP.search(between):
            return reference.start, span[1]
    return span
