"""How papers shorten the names of the division table: 大厂回族自治县 → 大厂, 许昌经济技术开发区 → 许昌经开区."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from jiceng.graph.errors import InputError

# The people that a township is named with, before its level word: 街津口|赫哲族|乡.
PEOPLE = re.compile(
    r"(?:(?:[汉回满藏壮苗彝瑶侗白傣黎畲羌佤水土怒京]|蒙古|土家|布依|哈尼|拉祜|傈僳|纳西|景颇|布朗|撒拉|毛南|仡佬|仫佬|普米"
    r"|独龙|裕固|保安|东乡|赫哲|鄂温克|鄂伦春|达斡尔|锡伯|朝鲜|哈萨克|柯尔克孜|塔吉克|俄罗斯|维吾尔)族)+$"
)
_NEVER_COUNTIES = re.compile("(?:[城郊矿新中园林特]|示范|开发|管理|风景)区$")
_NEEDLESS = re.compile(r"(?:街道办事处|办事处)$")
_COMMITTEE = re.compile(r"(?:社区)?(?:居民委员会|居委会)$")
_VILLAGE_COMMITTEE = re.compile(r"村?(?:村民委员会|村委会)$")


@dataclass(frozen=True, slots=True)
class Shortening:
    """The rules of seeds/gazetteer/forms.yaml."""

    peoples: re.Pattern[str]
    levels: Mapping[str, tuple[str, ...]]
    districts: Mapping[str, tuple[str, ...]]
    spellings: Mapping[str, tuple[str, ...]]

    @classmethod
    def load(cls, folder: Path) -> Shortening:
        """Read forms.yaml of a folder; InputError where it is missing or malformed."""
        path = folder / "forms.yaml"
        try:
            data = yaml.safe_load(path.read_text("utf-8"))
            return cls(
                re.compile(f"(?:{'|'.join(data['peoples'])})+$"),
                {label: tuple(words) for label, words in data["levels"].items()},
                {tail: tuple(forms) for tail, forms in data["districts"].items()},
                {name: tuple(forms) for name, forms in data.get("spellings", {}).items()},
            )
        except (OSError, yaml.YAMLError, KeyError, AttributeError, TypeError) as error:
            raise InputError(f"The place-name rules {path.name} cannot be read ({error}); restore the file.") from error

    def stem(self, name: str, label: str) -> str:
        """Return a name without its level word and peoples (恩施土家族苗族自治州 → 恩施), "" where nothing is left."""
        for word in self.levels.get(label, ()):
            if name.endswith(word) and len(name) > len(word):
                stem = name.removesuffix(word)
                if word.startswith("自治") and label != "Province":
                    stem = self.peoples.sub("", stem) or stem
                return stem if len(stem) > 1 else ""
        return ""

    def without_people(self, name: str) -> str:
        """Return a district's name without its people: 管城回族区 → 管城区; others unchanged."""
        stem = self.peoples.sub("", name[:-1]) if name.endswith("族区") else ""
        return f"{stem}区" if len(stem) > 1 else name

    def district_forms(self, name: str, parents: Sequence[str]) -> tuple[str, ...]:
        """Return the spellings of a functional district, each with its city's name; `parents` nearest first.

        郑州高新技术产业开发区 → 郑州高新区, 郑州市高新区, 郑州市高新技术产业开发区 …; () for any other unit.
        """
        tail = next((tail for tail in self.districts if name.endswith(tail)), "")
        if not tail or not parents:
            return ()
        city = parents[0].removesuffix("市")
        core = name.removesuffix(tail)
        for parent in parents:
            core = core.removeprefix(parent).removeprefix(parent.rstrip("省市"))
        forms = (tail, *self.districts[tail])
        spellings = (head + core + form for head in (city, f"{city}市") for form in forms)
        return tuple(dict.fromkeys(spelling for spelling in spellings if spelling != name))


def former_ranks(name: str) -> tuple[str, ...]:
    """Return what a district or county-level city may have been called before: 定陶区 → 定陶县, 定陶市."""
    if len(name) < 3 or name[-1] not in "区市" or _NEVER_COUNTIES.search(name):
        return ()
    return tuple(name[:-1] + rank for rank in "县市" if rank != name[-1])


def township_spellings(name: str) -> tuple[str, ...]:
    """Return the other full spellings of a township: 钧台街道 → 钧台街道办事处, 钧台办事处."""
    if name.endswith("街道"):
        return (f"{name}办事处", f"{name.removesuffix('街道')}办事处")
    office = name.endswith("办事处") and not name.endswith("街道办事处")
    return (f"{name.removesuffix('办事处')}街道",) if office else ()


def without_office(name: str) -> str:
    """Return a township's name without its office: 钧台街道办事处 and 钧台办事处 → 钧台街道; others unchanged."""
    stem = _NEEDLESS.sub("", name)
    return f"{stem}街道" if stem not in ("", name) else name


def without_committee(name: str) -> str:
    """Return a village's or community's name without its committee: 花园社区居委会 → 花园社区, 程岗村委会 → 程岗村."""
    if not name.endswith("会"):
        return name
    if (stem := _VILLAGE_COMMITTEE.sub("", name)) not in ("", name):
        return f"{stem}村"
    stem = _COMMITTEE.sub("", name)
    return f"{stem}社区" if stem not in ("", name) else name


@dataclass(frozen=True, slots=True)
class Doubtful:
    """The lists of seeds/words/ambiguous_places.txt: names that are ordinary words too.

    `bare` are short forms and `full` whole names that are never matched; a name of `after` counts only directly
    after a place above it; one of `left` not after any of its letters.
    """

    bare: frozenset[str]
    full: frozenset[str]
    after: frozenset[str]
    left: Mapping[str, str]

    @classmethod
    def load(cls, folder: Path) -> Doubtful:
        """Read the lists of a folder; InputError where the file is missing."""
        path = folder / "ambiguous_places.txt"
        try:
            lines = path.read_text("utf-8").splitlines()
        except OSError as error:
            raise InputError(f"The word list {path.name} cannot be read ({error}); restore the file.") from error
        sections: dict[str, list[str]] = {}
        words: list[str] = []
        for line in lines:
            if line.startswith("["):
                words = sections.setdefault(line.strip("[]"), [])
            elif not line.startswith("#"):
                words += line.split()
        bare, full, after = (frozenset(sections.get(name, ())) for name in ("bare", "full", "after"))
        left = sections.get("left", [])
        return cls(bare, full, after, dict(zip(left[::2], left[1::2], strict=True)))


def village_stem(name: str) -> str:
    """Return a village's or community's name without the word 社区, 村, 居委会 or 嘎查."""
    for word in ("社区", "居委会", "嘎查村", "嘎查", "村"):
        if name.endswith(word) and len(name) > len(word):
            return name.removesuffix(word)
    return name
