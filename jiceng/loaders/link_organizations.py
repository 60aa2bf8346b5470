"""Entity linking of bodies: a shortened name gets its place back (该市财政局, 市财政局 → 禹州市财政局)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from jiceng.graph import ids
from jiceng.loaders.body_places import locate_bodies
from jiceng.loaders.linked import Draft, Linked
from jiceng.loaders.mentions.organizations import OrganizationMention
from jiceng.loaders.places_in_view import LinkedPlace
from jiceng.loaders.short_names import short_names

_BARE_LEVEL = {
    "省": "Province",
    "市": "City",
    "州": "City",
    "盟": "City",
    "县": "County",
    "区": "County",
    "旗": "County",
}
_ANAPHOR_LEVEL = {
    "街道": "Township",
    "镇": "Township",
    "乡": "Township",
    "社区": "Community",
    "村": "Community",
} | _BARE_LEVEL
_BRANCH = re.compile(r"(?:机关|第[一二三四五六七八九十])?(?:联合)?(?:党总支|党支部|党委|党组织|党组|支部)")
_OF_COMMITTEES = (
    "组织部",
    "宣传部",
    "统战部",
    "政法委",
    "社会工作部",
    "党校",
    "网信办",
    "编办",
    "老干部局",
    "巡察办",
    "直属机关工委",
)
_LEAGUE = re.compile(r"团([省市县区旗州])委")  # 团县委 is the Youth League of the county
_NOT_LEVEL = re.compile(r"市场|市政(?![府协法务])|市民(?![政族宗])|市容|县志|区划|区域")  # they only begin like a level
_BUREAU = ("公安局", "公安分局")
_ROW = re.compile(r"[、和与及]")
_BESIDE = re.compile(r"(?:常委|副书记|书记)?、")
_COMMITTEE = re.compile(r"^[省市县区旗州盟](委.*)$")


def own_place(linked: Linked, level: str) -> str:
    """Return the id of the article's own place for a bare level word; 市 is the county where that is a 市."""
    county, city = linked.home.get("County", ""), linked.home.get("City", "")
    name = linked.drafts[county].name if county in linked.drafts else ""
    if level == "市":
        return county if name.endswith("市") else city or linked.parent(county)
    if level in ("县", "区", "旗"):
        return county
    if level in ("州", "盟"):
        return city or linked.parent(county)
    if level == "省":
        return linked.home.get("Province", "") or linked.parent(city or linked.parent(county))
    return linked.home.get(_ANAPHOR_LEVEL.get(level, ""), "")


def link_organizations(
    text: str, linked: Linked, mentions: Sequence[OrganizationMention], places: Sequence[LinkedPlace]
) -> list[tuple[OrganizationMention, str, int]]:
    """Return, for each mention whose body is certain, its node id and the end of its folded branch words."""
    done: list[tuple[OrganizationMention, str, int]] = []
    ends = [p.mention.end for p in places]
    for mention in mentions:
        if mention.prefix == "squad":
            done += _squad(linked, mention, done)
            continue
        place = _place(text, linked, mention, places, ends)
        if not place and mention.prefix not in ("", "central", "named"):
            continue
        node = (_same_body(linked, mention) if mention.prefix == "bare" else "") or _register(
            text, linked, mention, place
        )
        branch = _BRANCH.match(text, mention.end)
        in_row = done and mention.prefix == "bare" and _ROW.fullmatch(text, done[-1][0].end, mention.start)
        if in_row and place and linked.parent(done[-1][1]) == place:  # 蜀山区委宣传部、|区委社会工作部
            linked.locate(node, place, (done[-1][0].start, mention.end), "text", "body of a place")
        done.append((mention, node, branch.end() if branch else mention.end))
    bodies = _completed(text, linked, done)
    locate_bodies(text, linked, bodies)
    return bodies


def _place(
    text: str, linked: Linked, mention: OrganizationMention, places: Sequence[LinkedPlace], ends: Sequence[int]
) -> str:
    """Return the id of the place that a body's name begins with, or stands for."""
    if mention.prefix in ("place", "league"):
        index = bisect_right(ends, mention.core) - 1
        return places[index].node if index >= 0 and places[index].mention.end == mention.core else ""
    if mention.prefix in ("anaphor", "bare"):
        bare = mention.prefix == "bare"
        level = _bare_level(mention.name) if bare else text_level(mention)
        if level in ("镇", "乡", "街道", "社区", "村"):
            before = linked.before(mention.start, (_ANAPHOR_LEVEL[level],))
            return before.node if before else own_place(linked, level)
        return own_place(linked, level or "县") or ("" if bare else linked.home.get("City", ""))
    if mention.prefix == "village":
        before = linked.before(mention.start, ("Community",))
        return before.node if before else linked.home.get("Community", "")
    if league := _LEAGUE.fullmatch(mention.name):
        return own_place(linked, league.group(1))
    if mention.kind == "department" and not mention.prefix:
        beside = linked.before(mention.start, ("Province", "City", "County"))
        if beside and _BESIDE.fullmatch(text, beside.end, mention.start):
            return beside.node  # 白银市委常委、组织部部长
        return linked.home.get("County", "") or linked.home.get("City", "")
    return ""


