"""Posts in a text: their words, whether deputy or former, and chains of posts of one person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick_rs

from jiceng.loaders.lexicon import words_file

_REACH = 16  # the longest committee and modifiers before a head have fewer letters
_GAP = 18  # letters between two posts of a chain: 、 and the name of the second body
_LOOK_BACK = 120  # letters before a bare 副队长 in which its team is named
_JOINT = re.compile(r"(?:、|兼任?|、?兼|[ 　](?=[\u4e00-\u9fff]{0,8}$))(?P<body>[\u4e00-\u9fffA-Za-z0-9·“”]{0,18})")
_OF_DEPARTMENT = re.compile(r"^(?:常务)?副?(?:组织|宣传|统战)部长")
_OF_BODY = re.compile(r"(?<!支)[局处科院校馆所站行社]长(?:助理)?$")
_OF_PLACE = re.compile(r"[镇乡县区市]长$")
_OFFICER_BEFORE = re.compile(r"(?:书记|主任|委员)[\u4e00-\u9fff]{2,3}[、和]$")  # 副书记李四、|委员王五
_TITLE = re.compile("“(?:最|优秀|十佳|百佳|十大|模范)[^“”，。]{0,12}$")
_BROKEN = re.compile(r"[，。；：！？、,;:!?\n（）()《》]")


@dataclass(slots=True)
class Post:
    """The words `text[start:end]`; `held` is false for a role that is no post (董事长, 政协委员)."""

    start: int
    end: int
    words: str
    held: bool

    @property
    def deputy(self) -> bool:
        """Whether every post named in the words is one of a deputy."""
        return all("副" in part for part in self.words.split("、"))


@dataclass(frozen=True, slots=True)
class _Lists:
    automaton: ahocorasick_rs.AhoCorasick
    kinds: tuple[str, ...]
    left: re.Pattern[str]
    need_committee: frozenset[str]
    committee: re.Pattern[str]
    business: re.Pattern[str]
    public: re.Pattern[str]
    teams: re.Pattern[str]
    former: re.Pattern[str]


@cache
def _lists() -> _Lists:
    data: dict[str, list[str]] = words_file("posts.yaml")
    kinds = {word: kind for kind in ("heads", "roles", "not_posts") for word in data[kind]}
    words = sorted(kinds)
    committees, modifiers = _any(data["committees"]), _any(data["modifiers"])
    return _Lists(
        ahocorasick_rs.AhoCorasick(words, ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False),
        tuple(kinds[word] for word in words),
        re.compile(f"(?:{committees})?(?:{modifiers})*$"),
        frozenset(data["with_committee"]),
        re.compile(f"(?:{committees})"),
        re.compile(f"(?:{_any(data['business'])})(?![镇乡村庄科股处])"),  # 马店镇 is no shop, 物业科 no firm
        re.compile(f"(?:{_any(data['public'])})"),
        re.compile(_any(data["public_teams"])),
        re.compile(
            f"(?:^|[，。；、：！？“”（(\\s]|[由任是和与的及对向])(?!{_any(data['not_former'])})"
            f"(?:{_any(data['former'])})[^，。；：！？“”]{{0,24}}$"
        ),
    )


@cache
def words_of(key: str) -> re.Pattern[str]:
    """Return the alternation of one list of seeds/words/posts.yaml."""
    data: dict[str, Any] = words_file("posts.yaml")
    return re.compile(_any(data[key]))


@cache
def pattern_of(key: str) -> re.Pattern[str]:
    """Return the alternation of one list of patterns of seeds/words/posts.yaml."""
    data: dict[str, Any] = words_file("posts.yaml")
    return re.compile("|".join(data[key]))


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def find_chains(text: str) -> list[list[Post]]:
    """Return the posts of a text in order, those of one person together: 党支部书记、村委会主任.

    Posts are joined by 、 or 兼, with the next body's name between them or not.
    """
    chains: list[list[Post]] = []
    for post in _posts(text):
        if chains and _joined(text, chains[-1][-1], post):
            chains[-1].append(post)
        else:
            chains.append([post])
    return chains


def groups(text: str, chain: list[Post]) -> list[Post]:
    """Return a chain's posts, those of the same body as one: 县委副书记、县长, but 县委常委 and 组织部 部长 apart.

    A role in front (董事长、党支部书记) is taken into the span, not into the words.
    """
    found: list[Post] = []
    for post in chain:
        last = found[-1] if found else None
        if last is None or not _same_body(text, last, post):
            found.append(Post(post.start, post.end, post.words if post.held else "", post.held))
            continue
        last.end = post.end
        if post.held:
            last.words = f"{last.words}、{post.words}" if last.words else post.words
            last.held = True
    return [post for post in found if post.held]


def former(text: str, post: Post) -> bool:
    """Whether the words before a post say that it is no longer held: 原禹州市委书记, 时任, 老支书."""
    if re.match(r"老|原|前任|时任", post.words):
        return True
    return bool(_lists().former.search(text, max(0, post.start - 30), post.start))


def _posts(text: str) -> list[Post]:
    lists, found = _lists(), []
    for index, start, end in lists.automaton.find_matches_as_indexes(text):
        kind = lists.kinds[index]
        if kind == "not_posts":
            continue
        if text.startswith("记", end) and text.endswith("支书", start, end):  # 党总支|书记, not 支书
            start, end = end - 1, end + 1
        left = lists.left.search(text, max(0, start - _REACH), start)
        begin = left.start() if left else start
        if _TITLE.search(text, max(0, begin - _REACH), begin):
            continue  # “最美村支书”李四 is a title
        post = Post(begin, end, text[begin:end], kind == "heads")
        if post.held and not _public(text, post, text[start:end]):
            post.held = False
        found.append(post)
    return found


def _public(text: str, post: Post, head: str) -> bool:
    """Whether a post is one of the Party, the government, a village or a public institution."""
    lists = _lists()
    if head in lists.need_committee:
        beside = _OFFICER_BEFORE.search(text, max(0, post.start - 8), post.start)
        return bool(beside or lists.committee.match(post.words)) and "政协" not in post.words
    if "书记" in post.words or "支部" in post.words or "党" in post.words:
        return True
    before = _segment(text, post.start)
    if head.endswith("负责人"):
        return bool(lists.public.search(before + post.words[: -len(head)])) and not lists.business.search(before)
    if head.endswith("队长"):
        near = before[-12:] or text[max(0, post.start - _LOOK_BACK) : post.start]
        return bool(lists.teams.search(near + post.words)) and not lists.business.search(before[-8:])
    return not lists.business.search(before)


def _segment(text: str, end: int) -> str:
    """Return the words before a post up to the last punctuation mark, 20 letters at most."""
    return _BROKEN.split(text[max(0, end - 20) : end])[-1]


def _joined(text: str, one: Post, two: Post) -> bool:
    return two.start - one.end <= _GAP and _JOINT.fullmatch(text, one.end, two.start) is not None


def _same_body(text: str, one: Post, two: Post) -> bool:
    """Whether two posts are of one body: not 县委常委、组织部长, nor 产业链党委副书记、副镇长."""
    match = _JOINT.fullmatch(text, one.end, two.start)
    if _OF_DEPARTMENT.search(two.words):
        return False
    if _OF_PLACE.search(two.words) and (
        _OF_BODY.search(one.words) or words_of("joint").search(text, max(0, one.start - 4), one.end)
    ):
        return False
    return match is not None and not match.group("body")
