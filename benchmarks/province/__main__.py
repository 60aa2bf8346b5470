"""Measure a Neo4j server with a made-up province: `python -m benchmarks.province [--scale 0.1] [--record]`.

At scale 1 it has 200,000 nodes, 1,000,000 relationships and 50,000 articles with their claims, and the run takes half
an hour on two cores; `--scale 0.02` takes minutes. `--record` writes the figures to province/results.json.
"""

from __future__ import annotations

import argparse
import json
import platform
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import psutil
from rich.console import Console
from rich.table import Table

from benchmarks.province.adding import Adding, measure_adding
from benchmarks.province.asking import Asking, measure_asking
from benchmarks.province.loading import Loading, measure_loading
from benchmarks.province.servers import running
from benchmarks.province.world import ARTICLES, world

_RESULTS = Path(__file__).resolve().parent / "results.json"


def rows(loading: Loading, adding: Adding, asking: Mapping[str, Asking]) -> list[tuple[str, str]]:
    """Return what was measured and its figure, in words."""
    return [
        (f"loading {loading.articles:,} articles through the store", f"{loading.store:,.0f} s"),
        (f"  its {loading.rows:,} rows by hand", f"{loading.by_hand:,.0f} s"),
        ("  the store has this part of the speed by hand", f"{loading.speed:.2f}"),
        ("  processor time of server and client, store", f"{loading.store_processor:,.0f} s"),
        ("  processor time of server and client, by hand", f"{loading.by_hand_processor:,.0f} s"),
        ("  by hand needs this part of the store's", f"{loading.work:.2f}"),
        ("adding an article to 1,000", f"{adding.small:.0f} ms"),
        (f"  adding it to {loading.articles:,}", f"{adding.full:.0f} ms"),
        ("  takes so many times as long", f"{adding.growth:.2f}"),
        *(line for kind, figures in asking.items() for line in _asked(kind, figures)),
    ]


def _asked(kind: str, figures: Asking) -> list[tuple[str, str]]:
    return [
        (f"{kind}, HTTP, median and p95", f"{figures.http:.0f} ms, {figures.http_p95:.0f} ms"),
        ("  the bare driver, median and p95", f"{figures.driver:.0f} ms, {figures.driver_p95:.0f} ms"),
        ("  p95 over HTTP takes so many times as long", f"{figures.factor:.2f}"),
    ]


def _machine(neo4j: str) -> dict[str, object]:
    return {
        "cores": psutil.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 1e9),
        "python": platform.python_version(),
        "neo4j": neo4j,
        "system": platform.system(),
        "load": round(psutil.getloadavg()[2], 1),
    }


def main() -> None:
    """Measure, print, and record where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--scale", type=float, default=1.0, help="0.02 to 1")
    parser.add_argument("--times", type=int, default=100, help="how often each question is asked and an article added")
    args = parser.parse_args()
    console = Console()
    province = world(args.scale)
    with running() as full:
        loading = measure_loading(province, full)
        console.print(loading)
        adding = measure_adding(province, full, args.times)
        console.print(adding)
        asking = measure_asking(province, full, args.times)
    _print(console, rows(loading, adding, asking))
    if args.record:
        record(_machine(full.server.version), args.scale, {"loading": loading, "adding": adding, **asking})


def _print(console: Console, lines: list[tuple[str, str]]) -> None:
    table = Table("measure", "figure")
    table.columns[1].justify = "right"
    for line in lines:
        table.add_row(*line)
    console.print(table)


def record(machine: Mapping[str, object], scale: float, measured: Mapping[str, Loading | Adding | Asking]) -> None:
    """Write the figures, rounded, beside this file, each with the number of articles of its province."""
    articles = {"province": round(ARTICLES * scale)}
    figures = {
        kind: articles | {name: round(value, 3) for name, value in asdict(each).items()}
        for kind, each in measured.items()
    }
    _RESULTS.write_text(json.dumps({"machine": machine, **figures}, indent=1) + "\n")


if __name__ == "__main__":
    main()
