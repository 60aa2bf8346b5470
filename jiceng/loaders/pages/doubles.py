"""A passage that stands twice on a page is kept where it belongs and dropped where it does not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from jiceng.graph.model import Refusal
from jiceng.loaders.pages.blocks import Block
from jiceng.loaders.pages.cohesion import grams
from jiceng.loaders.pages.grouping import Draft

# Shorter lines stand twice by chance: a slogan, a place line, a repeated subheading.
_SHORTEST = 20
# Strings of this length are looked up at every STRIDE-th character, so that any copy of _SHORTEST is met.
_KEY = 12
_STRIDE = 8


@dataclass(slots=True)
class _Copy:
    """Block `block` of draft `draft` stands a second time inside draft `other`."""

    draft: int
    block: int
    other: int


def drop_doubles(drafts: Sequence[Draft], source: str) -> list[Refusal]:
    """Take doubled blocks out of the drafts where they do not belong; returns a refusal for each of them.

    Whole blocks are dropped; words repeated inside a block stay as they stand. Of two copies in one article the
    later goes; of copies in two articles the one that shares less with the rest of its article.
    """
    copies = _find_copies(drafts)
    refusals = []
    for run in _runs(copies):
        draft = drafts[run[0].draft]
        blocks = [draft.body[copy.block] for copy in run if draft.body[copy.block].text]
        if not blocks or not _stray(drafts, run, blocks):
            continue
        refusals += [Refusal("doubled_passage", block.text[:80], source, block.start) for block in blocks]
        for block in blocks:
            block.text, block.spans, block.open = "", [], False
    for draft in drafts:
        draft.body = [block for block in draft.body if block.text]
    return refusals


def _find_copies(drafts: Sequence[Draft]) -> list[_Copy]:
    places = [(d, b) for d, draft in enumerate(drafts) if not draft.caption for b in range(len(draft.body))]
    texts = [drafts[d].body[b].text for d, b in places]
    page = "".join(texts)
    keys = [(page[at : at + _KEY], at) for at in range(0, len(page) - _KEY, _STRIDE)]
    last, first = dict(keys), dict(reversed(keys))
    copies = []
    start = 0
    ends = list(accumulate(len(text) for text in texts))
    for (d, b), text in zip(places, texts, strict=True):
        if len(text) >= _SHORTEST:
            for at in _starts(text, start, page, (first, last)):
                copies.append(_Copy(d, b, places[bisect_right(ends, at)][0]))
        start += len(text)
    return copies


def _starts(text: str, own: int, page: str, indexes: Sequence[dict[str, int]]) -> list[int]:
    """Return where else on the page a text stands: its first and its last other place."""
    found = set()
    for shift in range(_STRIDE):
        key = text[shift : shift + _KEY]
        for index in indexes:
            start = index.get(key, -1) - shift
            if start >= 0 and start != own and page.startswith(text, start):
                found.add(start)
    return sorted(found)


def _runs(copies: list[_Copy]) -> list[list[_Copy]]:
    """Join the copies of neighbouring blocks that stand in the same other article, the latest first."""
    runs: list[list[_Copy]] = []
    for copy in sorted(copies, key=lambda c: (c.draft, c.other, c.block)):
        last = runs[-1][-1] if runs else None
        if last and (last.draft, last.other) == (copy.draft, copy.other) and copy.block - last.block <= 1:
            runs[-1].append(copy)
        else:
            runs.append([copy])
    return sorted(runs, key=lambda run: (-run[0].draft, -run[0].block))


def _stray(drafts: Sequence[Draft], run: list[_Copy], blocks: list[Block]) -> bool:
    """Whether this copy is the one to drop; the other one must still be there."""
    home, other = drafts[run[0].draft], drafts[run[0].other]
    passage = "".join(block.text for block in blocks)
    if home is other:
        return home.text.count(passage) > 1
    if passage not in other.text:
        return False
    here, there = _kinship(passage, home), _kinship(passage, other)
    return here < there or (here == there and home.start > other.start)


def _kinship(passage: str, draft: Draft) -> int:
    rest = "".join(block.text for block in draft.titles) + draft.text.replace(passage, "。")
    return len(grams(passage) & grams(rest))
