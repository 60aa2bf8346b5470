"""How well extraction reads: predicted articles, nodes, edges and figures counted against a gold file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from golden import EdgeKey, GoldArticle, Key, figure, flat, fold

Record = dict[str, Any]

LABELS = ("Province", "City", "County", "Township", "Community", "Official", "Organization", "Program", "Honor")
# Extra edges of other types are not counted against the extractor: the gold does not list all of them.
JUDGED = ("LEADS", "LOCATED_IN", "IMPLEMENTS", "PARTNERS_WITH", "AWARDED")


@dataclass(slots=True)
class Score:
    """Counts of articles: `tally` by measure, `kinds` (label or relation) with gold, pred, tp; `errors` in words."""

    tally: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def kind(self, name: str) -> Counter[str]:
        """Return the counts of a label or relation."""
        return self.kinds.setdefault(name, Counter())

    def fault(self, key: str, words: str) -> None:
        """Note what is wrong in an article."""
        self.errors.append(f"{key} {words}")


@dataclass(slots=True)
class _Predicted:
    """What was extracted for one gold article, in the gold's keys."""

    records: list[Record]
    keys: dict[tuple[int, str], Key] = field(default_factory=dict)
    nodes: set[Key] = field(default_factory=set)
    edges: set[EdgeKey] = field(default_factory=set)
    outcomes: list[tuple[tuple[float, str] | None, set[str]]] = field(default_factory=list)


def score_pages(pages: Sequence[dict[str, Any]], records: Sequence[Record]) -> Score:
    """Count the records of `jiceng extract` against gold pages (page or file name, articles)."""
    score = Score()
    for page in pages:
        for entry in page["articles"]:
            mine = _standing_for(entry, page.get("page") or entry["file"], records)
            score.tally["articles"] += 1
            if entry.get("starts"):
                _count_frame(score, entry, [e for e in page["articles"] if e is not entry], mine)
            gold = GoldArticle(entry)
            predicted = _predicted(gold, mine)
            _count_evidence(score, predicted)
            _count_nodes(score, gold, predicted)
            _count_edges(score, gold, predicted)
            _count_outcomes(score, entry, predicted)
    return score


def _standing_for(entry: dict[str, Any], page: str, records: Sequence[Record]) -> list[Record]:
    mine = [r for r in records if PurePosixPath(str(r["article"].get("source", ""))).name.split("#")[0] == page]
    if not entry.get("starts"):
        return mine
    needle = flat(entry["starts"])
    return [r for r in mine if needle in flat(r["article"]["text"])][:1]


def _count_frame(score: Score, entry: dict[str, Any], others: list[dict[str, Any]], mine: list[Record]) -> None:
    """Count bounds, title and authors of an article."""
    score.tally["authors_gold"] += len(entry["authors"])
    if not mine:
        score.fault(entry["key"], "BOUNDS not found")
        return
    article = mine[0]["article"]
    text = flat(article["text"])
    strangers = [other["key"] for other in others if flat(other["starts"]) in text]
    if flat(entry["ends"]) in text and not strangers:
        score.tally["bounds"] += 1
    else:
        score.fault(entry["key"], f"BOUNDS end missing or holds {strangers}")
    if _is_title(flat(article.get("title") or ""), entry):
        score.tally["titles"] += 1
    else:
        score.fault(entry["key"], f"TITLE is {article.get('title')!r}, not {entry['title']!r}")
    _count_authors(score, entry, {flat(author) for author in article.get("authors") or ()})


def _is_title(found: str, entry: dict[str, Any]) -> bool:
    """A title is right where it is the gold's, holds it, or is a part of it of more than five characters."""
    wanted = [flat(title) for title in (entry["title"], *entry.get("title_alts", ()))]
    return found in wanted or any(t and (t in found or (len(found) > 5 and found in t)) for t in wanted)


def _count_authors(score: Score, entry: dict[str, Any], found: set[str]) -> None:
    wanted = set(entry["authors"])
    score.tally["authors_tp"] += len(found & wanted)
    score.tally["authors_pred"] += len(found)
    for name in sorted(found ^ wanted):
        score.fault(entry["key"], f"{'MISS' if name in wanted else 'EXTRA'} author {name}")


def _predicted(gold: GoldArticle, records: list[Record]) -> _Predicted:
    found = _Predicted(records)
    for number, record in enumerate(records):
        for node in record["nodes"]:
            if node["type"] in LABELS:
                key = gold.key(node["type"], (node["name"], *(node.get("aliases") or ())))
                found.keys[number, node["id"]] = key
                found.nodes.add(key)
        for edge in record["edges"]:
            ends = [found.keys.get((number, edge[end])) for end in ("source", "target")]
            if ends[0] and ends[1]:
                found.edges.add((edge["type"], ends[0], ends[1]))
        for node in record["nodes"]:
            if node["type"] == "Outcome":
                owners = [e["source"] for e in record["edges"] if e["target"] == node["id"]]
                names = {found.keys[number, owner][1] for owner in owners if (number, owner) in found.keys}
                found.outcomes.append((figure(node.get("value"), node.get("unit")), names))
    return found


