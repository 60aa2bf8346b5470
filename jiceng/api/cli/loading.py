"""Commands that read pages: `extract` prints what they say, `load` keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from jiceng.api.cli.opened import opened
from jiceng.api.cli.options import AsJson, Details, Jobs, Pages, StoreUrl
from jiceng.api.cli.screen import notes, print_bytes, print_json, say
from jiceng.api.cli.tally import Tally

if TYPE_CHECKING:
    from jiceng.graph.store.protocol import Store
    from jiceng.loaders.pipeline import Result


def extract(paths: Pages, jobs: Jobs = 1, details: Details = False) -> None:
    """Print what pages say, one JSON object an article; the report goes to standard error."""
    _begin(jobs)
    from jiceng.loaders.pipeline import file_lines

    tally = Tally()
    for page in _read(paths, file_lines, jobs, tally):
        tally.take(page)
        for line in page.lines:
            print_bytes(line)
    _report(tally, "Read", details)


def load(
    paths: Pages, store: StoreUrl = None, jobs: Jobs = 1, details: Details = False, as_json: AsJson = False
) -> None:
    """Load pages into a store; loading a page again replaces what it said before."""
    _begin(jobs)
    with opened(store, make=True) as graph:
        tally = load_pages(graph, paths, jobs)
    if as_json:
        print_json(tally.record())
    _report(tally, "Loaded", details)


def _begin(jobs: int) -> None:
    """Let processes load their tables while this one still loads its modules or opens the store."""
    if jobs > 1:
        from jiceng.loaders.processes import begin

        begin()


def load_pages(store: Store, paths: list[Path], jobs: int = 1) -> Tally:
    """Load pages into a store and return the count of what was kept and left out."""
    from jiceng.loaders.pipeline import extract_files

    tally = Tally()
    store.prepare()
    store.put(tally.extractions(_read(paths, extract_files, jobs, tally)))
    return tally


def _read(
    paths: list[Path], read: Callable[[Sequence[Path]], list[Result]], jobs: int, tally: Tally
) -> Iterator[Result]:
    """Read what is there; a path that is not there is a failure like any other, and the rest goes on."""
    from jiceng.loaders.documents import find_documents
    from jiceng.loaders.pipeline import read_paths

    there = [path for path in paths if path.exists()]
    tally.failures += [(str(path), f"There is no file or folder {path}.") for path in paths if path not in there]
    return _shown(read_paths(there, read, jobs), len(find_documents(there)))


def _shown(pages: Iterable[Result], total: int) -> Iterator[Result]:
    """Pass pages on, with their number and the file at hand on the terminal."""
    with notes().status(f"Reading {total} pages …") as status:
        for number, page in enumerate(pages, 1):
            status.update(f"Read {number} of {total} pages, last {page.source}")
            yield page


def _report(tally: Tally, verb: str, details: bool) -> None:
    for line in tally.lines(verb, details):
        say(line)
    if tally.failures:
        raise typer.Exit(1)
