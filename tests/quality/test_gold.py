"""Every gold file fits its texts, and the set that is set aside shares no page with the one rules are tuned on."""

import json
from pathlib import Path

import pytest
from check_gold import check, pages_of

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SHARED = ROOT.parent / "shared" / "articles"
SETS = [
    (HERE / "dev_gold.json", HERE / "dev"),
    (HERE / "heldout_gold.json", HERE / "heldout"),
    (ROOT / "seeds" / "pages" / "gold.json", ROOT / "seeds" / "pages"),
]


@pytest.mark.parametrize(("gold", "folder"), SETS, ids=["dev", "heldout", "seeds"])
def test_gold_fits_its_texts(gold: Path, folder: Path) -> None:
    assert list(check(gold, folder)) == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the scanned pages are not beside this checkout")
def test_gold_of_the_scanned_page_fits_it() -> None:
    assert list(check(HERE / "page_004_gold.json", SHARED)) == []


@pytest.mark.parametrize(("gold", "folder"), SETS, ids=["dev", "heldout", "seeds"])
def test_every_page_of_a_set_has_its_gold(gold: Path, folder: Path) -> None:
    assert sorted(page["page"] for page in pages_of(gold)) == sorted(path.name for path in folder.glob("*.txt"))


def test_the_sets_are_apart_and_large_enough() -> None:
    dev, heldout = (pages_of(gold) for gold, _ in SETS[:2])
    counts = [sum(len(page["articles"]) for page in pages) for pages in (dev, heldout)]
    assert sum(counts) >= 60
    assert counts[1] * 3 >= sum(counts)
    assert not {page["page"] for page in dev} & {page["page"] for page in heldout}


def test_check_finds_a_name_that_the_page_does_not_hold(tmp_path: Path) -> None:
    gold = pages_of(SETS[0][0])[:1]
    gold[0]["articles"][0]["nodes"]["Official"].append(["查无此人"])
    changed = tmp_path / "gold.json"
    changed.write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    findings = list(check(changed, SETS[0][1]))
    assert len(findings) == 1
    assert "查无此人" in findings[0]
