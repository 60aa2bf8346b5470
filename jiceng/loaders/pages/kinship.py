"""How many rare strings each two blocks of a page share: what tells a strayed paragraph from one at home."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# A page has far fewer blocks; a file of many pages is compared window by window.
WINDOW = 500
_BLOCK_BITS = 9
_HAN_BITS = 15
_FIRST_HAN, _LAST_HAN = 0x4E00, 0x9FFF
# A string that more blocks or more articles hold is a phrase of the day (主题教育) and shows no kinship.
_MOST_BLOCKS = 6


def kinship(texts: Sequence[str], owners: Sequence[int]) -> NDArray[np.int64]:
    """Return a symmetric matrix: how many rare strings of three Chinese characters two blocks share.

    `texts` are up to WINDOW blocks, `owners` the article of each, ascending. A string counts when no more than two
    articles hold it.
    """
    import numpy as np

    grams, blocks = _grams(texts)
    if not len(grams):
        return np.zeros((len(texts), len(texts)), np.int64)
    heads = np.flatnonzero(np.r_[True, grams[1:] != grams[:-1]])
    counts = np.diff(np.r_[heads, len(grams)])
    article = np.asarray(owners, np.int64)[blocks]
    changes = np.r_[False, (article[1:] != article[:-1]) & (grams[1:] == grams[:-1])]
    rare = (counts >= 2) & (counts <= _MOST_BLOCKS) & (np.add.reduceat(changes.astype(np.int64), heads) <= 1)
    kept = np.repeat(rare, counts)
    return _pairs(grams[kept], blocks[kept], len(texts))


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
    keys = keys[np.r_[True, keys[1:] != keys[:-1]]] if len(keys) else keys
    return keys >> _BLOCK_BITS, keys & ((1 << _BLOCK_BITS) - 1)


def _pairs(grams: NDArray[np.int64], blocks: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    import numpy as np

    shared = np.zeros(size * size, np.int64)
    for lag in range(1, _MOST_BLOCKS):
        same = grams[lag:] == grams[:-lag]
        if not same.any():
            break
        shared += np.bincount(blocks[:-lag][same] * size + blocks[lag:][same], minlength=size * size)
    matrix = shared.reshape(size, size)
    return matrix + matrix.T
