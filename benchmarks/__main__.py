"""Measure the speed of extraction and print a table.

usage: python -m benchmarks [--record] [--passes N] [--kilobytes N] [--many N]

--record writes the figures to results.json beside this file. --kilobytes is the size of the text for throughput,
--many of that for one and two processes: some ten megabytes are a year of one paper.
"""

from __future__ import annotations

import argparse
import json
import platform
from pathlib import Path

import psutil
from rich.console import Console
from rich.table import Table

from benchmarks.measures import Processes, Start, Throughput, plain, processes, start, throughput

_RESULTS = Path(__file__).resolve().parent / "results.json"


def rows(speed: Throughput, many: Processes, begun: Start) -> list[tuple[str, str]]:
    """Return what was measured and its figure, in words."""
    return [
        (f"extraction, one core, {speed.kilobytes:,.0f} KB of text", f"{speed.extraction:,.0f} KB/s"),
        ("  its first pass, which reads the counties' villages", f"{speed.first:,.0f} KB/s"),
        ("jieba.posseg.cut on the same text", f"{speed.jieba:,.0f} KB/s"),
        ("  extraction is faster by", f"{speed.ratio:.1f} ×"),
        (f"the command with --jobs 1, {many.kilobytes:,.0f} KB", f"{many.one:.1f} s"),
        ("  with --jobs 2", f"{many.two:.1f} s"),
        ("  two processes are faster by", f"{many.speedup:.2f} ×"),
        ("start to first article", f"{begun.first_article:.2f} s"),
        ("  processor time of that whole command", f"{begun.processor:.2f} s"),
        ("  of which Python itself", f"{begun.python:.2f} s"),
        ("peak memory of one page", f"{begun.megabytes:,.0f} MB"),
    ]


def main() -> None:
    """Measure, print, and record where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--kilobytes", type=int, default=300)
    parser.add_argument("--many", type=int, default=10_000)
    args = parser.parse_args()
    begun = start(args.passes)
    speed = throughput(args.kilobytes * 1000, args.passes)
    many = processes(args.many * 1000)
    table = Table("measure", "figure")
    table.columns[1].justify = "right"
    for row in rows(speed, many, begun):
        table.add_row(*row)
    console = Console()
    console.print(table)
    load, cores = psutil.getloadavg()[0], psutil.cpu_count() or 1
    if load > cores:
        console.print(f"The machine is busy (load {load:.1f} on {cores} cores): times of whole commands are too long.")
    if args.record:
        machine = {
            "python": platform.python_version(),
            "system": platform.system(),
            "cores": cores,
            "load": round(load, 1),
        }
        _RESULTS.write_text(json.dumps({"machine": machine, **plain(speed, many, begun)}, indent=1) + "\n")


if __name__ == "__main__":
    main()