def _squad(
    linked: Linked, mention: OrganizationMention, done: Sequence[tuple[OrganizationMention, str, int]]
) -> list[tuple[OrganizationMention, str, int]]:
    """Return a squad of the police bureau last named: 息县公安局, then 刑侦大队; nothing where no bureau is named."""
    host = next((linked.drafts[n] for _, n, _ in reversed(done) if linked.drafts[n].name.endswith(_BUREAU)), None)
    if host is None:
        return []
    name = host.name + mention.name
    draft = linked.draft(ids.organization_id(name), "Organization", name)
    draft.aliases.add(mention.name)
    draft.spans.append((mention.start, mention.end))
    draft.properties = {"kind": mention.kind}
    if place := linked.parent(host.id):
        linked.locate(draft.id, place, (mention.start, mention.end), "text", "part of a body")
    return [(mention, draft.id, mention.end)]


def _same_body(linked: Linked, mention: OrganizationMention) -> str:
    """Return the body that the article has named in full: 新乡市机关事务中心, then 市机关事务中心."""
    for draft in linked.drafts.values():
        if draft.label == "Organization" and draft.name.endswith(mention.name) and len(draft.name) > len(mention.name):
            draft.spans.append((mention.start, mention.end))
            draft.aliases.add(mention.name)
            return draft.id
    return ""


def _bare_level(name: str) -> str:
    """Return the level word that a bare name opens with: 街道 of 街道司法所, 省 of 自治区党委."""
    if name.startswith("自治区"):
        return "省"
    return "街道" if name.startswith("街道") else name[0]


def text_level(mention: OrganizationMention) -> str:
    """Return the level word of an anaphoric prefix: 县 of 该县人民医院, "" of 该医院."""
    return mention.name[1 : mention.core - mention.start]


def _register(text: str, linked: Linked, mention: OrganizationMention, place: str) -> str:
    core = text[mention.core : mention.end].replace("支部委员会", "支部").replace("党员党支部", "党员支部")
    written = text[mention.start : mention.end]
    linked.ensure(place)
    name = full_name(linked.drafts[place].name, core) if place in linked.drafts else written
    if mention.prefix == "league":
        name = written
    if mention.prefix == "place" and mention.kind != "department" and not written.startswith(linked.drafts[place].name):
        name = written  # 博爱商会 is not renamed after 博爱县
    draft = linked.draft(ids.organization_id(name), "Organization", name)
    clipped = core if mention.prefix != "bare" else written[1:]
    draft.aliases.update({written} if clipped.startswith("委") else {written, clipped})
    draft.spans.append((mention.start, mention.end))
    draft.properties = {"kind": mention.kind}
    span = mention.start, mention.end
    if mention.prefix in ("place", "league"):
        linked.locate(draft.id, place, span, "text", "body of a place")
    elif place:
        linked.implied.setdefault(draft.id, (place, span))
    return draft.id


def full_name(place: str, core: str) -> str:
    """Join a place and a clipped name: 博爱县, 县委组织部 → 博爱县委组织部; 禹州市, 市财政局 → 禹州市财政局.

    A committee's department gets its committee back: 博爱县, 组织部 → 博爱县委组织部; 嵩县 keeps both: 嵩县县委组织部.
    """
    if _LEAGUE.fullmatch(core):
        return f"共青团{place}委" if len(place) > 2 else f"共青团{place}{place[-1]}委"
    if core in _OF_COMMITTEES:
        core = f"委{core}"
    committee = _COMMITTEE.match(core)
    if committee:
        core = committee.group(1)
    if core.startswith("委"):
        return f"{place}{place[-1] if len(place) == 2 else ''}{core}"
    if core.startswith("自治区"):
        return place + core.removeprefix("自治区")
    own = "街道" if place.endswith("街道") else place[-1:]
    level = next((w for w in (own, "市", "县", "区") if core.startswith(w)), "")
    if level and len(core) > 2 and not _NOT_LEVEL.match(core):
        return place + core[len(level) :]
    return place + core


def _shortens(short: Draft, full: str) -> bool:
    """Tell whether one name is another with words left out in front, or both a floating-member branch."""
    if len(short.name) >= len(full):
        return False
    branch = [name for name in short.aliases if name.endswith(("分局", "支行", "分公司", "学院", "学校"))]
    if any(len(name) >= 3 and full.endswith(name) for name in (short.name, *branch)):
        return True
    return "流动" in short.name and "流动" in full


def _completed(
    text: str, linked: Linked, done: list[tuple[OrganizationMention, str, int]]
) -> list[tuple[OrganizationMention, str, int]]:
    """Fold a clipped later mention (新华书店) into the body that the article names in full (鄢陵县新华书店)."""
    full = {d.id: d for d in linked.drafts.values() if d.label == "Organization"}
    folded: dict[str, str] = {}
    given = short_names(text, linked)
    for node, draft in full.items():
        if given.get(draft.name, node) != node:
            folded[node] = given[draft.name]
            continue
        hosts = [h for h in full.values() if h.id != node and _shortens(draft, h.name)]
        if len(hosts) == 1 or (hosts and "流动" in draft.name):
            folded[node] = min(hosts, key=lambda h: (-len(h.name), h.id)).id
    for node, host in sorted(folded.items()):
        short = linked.drafts.pop(node)
        linked.drafts[host].aliases |= short.aliases | {short.name}
        linked.drafts[host].spans += short.spans
        linked.implied.pop(node, None)
        for key in [k for k in linked.located if node in k]:
            del linked.located[key]
    return [(mention, folded.get(node, node), end) for mention, node, end in done]
