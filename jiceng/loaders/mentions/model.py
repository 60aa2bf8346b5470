"""What finders return: spans of an article's text with what they name, before entity linking."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar


@dataclass(slots=True)
class Mention:
    """`text[start:end]` names something of `label`; `name` is the spelling to link, `rule` says what found it."""

    label: str
    start: int
    end: int
    name: str
    rule: str


@dataclass(slots=True)
class OfficialMention(Mention):
    """A person with a post: `post` is the title's words, at `post_start:post_end`, before or after the name.

    The body served is named by the text that ends at `post_start` (directly before the post, which linking
    reads); `post_start` of a post after the name is where the name ends. `deputy` marks 副 posts, `former` old ones.
    A second post of the same person is a second mention with the same name span.
    """

    post: str
    post_start: int
    post_end: int
    deputy: bool
    former: bool


@dataclass(slots=True)
class OutcomeMention(Mention):
    """A reported figure: `value` in the text's own unit (190万元 → 190, 万元), `name` the words it stands in.

    `figure` is where the figure itself starts, inside `start:end`.
    """

    value: float
    unit: str
    approximate: bool
    figure: int


@dataclass(slots=True)
class HonorMention(Mention):
    """A title given: `trigger` is where the verb of giving starts; `giver` the span of the giver's name, if stated.

    `receiver` is where the receiver's name, or the list of receivers, ends: just before the verb's phrase, or where it
    follows (授予花园社区“…”称号, 被评为“…”的花园社区) behind that name. Either way it is sought to the left of
    `receiver`. `aliases` are shorter spellings: of 全国“文明村镇” what stands in quotation marks.
    """

    trigger: int
    receiver: int
    giver: tuple[int, int] | None
    aliases: tuple[str, ...] = ()


M = TypeVar("M", bound=Mention)


def outside(mentions: Sequence[M], others: Sequence[Mention]) -> list[M]:
    """Return the mentions that do not end inside one of `others` (技能河南 names no province)."""
    ordered = sorted(others, key=lambda o: o.start)
    starts = [o.start for o in ordered]
    kept = []
    for mention in mentions:
        index = bisect_right(starts, mention.end - 1) - 1
        if index < 0 or ordered[index].end < mention.end:
            kept.append(mention)
    return kept
