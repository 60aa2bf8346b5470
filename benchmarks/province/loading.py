"""How fast a province is loaded through the store, beside what a person would write by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from benchmarks.province.articles import tell
from benchmarks.province.baseline import counted, load_by_hand
from benchmarks.province.servers import DATABASE, Running, Stopwatch, running
from benchmarks.province.world import NODES, RELATIONSHIPS, World
from jiceng.graph.model import Extraction
from jiceng.graph.ontology import ontology
from jiceng.graph.store import Store

_MADE = 2_000  # articles made up at a time; the making is not timed


@dataclass(frozen=True, slots=True)
class Loading:
    """Seconds of loading the same graph, and of processor time of server and client.

    `speed` is by hand over store in seconds, `work` the same of processor time, which other work on the machine leaves
    alone. `rows` counts nodes, claims and relationships but STATES, which are written with their claims.
    """

    articles: int
    rows: int
    store: float
    by_hand: float
    speed: float
    store_processor: float
    by_hand_processor: float
    work: float


def load(world: World, full: Running) -> Stopwatch:
    """Load a province into an empty store and return the time of it; ValueError where the graph is not the world's."""
    watch = Stopwatch(full.processor)
    put(full.store, tell(world), watch)
    _check_size(world, counted(full.driver, DATABASE))
    return watch


def measure_loading(world: World, full: Running, store: Stopwatch) -> Loading:
    """Load by hand into another server what a store was loaded with in the given time.

    Raises ValueError where the two graphs differ.
    """
    made = counted(full.driver, DATABASE)
    with running() as other:
        hand = Stopwatch(other.processor)
        rows = load_by_hand(full.driver, other.driver, DATABASE, hand)
        copied = counted(other.driver, DATABASE)
    if copied != {kind: number for kind, number in made.items() if kind != "Ledger"}:
        raise ValueError(f"Loaded by hand the graph differs: {copied}, not {made}.")
    speed, work = hand.seconds / store.seconds, hand.processor / store.processor
    return Loading(world.articles, rows, store.seconds, hand.seconds, speed, store.processor, hand.processor, work)


def put(store: Store, extractions: Iterable[Extraction], watch: Stopwatch) -> None:
    """Put articles into a store; the watch runs while the store works, not while articles are made up."""
    for chunk in _chunks(iter(extractions)):
        with watch.running():
            store.put(chunk)


def _chunks(extractions: Iterator[Extraction]) -> Iterator[list[Extraction]]:
    while chunk := list(islice(extractions, _MADE)):
        yield chunk


def _check_size(world: World, made: Mapping[str, int]) -> None:
    nodes = sum(made.get(label, 0) for label in ontology().labels)
    relationships = sum(made.get(relation, 0) for relation in ontology().relations)
    if (nodes, relationships) != (round(NODES * world.scale), round(RELATIONSHIPS * world.scale)):
        raise ValueError(f"The loaded province has {nodes} nodes and {relationships} relationships.")
