"""What is measured: throughput beside jieba's tagging, the gain of a second process, the start, and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.corpus import sample_pages, write_pages
from jiceng.loaders.pipeline import file_lines, read_paths

_EXTRACT = (sys.executable, "-c", "from jiceng.api.cli import main; main()", "extract")


@dataclass(frozen=True, slots=True)
class Throughput:
    """Kilobytes (1,000 bytes of UTF-8) a second of processor time, best of several passes; `first` warms up."""

    kilobytes: float
    first: float
    extraction: float
    jieba: float
    ratio: float


@dataclass(frozen=True, slots=True)
class Processes:
    """Seconds of the whole command on many pages with one and with two processes; `speedup` is one by two."""

    kilobytes: float
    one: float
    two: float
    speedup: float


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from calling the command to its first article and to its end, those of the processor, and megabytes.

    `python` is the time of an interpreter that does nothing; `megabytes` the most memory held, 0 where unknown.
    """

    python: float
    first_article: float
    whole: float
    processor: float
    megabytes: float


def throughput(size: int, passes: int) -> Throughput:
    """Measure extraction from bytes to JSON line and `jieba.posseg.cut` on the same pages, in this process.

    Both work on one core, so processor time is their speed on a machine that does nothing else; the passes
    alternate, so that what else it does falls on both alike.
    """
    with tempfile.TemporaryDirectory() as folder:
        kilobytes = write_pages(Path(folder), size) / 1000
        files = sorted(Path(folder).glob("*.txt"))
        texts = [file.read_text(encoding="utf-8") for file in files]
        _extract(files[:1])  # loads the tables and word lists
        _segment(texts[:1])  # loads its dictionary
        first = _work(lambda: _extract(files))
        pairs = [(_work(lambda: _extract(files)), _work(lambda: _segment(texts))) for _ in range(passes)]
    ours, theirs = (min(times) for times in zip(*pairs, strict=True))
    return Throughput(kilobytes, kilobytes / first, kilobytes / ours, kilobytes / theirs, theirs / ours)


def processes(size: int) -> Processes:
    """Measure the command with --jobs 1 and --jobs 2 on the same pages, starts included."""
    with tempfile.TemporaryDirectory() as folder:
        kilobytes = write_pages(Path(folder), size) / 1000
        one = _seconds(lambda: _command(folder, "--jobs", "1"))
        two = _seconds(lambda: _command(folder, "--jobs", "2"))
    return Processes(kilobytes, one, two, one / two)


def start(times: int) -> Start:
    """Measure the command on one page, best of several calls."""
    page = str(sample_pages()[0])
    python = min(_seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True)) for _ in range(times))
    calls = [_first_line([*_EXTRACT, page]) for _ in range(times)]
    return Start(python, *(min(values) for values in zip(*calls, strict=True)))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _work(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that this process needs."""
    began = time.process_time()
    work()
    return time.process_time() - began


def _extract(files: Sequence[Path]) -> int:
    return sum(len(line) for page in read_paths(files, file_lines) for line in page.lines)


def _segment(texts: Sequence[str]) -> int:
    import jieba  # type: ignore[import-untyped]  # heavy, and only this measure needs it
    import jieba.posseg  # type: ignore[import-untyped]

    jieba.setLogLevel("ERROR")
    return sum(1 for text in texts for _ in jieba.posseg.cut(text))


def _command(*arguments: str) -> None:
    subprocess.run([*_EXTRACT, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _first_line(command: Sequence[str]) -> tuple[float, float, float, float]:
    """Return seconds to the first line, to the end and of the processor, and the most memory held in megabytes."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert child.stdout is not None
        child.stdout.readline()
        first = time.perf_counter() - began
        child.stdout.read()
        used = _usage(child)
    return first, time.perf_counter() - began, *used


def _usage(child: subprocess.Popen[bytes]) -> tuple[float, float]:
    """Wait for a child; return its processor seconds and peak megabytes, 0 where the system does not tell."""
    if not hasattr(os, "wait4"):
        return 0.0, 0.0
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def plain(*measured: Throughput | Processes | Start) -> dict[str, dict[str, float]]:
    """Return measures as plain data, rounded to three places behind the point."""
    return {
        type(each).__name__.lower(): {name: round(value, 3) for name, value in asdict(each).items()}
        for each in measured
    }
