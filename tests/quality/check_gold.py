"""Check that a gold file fits its texts: every name, bound, edge end and outcome can be found there.

usage: check_gold.py GOLD.json TEXT_FOLDER

A name that its article does not spell must be a resolved full form: the place of one of the article's own
nodes followed by words that the article does spell (该市财政局 → 禹州市财政局), or a place above a named one.
Exit status 1 where something does not fit; every finding names page and article.
"""

import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MARKS = re.compile(r"[\s“”„\"'‘’「」『』《》〈〉()()·•—\-_]")
PLACES = ("Province", "City", "County", "Township", "Community")
EDGES = ("LOCATED_IN", "LEADS", "IMPLEMENTS", "PARTNERS_WITH", "PART_OF", "AWARDED")
LABELS = (*PLACES, "Official", "Organization", "Program", "Honor")

Entry = dict[str, Any]


def flat(text: str) -> str:
    """The text as names are compared in it: one width, no spaces, quotation marks or dashes."""
    return MARKS.sub("", unicodedata.normalize("NFKC", text))


def pages_of(path: Path) -> list[Entry]:
    """The pages of a gold file, which holds one page or a list of them."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    return gold if isinstance(gold, list) else [gold]


def text_of(path: Path) -> str:
    """The text of a page, in UTF-8 or GB18030."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return path.read_text(encoding="gb18030")


def names_of(entry: Entry) -> dict[str, list[list[str]]]:
    """Spellings by label, required and optional ones together."""
    found: dict[str, list[list[str]]] = {}
    for kind, groups in entry["nodes"].items():
        found.setdefault(kind.rstrip("?"), []).extend(groups)
    return found


def spelt(group: list[str], text: str) -> bool:
    """Whether one of the spellings stands in the text, be it with 的 between its words."""
    plain = text.replace("的", "")
    return any(flat(name) in text or flat(name) in plain for name in group)


def broken(group: list[str], paragraphs: list[str]) -> bool:
    """Whether a spelling is cut in two, one half ending a paragraph and the other beginning one."""
    for name in map(flat, group):
        for cut in range(1, len(name)):
            if any(p.endswith(name[:cut]) for p in paragraphs) and any(p.startswith(name[cut:]) for p in paragraphs):
                return True
    return False


def resolved(group: list[str], places: list[str], text: str) -> bool:
    """Whether one of the spellings is an article's place followed by words of the text."""
    for name in map(flat, group):
        for place in places:
            rest = name.removeprefix(place)
            if rest != name and len(rest) >= 2 and rest in text:
                return True
    return False


def check_bounds(entry: Entry, text: str) -> Iterator[str]:
    """Findings about the first and last words, the title and the authors of an article."""
    start, end = text.find(flat(entry["starts"])), text.rfind(flat(entry["ends"]))
    if start < 0 or not entry["starts"]:
        yield f"starts not in the page: {entry['starts']}"
    if end < 0 or not entry["ends"]:
        yield f"ends not in the page: {entry['ends']}"
    if 0 <= end < start:
        yield "ends before it starts"
    for part in entry["title"].split():
        if flat(part) not in text:
            yield f"part of the title not in the page: {part}"
    for author in entry["authors"]:
        if flat(author) not in text:
            yield f"author not in the page: {author}"


def check_nodes(entry: Entry, text: str, paragraphs: list[str]) -> Iterator[str]:
    """Findings about labels, names that the page does not hold, and names declared twice."""
    seen: set[tuple[str, str]] = set()
    names = names_of(entry)
    places = [flat(n) for kind in PLACES for group in names.get(kind, []) for n in group]
    for kind, groups in names.items():
        if kind not in LABELS:
            yield f"unknown label {kind}"
        for group in groups:
            twice = [n for n in group if (kind, flat(n)) in seen]
            seen |= {(kind, flat(n)) for n in group}
            if twice:
                yield f"{kind} declared twice: {twice}"
            above = kind in PLACES[:4] and f"{kind}?" in entry["nodes"]
            found = spelt(group, text) or broken(group, paragraphs) or resolved(group, places, text)
            if not (found or above):
                yield f"{kind} neither in the page nor a resolved form: {group}"


def check_edges(entry: Entry) -> Iterator[str]:
    """Findings about edge types and ends that no node declares."""
    known = {(kind, name) for kind, groups in names_of(entry).items() for group in groups for name in group}
    for kind, *ends in [*entry["edges"], *entry.get("optional_edges", [])]:
        if kind not in EDGES:
            yield f"unknown edge type {kind}"
        for one in (part for end in ends for part in end.split("|")):
            label, _, name = one.partition(":")
            if name != "*" and (label, name) not in known:
                yield f"edge end is no node: {kind} {one}"


def check_outcomes(entry: Entry, text: str) -> Iterator[str]:
    """Findings about subjects that are no first spelling, and figures that the words do not hold."""
    subjects = {group[0] for groups in names_of(entry).values() for group in groups}
    for subject, value, unit, words in entry.get("outcomes", []):
        for one in subject.split("|"):
            if one not in subjects:
                yield f"outcome subject is no node's first spelling: {one}"
        if flat(str(value)) not in flat(words):
            yield f"figure {value}{unit} not in its own words: {words}"
        if flat(f"{value}") not in text:
            yield f"figure {value} not in the page"


def check(gold: Path, folder: Path) -> Iterator[str]:
    """All findings of a gold file, each with its page and article."""
    keys: set[str] = set()
    for page in pages_of(gold):
        lines = text_of(folder / page["page"]).splitlines()
        paragraphs = [flat(line) for line in lines if line.strip()]
        text = "".join(paragraphs)
        for entry in page["articles"]:
            findings = [*check_bounds(entry, text), *check_nodes(entry, text, paragraphs), *check_edges(entry)]
            findings += check_outcomes(entry, text)
            if entry["key"] in keys:
                findings.append("key used twice")
            keys.add(entry["key"])
            yield from (f"{page['page']} {entry['key']}: {finding}" for finding in findings)


def main() -> int:
    """Print the findings of the gold file and the folder named on the command line."""
    findings = list(check(Path(sys.argv[1]), Path(sys.argv[2])))
    print(*findings, sep="\n")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
