"""Entity linking of one article: places, bodies and anaphors become references to nodes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from jiceng.graph import ids
from jiceng.loaders.context import Context
from jiceng.loaders.gazetteer import Gazetteer
from jiceng.loaders.lexicon import words_file
from jiceng.loaders.link_organizations import link_organizations, own_place
from jiceng.loaders.link_places import PlaceLinker
from jiceng.loaders.linked import PLACES, Linked, Reference
from jiceng.loaders.mentions.formed_bodies import with_formed_bodies
from jiceng.loaders.mentions.joint_bodies import find_joint_bodies, later_mentions
from jiceng.loaders.mentions.model import Mention, outside
from jiceng.loaders.mentions.organizations import OrganizationMention, find_organizations
from jiceng.loaders.mentions.partner_bodies import with_partner_bodies
from jiceng.loaders.mentions.places import PlaceMention, body_end
from jiceng.loaders.mentions.youth_leagues import find_youth_leagues
from jiceng.loaders.passage import Passage
from jiceng.loaders.short_names import short_references
from jiceng.loaders.steps import finish_ladder

_DOING = "|".join(words_file("places.yaml")["bare_subject_before"])
_BODY = "|".join(words_file("places.yaml")["bare_bodies"])  # bodies that are called by their kind
_BARE = re.compile(
    r"[“‘]?(?:[^，。；、“”]{0,6}?(?:以来|来)，?)?"
    rf"(?:(社区|村|嘎查|街道|镇|乡|苏木|县|区|市|州|旗|党工委|{_BODY})(?={_DOING})|([局院校行所馆队厂站])(?=(?:机关)?党[组支总委]))"
)
_OWN = "全我本"
_COUNTY = 6  # digits of a county's code
_WITHIN = re.compile(  # where a bare level word may stand in a clause: 由社区党委, 和社区党支部, 与社区结为伙伴
    r"[被由经](社区|村|街道|镇|乡|县|区|市)(?=[党委])"
    r"|(?:[与和同跟]|联合|携手|会同|联手|牵手)(社区|村|嘎查|街道|镇|乡|苏木)"
    r"(?=党[支总委工组员]|“?两委|结[为成对]|签[订署了]|共建|联[建办手合]|合[办力作]|携手|共同|一[起道]|建立)"
)
_BARE_LABEL = (
    dict.fromkeys(("社区", "村", "嘎查"), "Community")
    | dict.fromkeys((*_BODY.split("|"), *"局院校行所馆队厂站"), "Organization")
    | dict.fromkeys(("街道", "镇", "乡", "苏木", "党工委"), "Township")
    | dict.fromkeys("县区市州旗", "County")
)


@cache
def anaphors() -> dict[str, str]:
    """Return every anaphor with the label it points at ("Body" and "Any" for bodies)."""
    return {word: label for label, words in words_file("places.yaml")["anaphors"].items() for word in words}


def link(
    passage: Passage,
    title: Passage,
    divisions: Sequence[PlaceMention],
    title_divisions: Sequence[PlaceMention],
    hits: dict[str, list[tuple[int, int]]],
    names: Sequence[Mention],
    context: Context,
    gazetteer: Gazetteer,
    neighbours: Mapping[str, str],
) -> Linked:
    """Link an article's places and bodies; `hits` are the scanner's spans, `context` the page's places.

    `neighbours` gives the ids of communities that the page's other articles name, by name, for an article that names
    no place above its own. What lies inside one of `names`, the programs, names no place and no body.
    """
    linked = Linked()
    own = context.extended([*title_divisions, *divisions])
    places = PlaceLinker(gazetteer, linked, own, neighbours)
    places.title(title, title_divisions)
    mentions = places.text(passage, outside(divisions, names), names)
    places.title_communities(title, title_divisions)
    for place in places.places:
        linked.home.setdefault(place.mention.label, place.node)
    _complete_home(gazetteer, linked)
    bodies = find_organizations(passage, hits.get("organization", ()), mentions, gazetteer.named)
    bodies = _with_founded(bodies, find_joint_bodies(passage))
    bodies = _with_founded(bodies, find_youth_leagues(passage.text, mentions))
    bodies = with_formed_bodies(passage, bodies, mentions)
    bodies = outside(with_partner_bodies(passage, bodies, mentions), names)
    linked.refer([Reference(p.mention.start, p.mention.body_end, p.node, p.mention.label, True) for p in places.places])
    organizations = link_organizations(passage.text, linked, bodies, places.places)
    covered = [Reference(m.start, end, node, "Organization", True) for m, node, end in organizations]
    linked.refer(_outermost([*covered, *linked.references]))
    _point(passage, linked, hits.get("anaphor", ()))
    finish_ladder(gazetteer, linked, passage)
    return linked


def _with_founded(
    bodies: Sequence[OrganizationMention], founded: Sequence[OrganizationMention]
) -> list[OrganizationMention]:
    """Add bodies found by their founding or front; their name outranks what its end alone looks like."""
    kept = [b for b in bodies if not any(f.start < b.end and b.start < f.end for f in founded)]
    return sorted([*kept, *founded], key=lambda b: b.start)


def _complete_home(gazetteer: Gazetteer, linked: Linked) -> None:
    """Take the county and city above the article's own township, village or county from the table."""
    for label in ("Community", "Township", "County"):
        code = linked.home.get(label, "").partition(":")[2].partition("/")[0]
        for place in gazetteer.ancestors(code) if code else ():
            node = linked.home.setdefault(place.label, ids.place_id(place.label, place.code))
            linked.above_home.setdefault(node, (place.label, place.name))


