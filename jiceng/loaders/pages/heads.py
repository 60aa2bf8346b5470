"""Short lines between paragraphs: title of the next article, subheading, caption, section head or broken line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiceng.loaders.pages.blocks import ENUMERATOR, Block
from jiceng.loaders.pages.boundaries import PLACE_LINE, TWO_HALVES, Surroundings, is_title, self_sufficient
from jiceng.loaders.pages.cohesion import joins, share
from jiceng.loaders.pages.kinds import BANNER, BYLINE, PARAGRAPH, SECTION, forms, looks_like_caption, unbalanced

TITLE = "title"
SUBHEAD = "subhead"
CAPTION = "caption"
FRAGMENT = "fragment"
LOOSE = "loose"

# A picture that the scanner left out leaves this many blank lines more than stand between paragraphs.
PICTURE_GAP = 2
_PLACE_OR_DAY = re.compile("(?:[0-9]{1,2}月)?[0-9]{1,2}日|[\u4e00-\u9fff]{2,8}?(?:省|市|县|区|镇|乡|村|街道|社区)")
_LONGEST_CAPTION = 80  # without a credit: one or two sentences


def place_heads(stack: Sequence[Block], around: Surroundings) -> list[str]:
    """Return the role of each short line of a stack: title, subhead, caption, section, fragment or loose."""
    lines = [block for block in stack if block.kind != SECTION]
    roles = iter(_roles(lines, around))
    return [SECTION if block.kind == SECTION else next(roles) for block in stack]


def _roles(lines: list[Block], around: Surroundings) -> list[str]:
    if not lines:
        return []
    follower = around.follower
    if follower is not None and (follower.lead or follower.kind == BYLINE):
        return _titles(lines, around)
    text_follows = follower is not None and follower.kind == PARAGRAPH
    if not around.running:
        if text_follows:
            return _titles(lines, around)
        return [CAPTION if _pictured(line, around) else LOOSE for line in lines]
    if around.broken:
        return _inside_sentence(lines, around)
    return _between_paragraphs(lines, around, text_follows)


def _titles(lines: list[Block], around: Surroundings) -> list[str]:
    """Roles of lines above an article: leading captions of the article before and banners are no part of its title."""
    first = 0
    roles: list[str] = []
    while first < len(lines) - 1:
        line, rest = lines[first], lines[first + 1 :]
        if _belongs_before(line, rest, around):
            roles.append(CAPTION)
        elif line.kind == BANNER or (self_sufficient(rest[0].text) and not PLACE_LINE.match(line.text)):
            roles.append(BANNER)
        else:
            break
        first += 1
    return roles + [TITLE] * (len(lines) - first)


def _belongs_before(line: Block, rest: Sequence[Block], around: Surroundings) -> bool:
    """Whether a line above a title is a leftover of the article before: a picture's words, or kin to its text."""
    if not around.text or PLACE_LINE.match(line.text):
        return False
    pictured = (_pictured(line, around) and rest[0].gap > around.gap) or looks_like_caption(line.text)
    if not pictured:
        return False
    below = around.following + "".join(block.text for block in rest)
    return share(line.text, around.text) >= share(line.text, below)


def _pictured(line: Block, around: Surroundings) -> bool:
    return line.gap >= around.gap + PICTURE_GAP or looks_like_caption(line.text)


def _inside_sentence(lines: list[Block], around: Surroundings) -> list[str]:
    """Roles of lines that cut a sentence: captions, or pieces of the sentence itself."""
    follower = around.follower
    if follower is None or follower.kind != PARAGRAPH:
        closing = len(lines) == 1 and not _pictured(lines[0], around)
        return [FRAGMENT] if closing else [CAPTION] * len(lines)
    if (len(lines) > 1 and PLACE_LINE.match(lines[0].text)) or is_title(lines, around, least=3.0):
        return _titles(lines, around)
    roles = []
    before = around.text
    for line in lines:
        piece = line.gap < around.gap + PICTURE_GAP and _is_piece(before, line.text, follower.text, around.page)
        roles.append(FRAGMENT if piece else CAPTION)
        before = before + line.text if piece else before
    return roles


def _is_piece(before: str, line: str, after: str, page: str) -> bool:
    """Whether a short line continues a broken sentence rather than interrupting it."""
    if looks_like_caption(line) or joins(before, after, page):
        return False
    return joins(before, line, page) or joins(line, after, page) or "，" in line


def is_sentence_caption(before: str, block: str, after: str, page: str, apart: bool) -> bool:
    """Whether a whole sentence between the halves of a broken one is a caption.

    `apart` says that a picture's gap stands before it. Captions are short, say 正在, and name their place or day first.
    """
    if len(block) > _LONGEST_CAPTION or unbalanced(block):
        return False
    score = 1.0 * (block.count("。") <= 1 and len(block) <= _LONGEST_CAPTION // 2)
    score += 2.0 * apart + 2.0 * joins(before, after, page) - 2.0 * joins(before, block, page)
    score += 1.0 * ("正在" in block) + 1.0 * bool(_PLACE_OR_DAY.match(block))
    score -= 2.0 * bool(forms().sentence_start.match(after))
    return score >= 3.0


def _opens_sentence(line: Block, around: Surroundings) -> bool:
    """Whether a short line is the beginning of the paragraph below, cut off by a column's end."""
    follower = around.follower
    if follower is None or follower.kind != PARAGRAPH or line.gap >= around.gap + PICTURE_GAP:
        return False
    form, after = forms(), follower.text
    commas = line.text.count("，")
    score = joins(line.text, after, around.page) + (line.text[-2:] + after[:1] in around.page)
    score += bool(form.sentence_start.match(line.text)) + (commas >= 2)
    score += 2 * bool(form.no_start.match(after)) - bool(form.sentence_start.match(after))
    return score >= 2 and not self_sufficient(line.text)


def _between_paragraphs(lines: list[Block], around: Surroundings, text_follows: bool) -> list[str]:
    captions = 0
    while captions < len(lines) and _is_caption_between(lines, captions, around):
        captions += 1
    rest = lines[captions:]
    roles = [CAPTION] * captions
    if not rest:
        return roles
    if _opens_sentence(rest[-1], around):
        return roles + [SUBHEAD] * (len(rest) - 1) + [FRAGMENT]
    if text_follows and is_title(rest, around):
        return roles + _titles(rest, around)
    return roles + [SUBHEAD] * len(rest)


def _is_caption_between(lines: list[Block], at: int, around: Surroundings) -> bool:
    line = lines[at]
    if self_sufficient(line.text) or ENUMERATOR.match(line.text) or TWO_HALVES.match(line.text):
        return False
    apart = line.gap >= around.gap + PICTURE_GAP
    return (apart and "，" not in line.text) or (looks_like_caption(line.text) and share(line.text, around.text) > 0)
