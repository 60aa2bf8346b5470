"""Blocks become drafts: each article's title lines, byline and paragraphs, captions lifted out."""

from __future__ import annotations

import itertools
from collections import Counter

from jiceng.graph.model import Refusal
from jiceng.loaders.bylines import parse_byline, words
from jiceng.loaders.pages import heads, kinds
from jiceng.loaders.pages.blocks import Block
from jiceng.loaders.pages.boundaries import Surroundings, takes_up
from jiceng.loaders.pages.drafts import Draft, Grouped

_BARE_NAMES = 20  # code points: five names with spaces
_CLOSING = (kinds.FURNITURE, kinds.EDITORS)


def group(blocks: list[Block], page: str, source: str) -> Grouped:
    """Return the drafts of a page from its blocks, whose kinds are set; `page` is the page's normal text."""
    grouper = _Grouper(blocks, page, source)
    grouper.run()
    return Grouped(grouper.drafts, grouper.refusals, grouper.date)


class _Grouper:
    """Reads the blocks once, in order; `current` is the article that a paragraph would join."""

    def __init__(self, blocks: list[Block], page: str, source: str) -> None:
        self.blocks, self.page, self.source = blocks, page, source
        self.drafts: list[Draft] = []
        self.refusals: list[Refusal] = []
        self.current: Draft | None = None
        self.section = self.pictures = self.date = ""
        self.pictures_age = 1
        self.fresh = self.pictured = False
        self.at = 0
        self.resumed = False
        self.gap = _usual_gap(blocks)
        self.announced, self.signed = _style(blocks)

    def run(self) -> None:
        """Read every block."""
        steps = {
            kinds.FURNITURE: self._furniture,
            kinds.EDITORS: self._furniture,
            kinds.CAPTION: self._caption,
            kinds.CREDIT: self._credit,
            kinds.BYLINE: self._byline,
            kinds.PARAGRAPH: self._paragraph,
            kinds.TABLE: self._table,
        }
        while self.at < len(self.blocks):
            block = self.blocks[self.at]
            step = steps.get(block.kind)
            if step:
                step(block)
                self.at += 1
            else:
                self._stack()

    def _furniture(self, block: Block) -> None:
        if block.date:
            self.date = self.date or block.date
        self.resumed |= block.resumed
        if block.text:
            self._refuse(block.kind, block)
            self.fresh = True
        if block.kind == kinds.EDITORS and self.current and not self.current.broken:
            self.current.closed = True

    def _refuse(self, reason: str, block: Block) -> None:
        self.refusals.append(Refusal(reason, block.text[:80], self.source, block.start))

    def _open(self, orphan: bool = False) -> Draft:
        self.current = Draft(section=self.section, orphan=orphan)
        self.drafts.append(self.current)
        return self.current

    def _caption(self, block: Block) -> None:
        draft = Draft(body=[block], caption=True, closed=True, section=self._picture_section())
        draft.sign(block.authors)
        before = self.current
        if before and before.titles and not before.body and (self.pictured or not self._text_comes()):
            draft.titles, draft.section = before.titles, before.section
            self.drafts.remove(before)
            self.current = None
        self.pictured = False
        self.drafts.append(draft)

    def _picture_section(self) -> str:
        return self.pictures if self.pictures_age < 3 else ""

    def _text_comes(self) -> bool:
        follower = self._follower(self.at + 1)
        return follower is not None and follower.kind in (kinds.PARAGRAPH, kinds.BYLINE)

    def _credit(self, block: Block) -> None:
        last = self.drafts[-1] if self.drafts else None
        if self.current and self._pictured_before(self.current):
            self._lift_last(self.current, block)
        elif last and last.caption:
            last.sign(block.authors)
        elif self.current and not self.current.closed:
            self.current.sign(block.authors)
        else:
            self._refuse("credit_without_caption", block)

    def _pictured_before(self, current: Draft) -> bool:
        """Whether the paragraph just above a credit stands apart from the article around it."""
        if len(current.body) < 2 or current.body[-1] is not self.blocks[self.at - 1]:
            return False
        return current.body[-2].open or current.body[-1].gap >= self.gap + heads.PICTURE_GAP

    def _lift_last(self, current: Draft, credit: Block) -> None:
        draft = Draft(body=[current.body.pop()], caption=True, closed=True, section=self._picture_section())
        draft.sign(credit.authors)
        self.drafts.append(draft)

    def _byline(self, block: Block) -> None:
        current = self.current
        follower = self._follower(self.at + 1)
        if current and current.is_captioned_title and follower and follower.kind == kinds.PARAGRAPH:
            words = current.body.pop()
            self.drafts.append(Draft(body=[words], caption=True, closed=True, section=self._picture_section()))
        titled = bool(current and current.titles and not current.body)
        if titled and current:
            current.sign(block.authors, block.text)
        elif current and current.body and not current.closed and not (current.authors and _starts_text(follower)):
            current.sign(block.authors, block.text)
            current.closed = not self._goes_on(current, follower)
        elif follower is not None and follower.kind in (kinds.PARAGRAPH, kinds.HEAD):
            draft = self._open()
            draft.sign(block.authors, block.text)
        else:
            self._refuse("byline_without_text", block)

    def _goes_on(self, current: Draft, follower: Block | None) -> bool:
        """Whether a byline below an article's first paragraph does not close it: the next line takes up its title."""
        title = "".join(block.text for block in current.titles)
        return len(current.body) == 1 and follower is not None and takes_up(follower.text, title)

    def _paragraph(self, block: Block) -> None:
        if self._interrupts(block):
            self._caption(block)
            return
        current = self.current
        block.resumed |= self.resumed
        self.resumed = False
        begun = current is not None and bool(current.body)
        if current is None or current.closed or (begun and (block.lead is not None or block.resumed)):
            current = self._open(orphan=block.lead is None and not block.resumed)
        if block.lead:
            current.sign(block.lead.authors, block.text[: block.lead.end])
        current.body.append(block)
        if block.tail:
            current.sign(block.tail.authors, block.text[block.tail.start :])
        current.closed = block.tail is not None or block.onward
        self.pictures_age += 1
        self.fresh = False

    def _interrupts(self, block: Block) -> bool:
        """Whether a sentence inside a broken one is a caption."""
        current = self.current
        if current is None or not current.broken or block.open or block.lead or block.tail or block.resumed:
            return False
        following = self.blocks[self.at + 1] if self.at + 1 < len(self.blocks) else None
        if following is None or following.kind != kinds.PARAGRAPH:
            return False
        apart = block.gap >= self.gap + heads.PICTURE_GAP
        return heads.is_sentence_caption(current.body[-1].text, block.text, following.text, self.page, apart)

    def _table(self, block: Block) -> None:
        if self.current and not self.current.closed:
            self.current.body.append(block)
        else:
            self._refuse("table", block)

    def _follower(self, at: int) -> Block | None:
        """Return the next block that is neither picture nor furniture."""
        skipped = (kinds.CAPTION, kinds.CREDIT, *_CLOSING)
        return next((block for block in self.blocks[at : at + 12] if block.kind not in skipped), None)

    def _below(self, at: int) -> tuple[str, bool]:
        """Return the words of the paragraphs up to the next short line, and whether a byline closes them."""
        texts: list[str] = []
        signature = False
        for block in self.blocks[at:]:
            if block.kind in (kinds.HEAD, kinds.BANNER, kinds.SECTION) or block.lead:
                break
            if block.kind in (kinds.PARAGRAPH, kinds.BYLINE):
                signature = block.tail is not None or (block.kind == kinds.BYLINE and bool(texts))
                texts.append(block.text if block.kind == kinds.PARAGRAPH else "")
            if signature:
                break
        return "".join(texts[:3]), signature

    def _fellows(self, at: int) -> tuple[str, ...]:
        """Return the lone short lines of the current article and of what follows up to the next announced title."""
        found = [block.text for block in self.current.body if block.kind == kinds.HEAD] if self.current else []
        for index in range(at, len(self.blocks) - 1):
            block, after = self.blocks[index], self.blocks[index + 1]
            if block.lead or block.tail or block.kind in (kinds.BYLINE, kinds.SECTION):
                break
            alone = self.blocks[index - 1].kind == after.kind == kinds.PARAGRAPH
            if block.kind == kinds.HEAD and alone and not after.lead:
                found.append(block.text)
        return tuple(found)

    def _stack(self) -> None:
        """Take the short lines from here on together and give each its place."""
        end = self.at
        while end < len(self.blocks) and self.blocks[end].kind in (kinds.HEAD, kinds.BANNER, kinds.SECTION):
            end += 1
        if end - self.at > 1 and self._is_bare_byline(self.blocks[end - 1], end):
            end -= 1
            self.blocks[end].kind = kinds.BYLINE
            self.blocks[end].authors = parse_byline(self.blocks[end].text, bare=True) or ()
        stack = self.blocks[self.at : end]
        roles = heads.place_heads(stack, self._surroundings(stack, end))
        if end < len(self.blocks) and self.blocks[end].kind == kinds.CREDIT and stack[-1].kind == kinds.HEAD:
            roles[-1] = heads.CAPTION
        for block, role in zip(stack, roles, strict=True):
            self._place(block, role)
        self.pictured = end < len(self.blocks) and self.blocks[end].kind == kinds.CAPTION and self.pictures_age == 0
        self.at = end

    def _is_bare_byline(self, block: Block, after: int) -> bool:
        """Whether the last line above a paragraph holds names alone."""
        follower = self._follower(after)
        names = block.kind == kinds.HEAD and len(block.text) <= _BARE_NAMES and parse_byline(block.text, bare=True)
        return bool(names) and follower is not None and follower.kind == kinds.PARAGRAPH and follower.lead is None

    def _surroundings(self, stack: list[Block], end: int) -> Surroundings:
        current = self.current
        running = current is not None and not current.closed
        following, signature = self._below(end)
        return Surroundings(
            text="".join(block.text for block in current.titles) + current.text if current and current.body else "",
            running=running,
            broken=current is not None and current.broken,
            follower=self._follower(end),
            following=following,
            signature=signature,
            named=bool(current and current.authors),
            fellows=self._fellows(end),
            page=self.page,
            gap=self.gap,
            announced=self.announced,
            signed=self.signed,
            fresh=self.fresh or any(block.kind != kinds.HEAD for block in stack),
        )

    def _place(self, block: Block, role: str) -> None:
        current = self.current
        if role in (kinds.SECTION, kinds.BANNER):
            if any(name in block.text for name in words()["picture_sections"]):
                self.pictures, self.pictures_age = block.text, 0
            else:
                self.section = block.text.strip("【】《》〈〉[]()·—- ")
            return
        if role == heads.CAPTION:
            self.drafts.append(Draft(body=[block], caption=True, closed=True, section=self._picture_section()))
        elif role == heads.TITLE:
            if current is None or current.body or current.closed:
                current = self._open()
            current.titles.append(block)
        elif role == heads.LOOSE or current is None:
            self._refuse("loose_line", block)
        else:
            block.open = role == heads.FRAGMENT
            current.body.append(block)


def _starts_text(follower: Block | None) -> bool:
    return follower is not None and follower.kind in (kinds.HEAD, kinds.PARAGRAPH)


def _usual_gap(blocks: list[Block]) -> int:
    gaps = Counter(block.gap for block in blocks[1:])
    return min(gaps, key=lambda gap: (-gaps[gap], gap)) if gaps else 0


def _style(blocks: list[Block]) -> tuple[int, int]:
    """Count the articles that open with a byline and those that close with one."""
    announced = sum(block.lead is not None for block in blocks)
    signed = sum(block.tail is not None and block.kind == kinds.PARAGRAPH for block in blocks)
    for before, block in itertools.pairwise(blocks):
        if block.kind == kinds.BYLINE:
            if before.kind == kinds.HEAD:
                announced += 1
            elif before.kind == kinds.PARAGRAPH:
                signed += 1
    return announced, signed
