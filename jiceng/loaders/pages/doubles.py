"""A passage that stands twice on a page is kept where it belongs and dropped where it does not."""

from __future__ import annotations

from dataclasses import dataclass

from jiceng.graph.model import Refusal
from jiceng.loaders.pages.kinds import forms
from jiceng.loaders.pages.relations import Relations

# Shorter lines stand twice by chance: a slogan, a place line, a repeated subheading.
_SHORTEST = 20
# Two copies share at least so many strings of three characters; punctuation splits a line of 20 into a few pieces.
_COPY = 8
_COPY_SHARE = 0.25  # of its characters; half of it may lie in the next block
# Following on a broken sentence counts as so many shared strings; a beginning that cannot begin counts against.
_FIT = 8


@dataclass(frozen=True, slots=True)
class _Copy:
    """Block `block` stands a second time inside draft `other`."""

    block: int
    other: int


def drop_doubles(relations: Relations, source: str) -> list[Refusal]:
    """Take doubled blocks out of the drafts where they do not belong; returns a refusal for each of them.

    Whole blocks are dropped; words repeated inside a block stay as they stand. Of two copies in one article the
    later goes; of copies in two articles the one that shares less with the rest of its article.
    """
    refusals = []
    for run in _runs(relations, _find_copies(relations)):
        indices = [copy.block for copy in run if relations.blocks[copy.block] is not None]
        if not indices or not _stray(relations, indices, run[0].other):
            continue
        blocks = [block for index in indices if (block := relations.blocks[index])]
        refusals += [Refusal("doubled_passage", block.text[:80], source, block.start) for block in blocks]
        relations.take_out(indices)
    return refusals


def _find_copies(relations: Relations) -> list[_Copy]:
    if len(relations.drafts) == 1 and not _repeats(relations):
        return []
    import numpy as np  # slow to load, and few pages hold a passage twice

    found: dict[_Copy, None] = {}
    for index, near in np.argwhere(relations.shared >= _COPY).tolist():
        block, other = relations.blocks[index], relations.owners[near]
        if (
            block is None
            or len(block.text) < _SHORTEST
            or relations.shared[index, near] < _COPY_SHARE * len(block.text)
        ):
            continue
        times = relations.drafts[other].text.count(block.text)
        if times > (relations.owners[index] == other):
            found[_Copy(index, other)] = None
    return list(found)


def _repeats(relations: Relations) -> bool:
    """Whether a block stands twice in the only draft, which spares the comparison where it does not."""
    text = relations.drafts[0].text
    blocks = (block.text for block in relations.blocks if block and len(block.text) >= _SHORTEST)
    return any(text.count(block) > 1 for block in blocks)


def _runs(relations: Relations, copies: list[_Copy]) -> list[list[_Copy]]:
    """Join the copies of neighbouring blocks that stand in the same other article, the latest first."""
    runs: list[list[_Copy]] = []
    for copy in sorted(copies, key=lambda c: (c.other, c.block)):
        last = runs[-1][-1] if runs else None
        if last and last.other == copy.other and copy.block - last.block == 1:
            runs[-1].append(copy)
        else:
            runs.append([copy])
    return sorted(runs, key=lambda run: -run[0].block)


def _stray(relations: Relations, run: list[int], other: int) -> bool:
    """Whether this copy is the one to drop; the other one must still be there."""
    home = relations.owners[run[0]]
    passage = "".join(block.text for index in run if (block := relations.blocks[index]))
    if passage not in relations.drafts[other].text:
        return False
    if home == other:
        return relations.drafts[home].text.count(passage) > 1
    here = relations.weight(run[0], run[-1] + 1, home) + _fit(relations, run[0])
    there = _weight_beside_copy(relations, run, other) + _fit_of_copy(relations, passage, other)
    return here < there or (here == there and home > other)


def _fit(relations: Relations, index: int) -> int:
    """Weigh whether a block follows what stands before it: it goes on with a broken sentence, or hangs in the air."""
    block, before = relations.blocks[index], relations.blocks[index - 1]
    if before is not None and before.open:
        return _FIT
    return -_FIT if block is not None and forms().no_start.match(block.text) else 0


def _fit_of_copy(relations: Relations, passage: str, other: int) -> int:
    for index in range(relations.starts[other], relations.ends[other]):
        block = relations.blocks[index]
        if block is not None and passage.startswith(block.text[:_SHORTEST]) and len(block.text) >= _SHORTEST:
            return _fit(relations, index)
    return 0


def _weight_beside_copy(relations: Relations, run: list[int], other: int) -> int:
    """What a passage shares with another draft, the blocks of its copy there left out."""
    rows = relations.shared[run[0] : run[-1] + 1, relations.starts[other] : relations.ends[other]]
    texts = [relations.blocks[index] for index in run]
    total = 0
    for column, index in enumerate(range(relations.starts[other], relations.ends[other])):
        block = relations.blocks[index]
        copied = block is not None and any(own is not None and _overlap(own.text, block.text) for own in texts)
        total += 0 if copied else int(rows[:, column].sum())
    return total


def _overlap(one: str, two: str) -> bool:
    return one in two or two in one
