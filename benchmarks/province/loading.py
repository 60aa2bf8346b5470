"""How fast a province is loaded through the store, beside what a person would write by hand."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from benchmarks.province.articles import tell
from benchmarks.province.baseline import batches, counted
from benchmarks.province.servers import DATABASE, Running, Stopwatch, running
from benchmarks.province.world import NODES, RELATIONSHIPS, World
from jiceng.graph.model import Extraction
from jiceng.graph.ontology import ontology

# Articles made up at a time, which is not timed. Each time is a load of its own, whose first batch waits for nothing to
# overlap with; fewer articles would measure beginnings, of which a load of a province has one.
_MADE = 4_000


@dataclass(frozen=True, slots=True)
class Loading:
    """Seconds of loading the same graph, and of processor time of server and client.

    `speed` is by hand over store in seconds, `work` the same of processor time. `rows` counts nodes, claims and
    relationships but STATES, which are written with their claims.
    """

    articles: int
    rows: int
    store: float
    by_hand: float
    speed: float
    store_processor: float
    by_hand_processor: float
    work: float


def measure_loading(world: World, full: Running) -> Loading:
    """Load a province into an empty store and, in turns with it, by hand into another server.

    In turns, so that whatever else the machine does falls on both alike. Raises ValueError where either ends with
    another graph than the world's.
    """
    by_hand = batches(tell(world))
    rows = sum(len(each) for _, each in by_hand)
    gc.collect()
    gc.freeze()  # what was worked out is no garbage; looking through it again and again would be timed
    with running() as other:
        store, hand = Stopwatch(full.processor), Stopwatch(other.processor)
        waiting, written, articles = iter(by_hand), 0, 0
        for chunk in _chunks(tell(world)):
            gc.freeze()
            with store.running():
                articles += full.store.put(chunk)
            while written * world.articles < rows * articles:
                statement, batch = next(waiting)
                with hand.running():
                    other.driver.execute_query(statement, rows=batch, database_=DATABASE)
                written += len(batch)
        made, copied = counted(full.driver, DATABASE), counted(other.driver, DATABASE)
    _check_size(world, made)
    if copied != {kind: number for kind, number in made.items() if kind != "Ledger"}:
        raise ValueError(f"Loaded by hand the graph differs: {copied}, not {made}.")
    speed, work = hand.seconds / store.seconds, hand.processor / store.processor
    return Loading(articles, rows, store.seconds, hand.seconds, speed, store.processor, hand.processor, work)


def _chunks(extractions: Iterator[Extraction]) -> Iterator[list[Extraction]]:
    while chunk := list(islice(extractions, _MADE)):
        yield chunk


def _check_size(world: World, made: Mapping[str, int]) -> None:
    nodes = sum(made.get(label, 0) for label in ontology().labels)
    relationships = sum(made.get(relation, 0) for relation in ontology().relations)
    if (nodes, relationships) != (round(NODES * world.scale), round(RELATIONSHIPS * world.scale)):
        raise ValueError(f"The loaded province has {nodes} nodes and {relationships} relationships.")
