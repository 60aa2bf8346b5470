"""Persons with a public post: a post and the name beside it, either way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jiceng.loaders.mentions.model import OfficialMention
from jiceng.loaders.mentions.person_names import (
    Name,
    after_leader,
    begins_name,
    follows_name,
    is_name,
    name_at,
    name_before,
)
from jiceng.loaders.mentions.posts import Post, find_chains, former, groups, words_of
from jiceng.loaders.mentions.taken_posts import Known, opens_with_verb, pronoun, subject_of_sentence, takers
from jiceng.loaders.passage import Passage

_CLOSE = frozenset("）)")
_BODY = r"[\u4e00-\u9fffA-Za-z0-9·“”、]{0,26}"
_OPEN = re.compile(r"[（(](?:时任|原|现任|系|为|曾任|兼任|任|兼)?" + _BODY + "$")
_REMARK = re.compile(
    r"[（(](?:兼|兼职|挂职|代|退休|离任|正[县处科乡]级|副[县处科乡]级|主持工作|[^（）()，。]{2,14}(?:派驻|选派|派出|下派|[省市县区农科]院|局|厅|公司|大学|中心)"
    r"|[^（）()，。]{0,14}(?:书记|主任|[局所站院校镇乡]长|主席|委员))[）)]"
)
_CLOSED_POST = re.compile(r"(?:书记|主任|长|主席|委员)[（(][^（）()，。]{0,16}$")
_CHOSEN = re.compile(r"(?:被|经)[\u4e00-\u9fff]{0,12}$")
_ADVERB = re.compile(r"(?:已经|如今|现在|目前|先后|相继|一直|[已现也就还曾便正仍又])$")
_AGED = re.compile(r"——(?:今年)?(?:\d{2}岁的?)?")
_EPITHET = re.compile(r"(?:、?“[^”，。]{2,12})?”(?:干部)?")
_CALLED = re.compile(r"^(?:我叫|我是|他叫|她叫|名叫|(?:她|他|这|这位|那)(?:就|便|正)?是)")
_CLAUSE_ENDS = ("。", "；", "，", ";", ",", "\n", "")
_LINK = re.compile(r"[，,的]|是|名叫|叫作?|名为")
_LIST = re.compile(r"、|和|与|及")
_OF_PLACE = re.compile(r"村(?!支书|长|干部|主任)|社区|镇党|乡党|[省市县区]委|街道|嘎查")
_MANY = re.compile(r"副|委员|常委|干部|支委")
_OF = re.compile("的")  # 做水产生意的李四|回到
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


def _copular(passage: Passage, chain: list[Post]) -> Name | None:
    """Read 张三是X社区党委书记 and 李四，男，中共党员，现任X村党支部书记."""
    text, start = passage.text, chain[0].start
    sentence = passage.sentence(start)[0]
    for match in _copulas().finditer(text, max(sentence, start - 34), start):
        if _clean(text, match.end(), start):
            name = _subject(passage, sentence, match.start())
            if name:
                return name
    return None


def _subject(passage: Passage, sentence: int, position: int) -> Name | None:
    """Return the person whom a verb at a position speaks of, clauses that describe the person passed over."""
    text = passage.text
    adverb = _ADVERB.search(text, max(sentence, position - 3), position)
    position = adverb.start() if adverb else position
    if position > sentence and text[position - 1] not in "，,（(":
        return name_before(passage, position) or _head_of_clause(passage, position)
    return _described(passage, sentence, position - 1)


def _described(passage: Passage, sentence: int, position: int) -> Name | None:
    """Return the name that opens a sentence, or follows 我叫, where only clauses about the person come after it."""
    text = passage.text
    for clause in reversed(re.split(r"[，,（(：:]", text[sentence:position])[-7:]):
        *others, plain = _CALLED.sub("", clause.strip("“”‘’ 　")).split("、")
        if is_name(plain) and all(map(is_name, others)):
            at = text.rfind(plain, sentence, position)
            return Name(at, at + len(plain), plain, _ALONE)
        if clause and (not words_of("attributes").search(clause) or len(clause) > 16):
            return None
    return None


def _in_apposition(passage: Passage, chain: list[Post]) -> Name | None:
    """Read 李四，1975年12月生，X县委书记；."""
    text, start, end = passage.text, chain[0].start, chain[-1].end
    clause = passage.clause(start)[0]
    sentence = passage.sentence(start)[0]
    if clause <= sentence or text[end : end + 1] not in _CLAUSE_ENDS or not _clean(text, clause, start):
        return None
    return _described(passage, sentence, clause - 1) if text[clause - 1] in "，," else None


def _head_of_clause(passage: Passage, position: int) -> Name | None:
    """Read 李四来到X村|任第一书记: the name opens the clause, and a verb of coming or choosing follows it."""
    clause = passage.clause(position - 1)[0]
    if not 2 < position - clause <= 20:
        return None
    heads = [after_leader(passage.text, clause), *(m.end() for m in _OF.finditer(passage.text, clause, position))]
    for head in heads:
        name = name_at(passage, head, accepted=4.0)
        if name and name.end < position and words_of("posted").search(passage.text, name.end, position):
            return name
    return None


def _earlier_clause(passage: Passage, chain: list[Post]) -> Name | None:
    """Read 程立新2021年从省城来，先到X村任书记 and 退伍军人张大伟，被镇党委任命为…: the name heads a clause before."""
    text, start = passage.text, chain[0].start
    sentence = passage.sentence(start)[0]
    for match in _copulas().finditer(text, max(sentence, start - 34), start):
        if not _clean(text, match.end(), start):
            continue
        begin = passage.clause(match.start())[0]
        chosen = _CHOSEN.search(text, begin, match.start())
        if begin <= sentence or not opens_with_verb(text, chosen.start() if chosen else match.start(), begin):
            continue
        for head in (sentence, *(m.end() for m in _OF.finditer(text, sentence, begin))):
            name = name_at(passage, after_leader(text, head), accepted=4.0)
            posted = name and words_of("posted").search(text, name.end, begin)
            if name and name.end <= begin and (posted or text[name.end] == "，"):
                return name
    return None


def _next_clause(passage: Passage, chain: list[Post]) -> Name | None:
    """Read 作为X村党支部书记，李四…, 接任书记的李四 and 书记是李四."""
    text, start, end = passage.text, chain[0].start, chain[-1].end
    link = _LINK.match(text, end)
    if link is None:
        return None
    if link.group() in ("，", ",", "的"):
        openings = words_of("as").finditer(text, max(passage.clause(start)[0], start - 30), start)
        if not any(_clean(text, opening.end(), start) for opening in openings):
            return None
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


def _clean(text: str, start: int, end: int) -> bool:
    """Whether only the name of a body stands between two positions."""
    return start <= end and re.fullmatch(_BODY, text[start:end]) is not None


@cache
def _copulas() -> re.Pattern[str]:
    return words_of("copulas")


_READERS = (
    ("name post", _directly_before),
    ("name (post)", _in_brackets),
    ("name is post", _copular),
    ("as post, name", _next_clause),
    ("name, post", _in_apposition),
    ("name … is post", _earlier_clause),
    ("post by name", _given_by),
)