def _outermost(references: list[Reference]) -> list[Reference]:
    kept: list[Reference] = []
    for reference in sorted(references, key=lambda r: (r.start, -r.end, r.label in PLACES, r.node)):
        if not kept or reference.start >= kept[-1].end:
            kept.append(reference)
    return kept


def _point(passage: Passage, linked: Linked, hits: Sequence[tuple[int, int]]) -> None:
    """Add references for 该县, 全镇, 该社区 …; each also counts as a mention of what it points at."""
    found: list[Reference] = []
    taken = 0
    for start, end in hits:
        if start < taken or linked.within(start - 1, end) or _inside(linked, start):
            continue
        word = passage.text[start:end]
        node = _antecedent(passage, linked, word, start)
        draft = linked.drafts.get(node)
        if draft is None and (word[0] == "该" or word[-1] in "里上") and node in linked.above_home:
            draft = linked.draft(node, *linked.above_home[node])  # 该省, 县里 of a place that is only implied
        if draft is None:
            continue
        stop = body_end(passage.text, draft.label, end) if draft.label in PLACES else end
        found.append(Reference(start, stop, node, draft.label, False))
        draft.spans.append((start, end))
        taken = stop
    _take_in(linked, found)
    _take_in(linked, _joint_bodies(passage.text, linked))
    _take_in(linked, short_references(passage.text, linked))
    _take_in(linked, _bare_subjects(passage, linked))


def _take_in(linked: Linked, found: list[Reference]) -> None:
    """Add references to those that the article has, the outermost of each place."""
    if found:
        linked.refer(_outermost([*linked.references, *found]))


def _joint_bodies(text: str, linked: Linked) -> list[Reference]:
    """Return references that call a joint body by the end of its name, once it was named in full."""
    found = []
    for draft in [d for d in linked.drafts.values() if d.properties.get("kind") == "joint"]:
        for start, end in later_mentions(text, draft.name, max(span[1] for span in draft.spans[:1])):
            if not linked.within(start - 1, end) and not _inside(linked, start):
                found.append(Reference(start, end, draft.id, draft.label, False))
                draft.spans.append((start, end))
    return found


def _bare_subjects(passage: Passage, linked: Linked) -> list[Reference]:
    """Return references for a bare level word that acts or is acted with: 社区还与…, 村党支部…, 和街道签订…."""
    found = []
    heads = (match for start in passage.clauses if (match := _BARE.match(passage.text, start)))
    for match in (*heads, *_WITHIN.finditer(passage.text)):
        start, end = match.span(match.lastindex or 1)
        if linked.within(start, end):
            continue
        word = passage.text[start:end]
        label = _BARE_LABEL[word]
        before = _body_named(linked, word, start) if label == "Organization" else linked.before(start, (label,))
        node = own_place(linked, word) if label in ("County", "City") else before.node if before else ""
        node = node or linked.home.get(label, "")
        draft = linked.drafts.get(node)
        if draft is not None:
            stop = body_end(passage.text, draft.label, end) if draft.label in PLACES else end
            found.append(Reference(start, stop, node, draft.label, False))
            draft.spans.append((start, end))
    return found


def _inside(linked: Linked, position: int) -> bool:
    before = linked.within(max(0, position - 40), position + 1)
    return any(r.start <= position < r.end for r in before)


def _body_named(linked: Linked, word: str, position: int) -> Reference | None:
    """Return the last body before a position that a word calls: 公司 is no university, 学校 may be a 中学."""
    earlier = reversed(linked.within(0, position))
    ends = tuple(words_file("places.yaml")["body_anaphor_ends"].get(word, [word]))
    return next((r for r in earlier if r.label == "Organization" and linked.drafts[r.node].name.endswith(ends)), None)


def _body_before(passage: Passage, linked: Linked, word: str, position: int) -> Reference | None:
    """Return the body that 该院, 该局 points at: the first in the last sentence that names one ending so, or the last.

    A sentence begins with its subject, and a pronoun goes on with the subject: A医院与B卫生院组成医联体。该院….
    """
    ends = tuple(words_file("places.yaml")["body_anaphor_ends"].get(word[1:], [word[1:]]))
    earlier = [r for r in linked.within(0, position) if r.label == "Organization"]
    fitting = [r for r in earlier if linked.drafts[r.node].name.endswith(ends)]
    if not fitting:
        return earlier[-1] if earlier else None
    begin, _ = passage.sentence(fitting[-1].start)
    return next(r for r in fitting if r.start >= begin)


def _antecedent(passage: Passage, linked: Linked, word: str, position: int) -> str:
    label = anaphors()[word]
    own = linked.home.get(label, "")
    if word[0] in _OWN and own in linked.drafts:
        before = linked.before(position, (label,))
        if before is None or before.node.partition(":")[2][:_COUNTY] != own.partition(":")[2][:_COUNTY]:
            return own  # 全镇 is not the partner town of another county that was named last
    if label in ("City", "County", "Province"):
        return own_place(linked, word[-1])
    if label == "Body":
        before = _body_before(passage, linked, word, position)
    elif label == "Any":
        before = linked.before(position, ("Community", "Organization"))
    else:
        before = linked.before(position, (label,))
        if before is None:
            return linked.home.get(label, "")
    return before.node if before else ""
