"""No figure of extraction falls below its floor, on exactly the pages that the floors were pinned on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from scoring import figures
from sets import DEV, SEEDS, SETS, PageSet, below, raised, read_floors, write_floors

_FLOORS = read_floors()
# What the product promises of real scanned pages.
_PROMISED = {
    "bounds": 1.0,
    "titles": 1.0,
    "author_r": 0.95,
    "node_f1": 0.85,
    "edge_f1": 0.75,
    "evidence_valid": 1.0,
    "evidence_cover": 0.98,
}


@cache
def _measured(pages: PageSet) -> dict[str, float]:
    return figures(pages.score())


def _there(pages: PageSet) -> PageSet:
    if not pages.exists():
        pytest.skip(f"the {pages.name} pages are not beside this checkout")
    return pages


@pytest.mark.parametrize("pages", SETS, ids=lambda pages: pages.name)
def test_set_is_the_one_its_floors_were_pinned_on(pages: PageSet) -> None:
    assert _FLOORS[pages.name]["fingerprint"] == _there(pages).fingerprint(), "see report.py --anew"


@pytest.mark.parametrize("pages", SETS, ids=lambda pages: pages.name)
def test_figures_reach_their_floors(pages: PageSet) -> None:
    assert below(_measured(_there(pages)), _FLOORS[pages.name]["floors"]) == []


@pytest.mark.parametrize("pages", SETS, ids=lambda pages: pages.name)
def test_every_figure_has_a_floor(pages: PageSet) -> None:
    assert set(_FLOORS[pages.name]["floors"]) == set(_measured(_there(pages)))


@pytest.mark.parametrize("pages", SETS, ids=lambda pages: pages.name)
def test_every_set_keeps_what_is_promised_of_evidence(pages: PageSet) -> None:
    found = _measured(_there(pages))
    assert found["evidence_valid"] == 1.0
    assert found["evidence_cover"] >= 0.98


def test_scanned_pages_reach_what_is_promised() -> None:
    assert below(_measured(_there(SETS[2])), _PROMISED) == []


def test_raising_lifts_and_never_lowers(tmp_path: Path) -> None:
    pinned = {"dev": {"fingerprint": DEV.fingerprint(), "floors": {"node_f1": 0.5, "edge_f1": 0.9}}}
    write_floors(raised(pinned, [(DEV, {"node_f1": 0.87654, "edge_f1": 0.8, "bounds": 1.0})]), tmp_path / "floors.json")
    again = read_floors(tmp_path / "floors.json")
    assert again["dev"]["floors"] == {"bounds": 1.0, "edge_f1": 0.9, "node_f1": 0.876}
    assert pinned["dev"]["floors"] == {"node_f1": 0.5, "edge_f1": 0.9}


def test_only_changed_pages_may_be_pinned_anew() -> None:
    figures_now = [(DEV, {"node_f1": 0.7})]
    other = {"dev": {"fingerprint": "of other pages", "floors": {"node_f1": 0.9}}}
    same = {"dev": {"fingerprint": DEV.fingerprint(), "floors": {"node_f1": 0.9}}}
    assert raised(other, figures_now) == other
    assert raised(other, figures_now, anew=True)["dev"] == {
        "fingerprint": DEV.fingerprint(),
        "floors": {"node_f1": 0.7},
    }
    assert raised(same, figures_now, anew=True) == same


def test_fingerprint_follows_every_text(tmp_path: Path) -> None:
    for path in SEEDS.texts():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    copy = PageSet("seeds", SEEDS.gold, tmp_path)
    assert copy.fingerprint() == SEEDS.fingerprint()
    changed = copy.texts()[-1]
    changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert copy.fingerprint() != SEEDS.fingerprint()


def test_a_missing_figure_is_below_its_floor() -> None:
    assert below({"node_f1": 0.8}, {"node_f1": 0.8, "edge_f1": 0.1}) == ["edge_f1 is 0.0000, its floor 0.1"]