def _count_evidence(score: Score, predicted: _Predicted) -> None:
    """Count quotes that are the words of their span, and edges that have evidence of those that need it."""
    for number, record in enumerate(predicted.records):
        text = record["article"]["text"]
        for edge in record["edges"]:
            evidence = edge.get("evidence") or []
            score.tally["evidence"] += len(evidence)
            score.tally["evidence_ok"] += sum(
                bool(each["quote"]) and text[each["start"] : each["end"]] == each["quote"] for each in evidence
            )
            joins = all((number, edge[end]) in predicted.keys for end in ("source", "target"))
            if joins and not (edge["type"] == "LOCATED_IN" and edge.get("basis") == "divisions"):
                score.tally["edges_seen"] += 1
                score.tally["edges_with_evidence"] += bool(evidence)


def _count_nodes(score: Score, gold: GoldArticle, predicted: _Predicted) -> None:
    key = gold.entry["key"]
    for label, name in sorted(gold.required):
        counts = score.kind(label)
        counts["gold"] += 1
        if (label, name) in predicted.nodes:
            counts["tp"] += 1
        else:
            score.fault(key, f"MISS node {label}:{name}")
    for label, name in sorted(predicted.nodes - gold.optional):
        score.kind(label)["pred"] += 1
        if (label, name) not in gold.required:
            score.fault(key, f"EXTRA node {label}:{name}")


def _count_edges(score: Score, gold: GoldArticle, predicted: _Predicted) -> None:
    key = gold.entry["key"]
    for spec in gold.edges:
        counts = score.kind(spec.relation)
        counts["gold"] += 1
        if any(spec.fits(edge) for edge in predicted.edges):
            counts["tp"] += 1
        else:
            score.fault(key, f"MISS edge {spec.relation} {_ends(spec.sources)} → {_ends(spec.targets)}")
    matched: set[int] = set()
    for edge in sorted(predicted.edges):
        position = next((i for i, spec in enumerate(gold.edges) if spec.fits(edge)), None)
        if position is not None:
            score.kind(edge[0])["pred"] += position not in matched
            matched.add(position)
        elif edge[0] in JUDGED and not gold.harmless(edge):
            score.kind(edge[0])["pred"] += 1
            score.fault(key, f"EXTRA edge {edge[0]} {':'.join(edge[1])} → {':'.join(edge[2])}")


def _ends(keys: frozenset[Key]) -> str:
    return "|".join(":".join(key) for key in sorted(keys))


def _count_outcomes(score: Score, entry: dict[str, Any], predicted: _Predicted) -> None:
    wanted = entry.get("outcomes", [])
    figures = {figure(value, unit) for _, value, unit, _ in wanted} - {None}
    right = [found in figures for found, _ in predicted.outcomes]
    score.tally["outcomes_pred"] += len(right)
    score.tally["outcomes_right"] += sum(right)
    for (found, names), ok in zip(predicted.outcomes, right, strict=True):
        if not ok:
            score.fault(entry["key"], f"EXTRA outcome {found} of {sorted(names)}")
    for subject, value, unit, words in wanted:
        subjects = {fold(name) for name in subject.split("|")}
        same = figure(value, unit)
        if any(found == same and names & subjects for found, names in predicted.outcomes):
            score.tally["outcomes_tp"] += 1
        else:
            score.fault(entry["key"], f"MISS outcome {subject} {value}{unit} ({words})")
    score.tally["outcomes_gold"] += len(wanted)


def precision_recall(counts: Counter[str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of counts with gold, pred and tp; 0 where nothing was to be found."""
    precision, recall = _share(counts["tp"], counts["pred"]), _share(counts["tp"], counts["gold"])
    return precision, recall, _share(2 * precision * recall, precision + recall)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def figures(score: Score) -> dict[str, float]:
    """Return the measures of a score by name, each from 0 to 1."""
    nodes: Counter[str] = Counter()
    edges: Counter[str] = Counter()
    for name, counts in score.kinds.items():
        (nodes if name in LABELS else edges).update(counts)
    tally = score.tally
    measures = {f"{name}_f1": precision_recall(score.kind(kind))[2] for name, kind in _SINGLE}
    for name, counts in (("node", nodes), ("edge", edges)):
        measures |= dict(zip((f"{name}_p", f"{name}_r", f"{name}_f1"), precision_recall(counts), strict=True))
    return measures | {name: _share(tally[part], tally[whole]) for name, part, whole in _SHARES}


_SINGLE = (("program", "Program"), ("official", "Official"), ("implements", "IMPLEMENTS"), ("leads", "LEADS"))
_SHARES = (
    ("outcome_recall", "outcomes_tp", "outcomes_gold"),
    ("outcome_p", "outcomes_right", "outcomes_pred"),
    ("evidence_valid", "evidence_ok", "evidence"),
    ("evidence_cover", "edges_with_evidence", "edges_seen"),
    ("bounds", "bounds", "articles"),
    ("titles", "titles", "articles"),
    ("author_r", "authors_tp", "authors_gold"),
    ("author_p", "authors_tp", "authors_pred"),
)
