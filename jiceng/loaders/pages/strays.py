"""Text that strayed from its article is put back: continuations, halves of sentences, tails among another's words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jiceng.loaders.pages.cohesion import joins
from jiceng.loaders.pages.drafts import Draft
from jiceng.loaders.pages.relations import Relations

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Rare strings shared with another article before a passage moves there, and how they outweigh those shared at home.
# Measured on 30 pages of many papers, two of them real: no paragraph at home reaches both; of passages set into
# another article in 744 trials, every second one (37 to 55 % by where they were put) comes back.
_STRANGE = 4
_OUTWEIGHS = 3
# What an untitled piece must share with the article that it continues: less, because it has no home of its own.
_KIN = 3
_LONGEST_RUN = 6
# What a block gains with an article that breaks off in the middle of a word which the block completes.
_HALF = 6


def join_continued(drafts: Sequence[Draft]) -> None:
    """Join an untitled piece that says 上接 to the article above it that says 下转; it loses its body."""
    waiting: list[Draft] = []
    for draft in drafts:
        if draft.caption or not draft.body:
            continue
        target = draft
        if draft.body[0].resumed and not draft.titles and waiting:
            target = waiting.pop(0)
            target.body += draft.body
            target.sign(draft.authors)
            draft.body = []
        if target.body[-1].onward:
            waiting.append(target)


@dataclass(frozen=True, slots=True)
class _Run:
    """Blocks first … last - 1 of a draft go better with draft `home`."""

    first: int
    last: int
    home: int
    weight: int


def return_strays(relations: Relations, page: str) -> None:
    """Move untitled pieces and strayed blocks to the drafts that they belong to; a draft may lose all its body."""
    if len(relations.drafts) < 2:
        return
    claims = relations.claims + _HALF * _halves(relations, page)
    moves = []
    for number, draft in enumerate(relations.drafts):
        if draft.orphan and not draft.titles:
            moves.append(_orphan(relations, number, page))
        else:
            moves.append(_strayed_run(relations, number, claims, page))
    for run in moves:
        if run:
            _move(relations, run)


def _halves(relations: Relations, page: str) -> NDArray[np.int64]:
    """Return 1 where a block completes the broken last sentence of a draft (columns) that does not hold it."""
    import numpy as np

    completes = np.zeros((len(relations.blocks), len(relations.drafts)), np.int64)
    for number, draft in enumerate(relations.drafts):
        if not draft.broken:
            continue
        for index, block in enumerate(relations.blocks):
            before = relations.blocks[index - 1] if index else None
            fresh = before is None or not before.open
            if block and fresh and relations.owners[index] != number and joins(draft.body[-1].text, block.text, page):
                completes[index, number] = 1
    return completes


def _orphan(relations: Relations, number: int, page: str) -> _Run | None:
    """Return where an untitled piece belongs: to the one article that it completes, or is clearly kin to."""
    drafts = relations.drafts
    first, last = relations.starts[number] + 1, relations.ends[number]
    weights: list[int] = relations.claims[first:last].sum(axis=0).tolist()
    home = max(range(len(weights)), key=lambda n: (weights[n], -n))
    halves = [
        n
        for n, draft in enumerate(drafts)
        if n != number and draft.broken and joins(draft.text, drafts[number].text, page)
    ]
    if len(halves) == 1 and 2 * weights[halves[0]] >= weights[home]:
        return _Run(first, last, halves[0], weights[halves[0]])
    rival = max((weight for n, weight in enumerate(weights) if n != home), default=0)
    kin = weights[home] >= _KIN and weights[home] >= 2 * rival
    return _Run(first, last, home, weights[home]) if kin else None


def _strayed_run(relations: Relations, number: int, claims: NDArray[np.int64], page: str) -> _Run | None:
    """Return the run of blocks in a draft that another draft claims most strongly, if any does."""
    start, end = relations.starts[number], relations.ends[number]
    best: _Run | None = None
    for first in range(start + 2, end):
        if claims[first].max() < _OUTWEIGHS or relations.shared[first, start:first].sum() > _OUTWEIGHS:
            continue
        for last in range(first + 1, min(end, first + _LONGEST_RUN) + 1):
            weights = claims[first:last].sum(axis=0)
            home = int(weights.argmax())
            gain = int(weights[home]) - _OUTWEIGHS * relations.weight(first, last, number)
            strong = weights[home] >= _need(relations, first, last, page) and gain >= _OUTWEIGHS
            if strong and (best is None or gain > best.weight):
                best = _Run(first, last, home, gain)
    return best


def _need(relations: Relations, first: int, last: int, page: str) -> float:
    """Return how many strings must claim a run: more where it may complete the sentence before it.

    A run whose own last sentence goes on below cannot be taken out.
    """
    before, opening, final = (relations.blocks[index] for index in (first - 1, first, last - 1))
    after = relations.blocks[last] if last < len(relations.blocks) else None
    if final is not None and final.open and after is not None:
        return math.inf
    if before is None or not before.open:
        return _STRANGE
    if after is None or opening is None or joins(before.text, opening.text, page):
        return math.inf
    return _STRANGE if joins(before.text, after.text, page) else 2 * _STRANGE


def _move(relations: Relations, run: _Run) -> None:
    giver, taker = relations.drafts[relations.owners[run.first]], relations.drafts[run.home]
    moved = [block for index in range(run.first, run.last) if (block := relations.blocks[index])]
    if not taker.body or not moved:
        return
    relations.take_out(range(run.first, run.last))
    taker.body += moved
    signed = [name for block in moved if block.tail for name in block.tail.authors]
    giver.authors = [name for name in giver.authors if name not in signed]
    taker.sign(signed)
