"""Files in, extractions out: each file a page, pages in order, on one or several processes with the same result."""

from __future__ import annotations

import gc
import itertools
import traceback
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from jiceng.graph.errors import InputError, JicengError
from jiceng.graph.model import Extraction, Refusal
from jiceng.loaders.documents import Document, find_documents, read_document
from jiceng.loaders.extract import extract_pages
from jiceng.loaders.pages import Page, cut_page
from jiceng.loaders.processes import processes
from jiceng.loaders.records import line

_CHUNK = 32  # pages read together: see extract_pages; and what a process hands back costs less in one piece
_AHEAD = 4  # chunks for each process that may be read before the first of them is taken, so that memory stays bounded


@dataclass(frozen=True, slots=True)
class PageResult:
    """What one file gave; `error` is a sentence where the file could not be used, else ""."""

    source: str
    path: Path
    extractions: tuple[Extraction, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    error: str = ""

    @property
    def articles(self) -> int:
        """The number of articles."""
        return len(self.extractions)

    @property
    def claims(self) -> Mapping[str, int]:
        """The number of claims of each relation."""
        return Counter(claim.relation for extraction in self.extractions for claim in extraction.claims)


@dataclass(frozen=True, slots=True)
class PageLines:
    """What one file gave, ready to print: `lines` holds one JSON object an article, in UTF-8 without line end.

    `claims` counts the claims by relation. A page's lines travel between processes far faster than what it says.
    """

    source: str
    path: Path
    lines: tuple[bytes, ...] = ()
    claims: Mapping[str, int] = field(default_factory=dict)
    refusals: tuple[Refusal, ...] = ()
    error: str = ""

    @property
    def articles(self) -> int:
        """The number of articles."""
        return len(self.lines)


Result = TypeVar("Result", PageResult, PageLines)


def extract_page(path: Path) -> PageResult:
    """Read one file as a page and extract its articles; a file that cannot be used gives a result with `error`."""
    return extract_files([path])[0]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of cyclic garbage away while some pages are read.

    It would go through the tables and all that the pages say again and again, a tenth of the time, and find
    nothing: reading makes no cycles. A thread beside this one only waits longer for its own.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_uncollected()
def extract_files(paths: Sequence[Path]) -> list[PageResult]:
    """Read files as pages and extract their articles, which is faster than one by one, with the same results.

    A page at which a rule fails gives a result with `error`, so that one odd page does not end the reading of many.
    """
    try:
        return _read_together(paths)
    except JicengError:  # a word list that is missing fails every page
        raise
    except Exception as fault:  # noqa: BLE001 - whatever a rule may raise at a text that nobody foresaw
        if len(paths) > 1:
            return [extract_page(path) for path in paths]
        return [PageResult(paths[0].name, paths[0], error=_faulty(paths[0], fault))]


def _faulty(path: Path, fault: Exception) -> str:
    """Say which file could not be read by whose fault, and where in the program."""
    place = traceback.extract_tb(fault.__traceback__)[-1]
    where = f"{type(fault).__name__} in {Path(place.filename).name}, line {place.lineno}"
    return f"{path.name} could not be read by a fault of the program ({where}); report it with the file."


def _read_together(paths: Sequence[Path]) -> list[PageResult]:
    documents = [_document(path) for path in paths]
    pages = [cut_page(document) if isinstance(document, Document) else Page((), ()) for document in documents]
    extracted = extract_pages([page.articles for page in pages])
    return [
        _result(path, document, page.refusals, extractions)
        for path, document, page, extractions in zip(paths, documents, pages, extracted, strict=True)
    ]


def _document(path: Path) -> Document | InputError:
    try:
        return read_document(path)
    except InputError as error:
        return error


def _result(
    path: Path, document: Document | InputError, refusals: Sequence[Refusal], extractions: Sequence[Extraction]
) -> PageResult:
    if isinstance(document, InputError):
        return PageResult(path.name, path, error=str(document))
    refused = (refusal for extraction in extractions for refusal in extraction.refusals)
    return PageResult(document.source, path, tuple(extractions), (*refusals, *refused))


@_uncollected()
def file_lines(paths: Sequence[Path]) -> list[PageLines]:
    """Read files as `extract_files` does and return their articles as lines of JSON."""
    return [_lines(page) for page in extract_files(paths)]


def _lines(page: PageResult) -> PageLines:
    lines = tuple([line(extraction) for extraction in page.extractions])
    return PageLines(page.source, page.path, lines, page.claims, page.refusals, page.error)


def extract_paths(paths: Sequence[Path], jobs: int = 1) -> Iterator[PageResult]:
    """Extract files and folders, in sorted order of files whatever the order given and the number of processes.

    Raises InputError where a path does not exist.
    """
    return read_paths(paths, extract_files, jobs)


def read_paths(
    paths: Sequence[Path], read: Callable[[Sequence[Path]], list[Result]], jobs: int = 1
) -> Iterator[Result]:
    """Yield what `read` (extract_files or file_lines) makes of files and folders, in the order of extract_paths.

    Raises InputError where a path does not exist.
    """
    documents = find_documents(paths)
    size = max(1, min(_CHUNK, len(documents) // (4 * jobs)))
    chunks = [documents[at : at + size] for at in range(0, len(documents), size)]
    if jobs <= 1 or len(documents) <= 1:
        yield from itertools.chain.from_iterable(map(read, chunks))
    else:
        yield from _shared_out(chunks, read, min(jobs, len(documents)))


def _shared_out(
    chunks: Sequence[Sequence[Path]], read: Callable[[Sequence[Path]], list[Result]], jobs: int
) -> Iterator[Result]:
    """Read chunks in several processes, a few of them ahead of what is taken."""
    waiting: deque[Future[list[Result]]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=processes()) as pool:
        try:
            for chunk in chunks:
                waiting.append(pool.submit(read, chunk))
                if len(waiting) > _AHEAD * jobs:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
