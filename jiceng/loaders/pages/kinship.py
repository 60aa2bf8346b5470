"""How many rare strings each two blocks of a page share: what tells a strayed paragraph from one at home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# A page has far fewer blocks; a file of many pages is compared window by window.
WINDOW = 500
_BLOCK_BITS = 9
_HAN_BITS = 15
_FIRST_HAN, _LAST_HAN = 0x4E00, 0x9FFF


@dataclass(frozen=True, slots=True)
class Kinship:
    """`shared[i, j]` counts the rare strings of three Chinese characters that blocks i and j share (symmetric).

    `claims[i, n]` counts those of block i that stand in article n, which does not hold the block. A string is rare
    when no more than two articles hold it: one that more of them hold is a phrase of the day (主题教育).
    """

    shared: NDArray[np.int64]
    claims: NDArray[np.int64]


def kinship(texts: Sequence[str], owners: Sequence[int]) -> Kinship:
    """Compare up to WINDOW blocks; `owners` is the article of each, counted from 0 and ascending."""
    import numpy as np

    grams, blocks = _repeated(*_grams(texts))
    size, articles = len(texts), owners[-1] + 1
    if not len(grams):
        return Kinship(np.zeros((size, size), np.int64), np.zeros((size, articles), np.int64))
    heads = np.flatnonzero(_changes(grams))
    counts = np.diff(heads, append=len(grams))
    article = np.asarray(owners, np.int64)[blocks]
    moves = _changes(article)
    moves[heads] = False
    kept = np.repeat(np.add.reduceat(moves.astype(np.int64), heads) <= 1, counts)
    first, last = np.repeat(article[heads], counts)[kept], np.repeat(article[heads + counts - 1], counts)[kept]
    grams, blocks, article = grams[kept], blocks[kept], article[kept]
    other = np.where(article == first, last, first)
    cells = (blocks * articles + other)[other != article]
    claims = np.bincount(cells, minlength=size * articles).reshape(size, articles)
    return Kinship(_pairs(grams, blocks, size), claims)


def _repeated(grams: NDArray[np.int64], blocks: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Leave out the strings that one block alone holds: most of them."""
    import numpy as np

    if not len(grams):
        return grams, blocks
    new = _changes(grams)
    alone = np.append(new[1:], True) & new
    return grams[~alone], blocks[~alone]


def _grams(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the distinct (string, block) pairs, strings as numbers, sorted by string and then by block."""
    import numpy as np

    codes = np.frombuffer("\n".join(texts).encode("utf-32-le"), np.uint32).astype(np.int64)
    block = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])[: len(codes)]
    han = (codes >= _FIRST_HAN) & (codes <= _LAST_HAN)
    inside = han[:-2] & han[1:-1] & han[2:]
    codes -= _FIRST_HAN
    number = (codes[:-2] << 2 * _HAN_BITS) | (codes[1:-1] << _HAN_BITS) | codes[2:]
    keys = np.sort((number[inside] << _BLOCK_BITS) | block[:-2][inside])
    keys = keys[_changes(keys)]
    return keys >> _BLOCK_BITS, keys & ((1 << _BLOCK_BITS) - 1)


def _changes(numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return where a number differs from the one before it; the first one does."""
    import numpy as np

    changes = np.ones(len(numbers), np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=changes[1:])
    return changes


def _pairs(grams: NDArray[np.int64], blocks: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    import numpy as np

    cells = []
    left = np.arange(len(grams))
    for lag in range(1, len(grams)):
        left = left[: np.searchsorted(left, len(grams) - lag)]
        left = left[grams[left + lag] == grams[left]]
        if not len(left):
            break
        cells.append(blocks[left] * size + blocks[left + lag])
    found = np.concatenate(cells) if cells else np.zeros(0, np.int64)
    matrix = np.bincount(found, minlength=size * size).reshape(size, size)
    return matrix + matrix.T
