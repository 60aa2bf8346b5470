"""The sets of pages that extraction is measured on, and the floors that its figures may not fall below."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scoring import Record, Score, score_pages

from jiceng.loaders.pipeline import extract_paths
from jiceng.loaders.records import record

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = HERE / "floors.json"

# {set name: {"fingerprint": hex digits, "floors": {measure: figure}}}
Floors = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class PageSet:
    """Pages with their gold; `gold` files hold one page or a list of pages, named as in `folder`."""

    name: str
    gold: tuple[Path, ...]
    folder: Path

    def exists(self) -> bool:
        """Tell whether gold and texts are there: the scanned pages lie beside the checkout, not in it."""
        return self.folder.is_dir() and all(path.is_file() for path in self.gold)

    def pages(self) -> list[dict[str, Any]]:
        """Return the gold pages."""
        return [page for path in self.gold for page in _pages(path)]

    def texts(self) -> list[Path]:
        """Return the files that the gold is about, sorted."""
        return sorted({self.folder / page["page"] for page in self.pages()})

    def fingerprint(self) -> str:
        """Return the SHA-256 of the gold files and texts, each with its name: figures are comparable only on equals."""
        digest = hashlib.sha256()
        for path in (*self.gold, *self.texts()):
            data = path.read_bytes()
            digest.update(f"{path.name} {len(data)}\n".encode() + data)
        return digest.hexdigest()

    def records(self, jobs: int = 1) -> list[Record]:
        """Return what extraction reads in the texts, in the form of `jiceng extract`."""
        return [record(e) for page in extract_paths(self.texts(), jobs) for e in page.extractions]

    def score(self) -> Score:
        """Extract the texts and count the result against the gold."""
        return score_pages(self.pages(), self.records())


def _pages(path: Path) -> list[dict[str, Any]]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    return gold if isinstance(gold, list) else [gold]


DEV = PageSet("dev", (HERE / "dev_gold.json",), HERE / "dev")
SEEDS = PageSet("seeds", (ROOT / "seeds/pages/gold.json",), ROOT / "seeds/pages")
SCANNED = PageSet("scanned", (SHARED / "eval/dev_gold.json", HERE / "page_004_gold.json"), SHARED / "articles")
# Set aside: only its totals are ever looked at, so that no rule is written for its pages.
HELDOUT = PageSet("heldout", (HERE / "heldout_gold.json",), HERE / "heldout")
SETS = (DEV, SEEDS, SCANNED)


def read_floors(path: Path = FLOORS) -> Floors:
    """Return the pinned floors."""
    floors: Floors = json.loads(path.read_text(encoding="utf-8"))
    return floors


def below(found: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Return a sentence for each measure that is under its floor or missing."""
    return [
        f"{name} is {found.get(name, 0.0):.4f}, its floor {floor}"
        for name, floor in sorted(floors.items())
        if found.get(name, 0.0) < floor
    ]


def raised(floors: Floors, measured: Iterable[tuple[PageSet, dict[str, float]]], anew: bool = False) -> Floors:
    """Return floors moved up to the figures, cut to three decimals; a floor above its figure stays where it is.

    A set whose gold or texts have changed keeps its old floors, unless `anew`: then it starts from today's figures,
    because figures of other pages do not compare.
    """
    new = {name: {**pinned, "floors": dict(pinned["floors"])} for name, pinned in floors.items()}
    for pages, found in measured:
        pinned = new.get(pages.name)
        now = pages.fingerprint()
        if pinned is None or (anew and pinned["fingerprint"] != now):
            pinned = new[pages.name] = {"fingerprint": now, "floors": {}}
        if pinned["fingerprint"] == now:
            for name, value in found.items():
                pinned["floors"][name] = max(pinned["floors"].get(name, 0.0), math.floor(value * 1000) / 1000)
    return new


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors, sorted."""
    path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
