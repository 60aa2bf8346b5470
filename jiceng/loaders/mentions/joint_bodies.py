"""Spans that name a joint body by its founding: 成立橘香湾区党总支, 共同发起楼聚花桥党建联盟."""

from __future__ import annotations

import re
from functools import cache

from jiceng.loaders.lexicon import words_file
from jiceng.loaders.mentions.organizations import OrganizationMention
from jiceng.loaders.passage import Passage


@cache
def _founded() -> re.Pattern[str]:
    raw = words_file("joint_bodies.yaml")
    verbs, ends = "|".join(raw["founding"]), "|".join(sorted(raw["ends"], key=len, reverse=True))
    return re.compile(
        rf"(?:{verbs})了?[“‘]?(?P<name>[\u4e00-\u9fff·]{{2,12}}?(?:{ends}))(?=[，。；、”’）)和与及由的]|$)"
    )


@cache
def _refused() -> re.Pattern[str]:
    return re.compile("|".join(words_file("joint_bodies.yaml")["not_in_name"]))


def find_joint_bodies(passage: Passage) -> list[OrganizationMention]:
    """Return the joint bodies that a text says were founded, in order; a village's or firm's own branch is none."""
    found = []
    for match in _founded().finditer(passage.text):
        start, end = match.span("name")
        if not _refused().search(match["name"]):
            found.append(
                OrganizationMention("Organization", start, end, match["name"], "founded", "joint", start, "named")
            )
    return found


def later_mentions(text: str, name: str, start: int) -> list[tuple[int, int]]:
    """Return the spans after `start` that call a joint body by the end of its name: 联盟, 联村党委, 湾区党总支."""
    raw = words_file("joint_bodies.yaml")
    alone = max((len(end) for end in raw["alone"] if name.endswith(end)), default=0)
    shortest = alone or max((len(end) + 2 for end in raw["ends"] if name.endswith(end)), default=0)
    if not shortest or shortest >= len(name):
        return []
    spans, tail = [], name[-shortest:]
    at = text.find(tail, start)
    while at >= 0:
        end = at + shortest
        while at > start and len(name) > end - at and name[-(end - at) - 1] == text[at - 1]:
            at -= 1  # as much of the name as stands there
        if at == 0 or text[at - 1] in raw["before"] or not "\u4e00" <= text[at - 1] <= "\u9fff":
            spans.append((at, end))
        at = text.find(tail, end)
    return spans
