"""The official division table: which places there are, what is above them, and where a text names them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from jiceng.graph.errors import InputError
from jiceng.loaders.place_additions import Addition, read_additions
from jiceng.loaders.place_names import (
    PEOPLE,
    Doubtful,
    Shortening,
    former_ranks,
    township_spellings,
    without_office,
)
from jiceng.loaders.place_scan import TOWNSHIP_ENDINGS, PlaceScan, Span
from jiceng.loaders.villages import Villages, one_off, opened
from jiceng.seeds import seeds_folder

LABELS = {2: "Province", 4: "City", 6: "County", 9: "Township", 12: "Community"}
_RANKS = {label: rank for rank, label in LABELS.items()}


class Place(NamedTuple):
    """A unit of the table: `parent` is the code of the next one above, "" for provinces."""

    code: str
    label: str
    name: str
    parent: str


class Gazetteer:
    """The five levels from province to village, by code and by name.

    Codes are the bureau's (2, 4, 6, 9 or 12 digits); an added place without one has its parent's code, a slash and
    its name ("4111/西城区"). Villages are read by county when first asked for.
    """

    def __init__(self, table: Path, shortening: Shortening, doubtful: Doubtful, additions: Iterable[Addition]) -> None:
        self._shortening = shortening
        file = opened(table)
        self._villages = Villages(file)
        self._ladders: dict[str, tuple[Place, ...]] = {}
        self._places: dict[str, Place | None] = {}
        self._meanings: dict[tuple[str, str | None], tuple[str, ...]] = {}
        self._stems: dict[str, dict[str, list[Place]]] = {}  # townships by county and short form, once asked for
        self._names: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._short: dict[str, list[str]] = defaultdict(list)
        for line in file.read("places.tsv").decode().splitlines():
            code, _, name = line.partition("\t")
            self._names[code] = name
            self._by_name[name].append(code)
        self._upper = [code for code in self._names if len(code) < 9]
        for code in self._upper:
            self._add_forms(code)
        for addition in additions:
            self._add(addition)
        self._scan = PlaceScan(
            self._names, self._by_name, self._short, shortening, doubtful, self.named,
            lambda code: [(place.name, place.label) for place in self.ancestors(code)],
        )  # fmt: skip

    @classmethod
    def load(cls, folder: Path | None = None) -> Gazetteer:
        """Read the table, the additions and the naming rules of seeds/gazetteer, or of another such folder.

        InputError where a file is missing or malformed. The lists of doubtful names stand in words/ beside it.
        """
        folder = folder or seeds_folder() / "gazetteer"
        words = folder.parent / "words"
        doubtful = Doubtful.load(words if (words / "ambiguous_places.txt").is_file() else seeds_folder() / "words")
        additions = read_additions(folder / "additions.tsv")
        return cls(folder / "divisions.zip", Shortening.load(folder), doubtful, additions)

    def label(self, code: str) -> str:
        """Return the label of a code, by its length or, for an added place, as its row says."""
        return self._labels.get(code) or LABELS.get(len(code), "")

    def place(self, code: str) -> Place | None:
        """Return the place of a code, None where the table has no such code."""
        if code not in self._places:
            self._places[code] = self._read_place(code)
        return self._places[code]

    def _read_place(self, code: str) -> Place | None:
        name = self._names.get(code)
        if name is None and len(code) == 12:
            name = self._villages.of(code[:6]).get(code)
        return None if name is None else Place(code, self.label(code), name, self._parent(code))

    def ancestors(self, code: str) -> tuple[Place, ...]:
        """Return the places above a code, nearest first."""
        known = self._ladders.get(code)
        if known is None:
            found, above = [], code
            while above := self._parent(above):
                if place := self.place(above):
                    found.append(place)
            known = self._ladders[code] = tuple(found)
        return known

    def children(self, code: str) -> tuple[Place, ...]:
        """Return the places directly below a code, in code order."""
        if self.label(code) == "Township":
            below: Iterable[str] = (c for c in self._villages.of(self._county_of(code)) if self._parent(c) == code)
        else:
            below = self._below.get(code, ())
        return tuple(place for child in sorted(below) if (place := self.place(child)))

    def named(self, name: str, label: str | None = None) -> tuple[str, ...]:
        """Return the codes of places from province to township with that name or short form, upper levels first.

        A full name is preferred to a short form: 河南省 and 河南, 钧台街道办事处 and 钧台 find what they mean.
        """
        known = self._meanings.get((name, label))
        if known is None:
            known = self._meanings[name, label] = self._read_name(name, label)
        return known

    def _read_name(self, name: str, label: str | None) -> tuple[str, ...]:
        for codes in self._readings(name):
            kept = sorted({code for code in codes if label is None or self.label(code) == label}, key=self._upper_first)
            if kept:
                return tuple(kept)
        return ()

    def _readings(self, name: str) -> Iterator[list[str]]:
        streets = f"{name.removesuffix('街道')}街街道" if name.endswith("街道") else name  # 汉兴街道 is 汉兴街街道, too
        yield self._by_name.get(name, []) + (self._by_name.get(streets, []) if streets != name else [])
        yield self._by_name.get(without_office(name), [])
        yield [code for spelling in township_spellings(name) for code in self._by_name.get(spelling, ())]
        yield self._short.get(name, [])
        yield [code for ending in TOWNSHIP_ENDINGS for code in self._by_name.get(name + ending, ())]

    def villages(self, name: str, county_code: str) -> tuple[str, ...]:
        """Return the codes of communities and villages called so in a county, sorted; the exact name is preferred.

        程岗 finds 程岗村, 惠民村 also 惠民社区. A city without counties (东莞市) serves as county.
        """
        return self._villages.named(name, self._county_key(county_code))

    def similar_villages(self, name: str, county_code: str) -> tuple[str, ...]:
        """Return codes of a county's villages one letter off the name: suggestions for scanning slips, never links."""
        return self._villages.similar(name, self._county_key(county_code))

    def scan_villages(self, text: str, county_codes: Iterable[str]) -> list[Span]:
        """Return the longest spans of village and community names of the given counties, with their codes."""
        return self._villages.scan(text, [self._county_key(code) for code in county_codes])

    def similar_townships(self, name: str, county_code: str) -> tuple[str, ...]:
        """Return codes of a county's townships one letter off the name, or of another rank (王庄寨乡 for 王庄寨镇)."""
        plain = without_office(name)
        stem = self._shortening.stem(plain, "Township")
        return tuple(
            place.code
            for place in self.children(county_code)
            if place.label == "Township" and place.name != plain
            if one_off(plain, place.name) or (stem and stem == self._shortening.stem(place.name, "Township"))
        )

    def renamed_townships(self, name: str, county_code: str) -> tuple[str, ...]:
        """Return codes of a county's townships of the same stem but another rank: 川底镇 for 川底乡."""
        if county_code not in self._stems:
            stems = self._stems[county_code] = defaultdict(list)
            for place in self.children(county_code):
                stems[self._shortening.stem(place.name, "Township")].append(place)
        stem = self._shortening.stem(without_office(name), "Township")
        alike = self._stems[county_code].get(stem, ()) if stem else ()
        return tuple(place.code for place in alike if place.name != name)

    def townships_of_people(self, name: str, county_code: str) -> tuple[str, ...]:
        """Return codes of a county's townships that a name calls with their people: 街津口赫哲族乡 for 街津口乡."""
        plain = PEOPLE.sub("", name[:-1]) + name[-1]
        return tuple(p.code for p in self.children(county_code) if p.name == plain) if plain != name else ()

    def scan(self, text: str) -> list[Span]:
        """Return the longest spans that name provinces to townships, with the codes each may mean, in order.

        Full names, their written variants (钧台街道办事处, 郑州高新区), and the short forms of provinces and cities
        that are no ordinary words (河南, 许昌). Spans do not overlap.
        """
        return self._scan.scan(text)

    def scan_bare(self, text: str) -> list[Span]:
        """Return spans of counties written without their level word (禹州, 兰考), where scan finds nothing.

        Two letters may straddle two words, so a caller must see that they are a place: 兰考 after 河南, 禹州籍.
        """
        return self._scan.scan_bare(text)

    def _upper_first(self, code: str) -> tuple[int, str]:
        return _RANKS[self.label(code)], code

    def _parent(self, code: str) -> str:
        if "/" in code:
            return code.rpartition("/")[0]
        for length in (9, 6, 4, 2):
            if length < len(code) and code[:length] in self._names:
                return code[:length]
        return ""

    @cached_property
    def _below(self) -> dict[str, list[str]]:
        below: dict[str, list[str]] = defaultdict(list)
        for code in self._names:
            below[self._parent(code)].append(code)
        return below

    def _add_forms(self, code: str) -> None:
        name, label = self._names[code], LABELS[len(code)]
        for form in self._shortening.spellings.get(name, ()):
            if code not in self._by_name[form]:
                self._by_name[form].append(code)
        if stem := self._shortening.stem(name, label):
            self._short[stem].append(code)
            if "自治" in name and label in ("City", "County") and code not in self._by_name[stem + name[-1]]:
                self._by_name[stem + name[-1]].append(code)
        if label == "County":
            if (plain := self._shortening.without_people(name)) != name:
                self._by_name[plain].append(code)
            parents = [self._names[code[:length]] for length in (4, 2) if code[:length] in self._names]
            for form in self._shortening.district_forms(name, parents):
                self._by_name[form].append(code)
            for form in former_ranks(name):
                if not any(self._names[other] == form for other in self._by_name.get(form, ())):
                    self._by_name[form].append(code)

    def _add(self, addition: Addition) -> None:
        parent = self._resolved(addition)
        known = [code for code in self._by_name.get(addition.name, ()) if self._parent(code) == parent]
        code = known[0] if known else addition.code or f"{parent}/{addition.name}"
        if addition.label == "Community":
            self._villages.add(self._county_of(parent), code, addition.name)
        elif not known:
            self._by_name[addition.name].append(code)
        self._names[code] = addition.name
        self._labels[code] = addition.label
        for alias in addition.aliases:
            self._by_name[alias].append(code)

    def _resolved(self, addition: Addition) -> str:
        if addition.parent in self._names:
            return addition.parent
        code = ""
        for name in addition.parent.split("/"):
            found = [c for c in self._by_name.get(name, ()) if self._parent(c) == code]
            if not found:
                raise InputError(f"{addition.row}: the parent “{addition.parent}” is not known; give its code.")
            code = found[0]
        return code

    def _county_of(self, code: str) -> str:
        while self.label(code) == "Township":
            code = code[:6] if "/" not in code else self._parent(code)
        return code

    def _county_key(self, code: str) -> str:
        """Return under which code a county's villages are kept: 东莞市, without counties, numbers as one county."""
        if len(code) == 4:
            return next((child[:6] for child in self._below.get(code, ()) if len(child) == 9), code)
        return code if "/" in code else code[:6]
