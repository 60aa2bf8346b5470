"""Files in, extractions out: each file a page, pages in order, on one or several processes with the same result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from jiceng.graph.errors import InputError
from jiceng.graph.model import Extraction, Refusal
from jiceng.loaders.documents import find_documents, read_document
from jiceng.loaders.extract import extract_articles
from jiceng.loaders.pages import cut_page


@dataclass(frozen=True, slots=True)
class PageResult:
    """What one file gave; `error` is a sentence where the file could not be used, else ""."""

    source: str
    path: Path
    extractions: tuple[Extraction, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    error: str = ""


def extract_page(path: Path) -> PageResult:
    """Read one file as a page and extract its articles; a file that cannot be used gives a result with `error`."""
    try:
        document = read_document(path)
    except InputError as error:
        return PageResult(path.name, path, error=str(error))
    page = cut_page(document)
    extractions = tuple(extract_articles(page.articles))
    refused = tuple(r for e in extractions for r in e.refusals)
    return PageResult(document.source, path, extractions, (*page.refusals, *refused))


def extract_paths(paths: Sequence[Path], jobs: int = 1) -> Iterator[PageResult]:
    """Extract files and folders, in sorted order of files whatever the order given and the number of processes.

    Raises InputError where a path does not exist.
    """
    documents = find_documents(paths)
    if jobs <= 1 or len(documents) <= 1:
        yield from map(extract_page, documents)
        return
    with ProcessPoolExecutor(min(jobs, len(documents)), mp_context=get_context("spawn")) as pool:
        chunk = max(1, min(16, len(documents) // (4 * jobs)))
        yield from pool.map(extract_page, documents, chunksize=chunk)
