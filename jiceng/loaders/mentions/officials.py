"""Persons with a public post: a post and the name beside it, either way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiceng.loaders.mentions.model import OfficialMention
from jiceng.loaders.mentions.person_names import (
    Name,
    begins_name,
    follows_name,
    name_at,
    name_before,
    stranger_at,
)
from jiceng.loaders.mentions.posts import Post, find_chains, former, groups, words_of
from jiceng.loaders.mentions.taken_posts import Known, pronoun, subject_of_sentence, takers
from jiceng.loaders.mentions.told_posts import antecedent, appointed, copular, earlier_clause, in_apposition, is_clean
from jiceng.loaders.passage import Passage

_CLOSE = frozenset("）)")
_BODY = r"[\u4e00-\u9fffA-Za-z0-9·“”、]{0,26}"
_OPEN = re.compile(r"[（(](?:时任|原|现任|系|为|曾任|兼任|任|兼)?" + _BODY + "$")
_REMARK = re.compile(
    r"[（(](?:兼|兼职|挂职|代|退休|离任|正[县处科乡]级|副[县处科乡]级|主持工作|[^（）()，。]{2,14}(?:派驻|选派|派出|下派|[省市县区农科]院|局|厅|公司|大学|中心)"
    r"|[^（）()，。]{0,14}(?:书记|主任|[局所站院校镇乡]长|主席|委员))[）)]"
)
_CLOSED_POST = re.compile(r"(?:书记|主任|长|主席|委员)[（(][^（）()，。]{0,16}$")
_AGED = re.compile(r"——(?:今年)?(?:\d{2}岁的?)?")
_EPITHET = re.compile(r"(?:、?“[^”，。]{2,12})?”(?:干部)?")
_LINK = re.compile(
    r"(?:的?(?:第?[一二三四五六七八九十0-9]+年|头一年|那年|那天|期间|时候|日子)|之?后|以来|伊始|时)[里间来起]?[，,]|"
    r"(?:的?第?[一二三四五六七八九十两几多半0-9]{1,4}个?[年月天日]多?|的?[当那][年天日时]|起|之[日初]|初期?|不久|至今|前后|那会儿|没多久)[里间来起后]?[，,]|"
    r"“?一肩挑”?的?|(?:长达|已有|整整)?[0-9一二三四五六七八九十两几]+[多余]?年(?:之久)?的|[，,](?:名叫|名为|叫|就是|他叫|她叫)|的?是|[，,的]|名叫|叫作?|名为"
)
_HE = re.compile(r"[他她](?!们)")
_LIST = re.compile(r"、|和|与|及")
_OF_PLACE = re.compile(r"村(?!支书|长|干部|主任)|社区|镇党|乡党|[省市县区]委|街道|嘎查")
_MANY = re.compile(r"副|委员|常委|干部|支委")
_BY = re.compile(r"(?:一职)?由")
_HELD = re.compile(r"(?:同志)?(?:担任|兼任|出任|接任|任|兼)")
_ALONE = 3.0  # punctuation or a word such as 介绍 after the name


def find_officials(passage: Passage) -> list[OfficialMention]:
    """Return every person whom a text names with a post of the Party, the government, a village or public body.

    Mentions are in the order of their posts. A person with posts of two bodies has two mentions with one name span;
    posts of one body stand together in one (党支部书记、村委会主任). Roles of business and of residents are no posts.
    """
    text = passage.text
    chains = find_chains(text)
    direct = [_beside(passage, chain) if any(post.held for post in chain) else [] for chain in chains]
    known = Known.of(text, (name.name for names in direct for name, _ in names))
    found: list[OfficialMention] = []
    left: list[list[Post]] = []
    for chain, names in zip(chains, direct, strict=True):
        posts = groups(text, chain)
        if not names:
            names = [(name, "name takes post") for name in takers(passage, chain, known)]
            posts = posts or (_when_taken(chain) if names else [])
        if not names and posts:
            names = _otherwise(passage, chain)
        if not names and posts and (subject := subject_of_sentence(passage, chain, known)):
            names = [(subject, "name takes post")]
        if not names and posts:
            left.append(chain)
        found += [_mention(text, post, name, rule) for name, rule in names for post in posts]
    everybody = Known.of(text, (mention.name for mention in found) if left else ())
    for chain in left:
        if name := pronoun(passage, chain, everybody):
            found += [_mention(text, post, name, "name takes post") for post in groups(text, chain)]
    return sorted(found, key=lambda mention: mention.post_start)


def _when_taken(chain: list[Post]) -> list[Post]:
    """Return the posts that only somebody who holds another one takes: 委员, 轮值主席."""
    return [post for post in chain if words_of("when_taken").search(post.words)]


def _mention(text: str, post: Post, name: Name, rule: str) -> OfficialMention:
    return OfficialMention(
        "Official", name.start, name.end, name.name, rule,
        post.words, post.start, post.end, post.deputy, former(text, post),
    )  # fmt: skip


def _beside(passage: Passage, chain: list[Post]) -> list[tuple[Name, str]]:
    """Return the names right behind a chain of posts: mostly one, several for 副主任张三、李四."""
    post = chain[-1]
    name = _after(passage, post.end)
    if name is None:
        return []
    return [(name, "post name"), *((other, "post names") for other in _listed(passage, post, name))]


def _otherwise(passage: Passage, chain: list[Post]) -> list[tuple[Name, str]]:
    """Return the names that a chain of posts belongs to in another order of words."""
    for rule, reader in _READERS:
        if name := reader(passage, chain):
            return [(name, rule), *((other, f"{rule}s") for other in _fellows(passage, name))]
    return []


def _fellows(passage: Passage, last: Name) -> Iterator[Name]:
    """Read the names before the last of 张三、李四，先后任书记."""
    if passage.text[last.end : last.end + 1] != "，":
        return
    position = last.start
    while position > 2 and passage.text[position - 1] == "、":
        name = name_before(passage, position - 1)
        if name is None:
            return
        yield name
        position = name.start


def _after(passage: Passage, end: int) -> Name | None:
    """Read 书记张三, 书记、“领头雁”张三, 书记：张三 and 书记 张三; the latter two only where the name stands alone."""
    text = passage.text
    remark = _REMARK.match(text, end)
    end = remark.end() if remark else end
    if begins_name(text, end) and not _names_giver(passage, end):
        return name_at(passage, end)
    if name := stranger_at(passage, end):
        return name
    if text[end : end + 1] in _CLOSE and _CLOSED_POST.search(text, max(0, end - 20), end):
        return name_at(passage, end + 1)  # 党支部书记（村委会主任）张三
    if epithet := (_EPITHET.match(text, end) or _AGED.match(text, end)):
        return name_at(passage, epithet.end(), accepted=3.0)
    if text[end : end + 1] in ("：", ":", " ", "　") and begins_name(text, end + 1):
        name = name_at(passage, end + 1)
        return name if name and follows_name(passage, name.end) >= _ALONE else None
    return None


def _names_giver(passage: Passage, end: int) -> bool:
    """Tell whether 由 after a post is no surname: 书记由镇长李四兼任."""
    by = _BY.match(passage.text, end)
    return by is not None and _HELD.search(passage.text, by.end(), passage.clause(end)[1]) is not None


def _listed(passage: Passage, post: Post, first: Name) -> Iterator[Name]:
    """Read the other names of 副主任张三、李四和王五."""
    text, last = passage.text, first
    while _MANY.search(post.words) and (joint := _LIST.match(text, last.end)):
        name = name_at(passage, joint.end(), accepted=4.0)
        if name is None:
            return
        yield name
        last = name


def _directly_before(passage: Passage, chain: list[Post]) -> Name | None:
    """Read 张旭辉大队长: only a bare post, since 张旭辉党支部书记 is not written."""
    return None if _OF_PLACE.match(chain[0].words) else name_before(passage, chain[0].start)


def _in_brackets(passage: Passage, chain: list[Post]) -> Name | None:
    """Read 张三（X镇党委书记）."""
    text = passage.text
    if text[chain[-1].end : chain[-1].end + 1] not in _CLOSE:
        return None
    opened = _OPEN.search(text, max(0, chain[0].start - 30), chain[0].start)
    return name_before(passage, opened.start(), accepted=2.0) if opened else None


def _next_clause(passage: Passage, chain: list[Post]) -> Name | None:
    """Read 作为X村党支部书记，李四…, 接任书记的李四 and 书记是李四."""
    text, start, end = passage.text, chain[0].start, chain[-1].end
    link = _LINK.match(text, end)
    if link is None:
        return None
    if link.group()[-1] in "，,的" and "肩挑" not in link.group():
        openings = words_of("as").finditer(text, max(passage.clause(start)[0], start - 30), start)
        if not any(is_clean(text, opening.end(), start) for opening in openings):
            return None
    if _HE.match(text, link.end()):
        return antecedent(passage, passage.sentence(start)[0])
    return name_at(passage, link.end(), accepted=4.0)


def _given_by(passage: Passage, chain: list[Post]) -> Name | None:
    """Read 书记由李四担任 and 书记由副镇长李四兼任."""
    text = passage.text
    by = _BY.match(text, chain[-1].end)
    if by is None:
        return None
    stop = passage.clause(by.end())[1]
    for held in _HELD.finditer(text, by.end(), stop):
        name = name_before(passage, held.start(), accepted=1.0)
        if name and name.start >= by.end():
            return name
    return None


_READERS = (
    ("name post", _directly_before),
    ("name (post)", _in_brackets),
    ("name is post", copular),
    ("as post, name", _next_clause),
    ("name, post", in_apposition),
    ("name … is post", earlier_clause),
    ("post by name", _given_by),
    ("name appointed to post", appointed),
)
