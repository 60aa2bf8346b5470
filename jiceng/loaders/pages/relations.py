"""The blocks of a page's drafts in one numbering, with their kinship: what doubles and strays are judged by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from jiceng.loaders.pages.blocks import Block
from jiceng.loaders.pages.drafts import Draft
from jiceng.loaders.pages.kinship import WINDOW, Kinship, kinship

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Relations:
    """Drafts with their blocks numbered through: each draft's title line first, as None, then its body.

    `owners[i]` is the draft of block i, and draft n holds blocks `starts[n]` to `ends[n]`; `shared` and `claims`
    are those of `Kinship`.
    """

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.drafts = drafts
        self.blocks: list[Block | None] = []
        self.starts: list[int] = []
        self.owners: list[int] = []
        texts: list[str] = []
        for number, draft in enumerate(drafts):
            self.starts.append(len(self.owners))
            self.blocks += [None, *draft.body]
            texts += ["\n".join(block.text for block in draft.titles), *(block.text for block in draft.body)]
            self.owners += [number] * (len(draft.body) + 1)
        self.ends = [*self.starts[1:], len(self.owners)]
        self._texts = texts
        self._kin: Kinship | None = None

    @property
    def _kinship(self) -> Kinship:
        """The kinship of the blocks, which most pages with one article never need."""
        if self._kin is None:
            self._kin = kinship(self._texts, self.owners)
        return self._kin

    @property
    def shared(self) -> NDArray[np.int64]:
        """How many rare strings each two blocks share."""
        return self._kinship.shared

    @property
    def claims(self) -> NDArray[np.int64]:
        """How many rare strings each block shares with each draft that does not hold it."""
        return self._kinship.claims

    def text(self, number: int, without: tuple[int, int] = (0, 0)) -> str:
        """Return the words of a draft, title and body, the blocks from one index up to another left out."""
        first, last = without
        indices = range(self.starts[number], self.ends[number])
        blocks = [block for at in indices if not first <= at < last and (block := self.blocks[at])]
        return "\n".join(block.text for block in [*self.drafts[number].titles, *blocks])

    def weight(self, first: int, last: int, number: int) -> int:
        """Return how many rare strings blocks first … last - 1 share with the rest of a draft."""
        start, end = self.starts[number], self.ends[number]
        rows = self.shared[first:last]
        inside = int(rows[:, max(first, start) : min(last, end)].sum()) if first < end and start < last else 0
        return int(rows[:, start:end].sum()) - inside

    def take_out(self, gone: Iterable[int]) -> None:
        """Take blocks out of their drafts, and forget their kinship."""
        for index in gone:
            block, draft = self.blocks[index], self.drafts[self.owners[index]]
            draft.body = [own for own in draft.body if own is not block]
            self.blocks[index] = None
            self.shared[index, :] = self.shared[:, index] = self.claims[index, :] = 0


def relate(drafts: Iterable[Draft]) -> list[Relations]:
    """Return the relations of a file's drafts, captions left out, in windows of at most WINDOW blocks.

    A page fits into one window; of a file of many pages each window is judged alone.
    """
    parts: list[list[Draft]] = [[]]
    size = 0
    for draft in drafts:
        blocks = len(draft.body) + 1
        if draft.caption or blocks == 1 or blocks > WINDOW:
            continue
        if size + blocks > WINDOW:
            parts.append([])
            size = 0
        parts[-1].append(draft)
        size += blocks
    return [Relations(part) for part in parts if part]
