"""What one more article costs in a full store, beside the same article in a store of 1,000."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.province.articles import article, one_more, tellings
from benchmarks.province.servers import Running, running
from benchmarks.province.world import World
from jiceng.graph.model import Extraction
from jiceng.graph.store import Store

SMALL = 1_000
_WARM = 300  # articles added and taken out before: a young Java server needs so many until its times are steady


@dataclass(frozen=True, slots=True)
class Adding:
    """Median milliseconds of adding one article; `growth` is full over small."""

    times: int
    small: float
    full: float
    growth: float


def measure_adding(world: World, full: Running, times: int) -> Adding:
    """Add articles in turn to the full store and to a store of the same province's first 1,000 articles.

    Each says what one of these 1,000 says, under its own date and with its own figures, so that both stores know
    the same of it; each is taken out again, so that neither store grows.
    """
    told = tellings(world)[:SMALL]
    more = [one_more(world, told[number * 7 % len(told)], number) for number in range(_WARM + times)]
    with running() as small:
        small.store.put(article(world, each) for each in told)
        for store in (small.store, full.store):
            _add(store, more[:_WARM])
        pairs = [(_add(small.store, [one])[0], _add(full.store, [one])[0]) for one in more[_WARM:]]
    in_small, in_full = (median(seconds) * 1000 for seconds in zip(*pairs, strict=True))
    return Adding(times, in_small, in_full, in_full / in_small)


def _add(store: Store, extractions: Sequence[Extraction]) -> list[float]:
    """Add each and take it out again; return the seconds of adding."""
    seconds = []
    for extraction in extractions:
        began = time.perf_counter()
        store.put([extraction])
        seconds.append(time.perf_counter() - began)
        store.remove([extraction.article.id])
    return seconds
