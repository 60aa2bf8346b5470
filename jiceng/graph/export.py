"""The graph as a file: chosen by suffix, written beside its place and then moved there, whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jiceng.graph.errors import InputError
from jiceng.graph.formats.jsonl import read_jsonl, write_jsonl
from jiceng.graph.formats.neo4j_admin import FILES as ADMIN_FILES
from jiceng.graph.formats.neo4j_admin import write_neo4j_admin
from jiceng.graph.formats.page import write_html
from jiceng.graph.formats.tables import FILES as TABLE_FILES
from jiceng.graph.formats.tables import write_tables
from jiceng.graph.formats.xmlgraph import write_gexf, write_graphml
from jiceng.graph.model import Extraction
from jiceng.graph.store.protocol import Store

__all__ = ["FORMATS", "ExportReport", "Format", "copy", "export", "read_jsonl"]


@dataclass(frozen=True, slots=True)
class Format:
    """A form of export: `write(store, target)` returns how many records of each kind it wrote.

    `suffix` chooses it (empty: by name only); `files` are the names inside where it is a folder, empty for a file.
    """

    id: str
    suffix: str
    zh: str
    en: str
    write: Callable[[Store, Path], Mapping[str, int]]
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote: its path, the format's id, and how many records of each kind."""

    path: Path
    format: str
    counts: Mapping[str, int]


FORMATS = (
    Format("jsonl", ".jsonl", "逐行 JSON，可再导入", "JSON lines, loads again", write_jsonl),
    Format(
        "graphml", ".graphml", "GraphML，供 networkx、yEd、Neo4j", "GraphML for networkx, yEd, Neo4j", write_graphml
    ),
    Format(
        "gexf", ".gexf", "GEXF 图，供 Gephi，含颜色与位置", "GEXF for Gephi, with colours and positions", write_gexf
    ),
    Format("html", ".html", "网页图，单个文件，离线可看", "picture in one page, opens offline", write_html),
    Format("csv", ".csv", "表格文件夹，Excel 可读", "folder of tables for Excel", write_tables, TABLE_FILES),
    Format("neo4j-admin", "", "Neo4j 批量导入文件夹", "folder for Neo4j's bulk import", write_neo4j_admin, ADMIN_FILES),
)


def export(store: Store, path: Path, format: str | None = None) -> ExportReport:
    """Write the graph to a file or folder in the format that the suffix, or `format`, names.

    What stood at `path` stays untouched until the new export is complete. Raises InputError for an unknown format,
    a folder that is not there or not writable, or a folder at `path` that holds anything but such an export.
    """
    chosen = _chosen(path, format)
    _check_place(path, chosen)
    try:
        with _beside(path) as target:
            if chosen.files:
                target.mkdir()
            counts = chosen.write(store, target)
            _replace(target, path)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}.") from error
    return ExportReport(path, chosen.id, counts)


def _chosen(path: Path, format: str | None) -> Format:
    for entry in FORMATS:
        if entry.id == format or (format is None and entry.suffix and entry.suffix == path.suffix.lower()):
            return entry
    suffixes = ", ".join(entry.suffix or f"--format {entry.id}" for entry in FORMATS)
    wanted = f"There is no export format {format!r}" if format else f"The suffix of {path.name} names no export format"
    raise InputError(f"{wanted}; choose one of {suffixes}.")


def _check_place(path: Path, chosen: Format) -> None:
    if not path.absolute().parent.is_dir():
        raise InputError(f"There is no folder {path.parent} to write {path.name} to; make it first.")
    if not path.is_dir():
        if chosen.files and path.exists():
            raise InputError(f"{path} is a file, and {chosen.id} writes a folder; choose another name.")
        return
    strange = sorted(entry.name for entry in path.iterdir() if entry.name not in chosen.files)
    if strange or not chosen.files:
        holds = f"it holds {strange[0]}" if strange else "it is a folder"
        raise InputError(f"{path} is not overwritten since {holds}; choose another name.")


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Yield a temporary path on the same disk as `path`; whatever stands there at the end goes away."""
    folder = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.absolute().parent))
    try:
        yield folder / path.name
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _replace(new: Path, path: Path) -> None:
    """Move a finished export to its place; an older folder there steps aside first, and comes back on a failure."""
    if not path.is_dir():
        new.replace(path)
        return
    aside = new.with_name(f"{new.name}.old")
    path.replace(aside)
    try:
        new.replace(path)
    except OSError:
        aside.replace(path)
        raise


def copy(source_store: Store, target_store: Store, progress: Callable[[int], None] | None = None) -> int:
    """Put all articles of one store into another, replacing what each said there; return how many.

    `progress` is called with the number handed over so far after each article. Articles are read as they are
    written, so that memory does not grow with the graph.
    """
    _, _, extractions = source_store.scan()
    target_store.prepare()
    return target_store.put(_counted(extractions, progress or (lambda _: None)))


def _counted(extractions: Iterable[Extraction], progress: Callable[[int], None]) -> Iterator[Extraction]:
    for number, extraction in enumerate(extractions, 1):
        yield extraction
        progress(number)
