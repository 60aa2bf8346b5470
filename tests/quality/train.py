"""Learn the weights of seeds/weights from gold, and print how well they read articles that they have not seen.

usage: python tests/quality/train.py [TASK ...]        (needs scikit-learn: pip install -e .[train])

They are learned from the sets that rules are written with and from sentences.yaml, which counts several times. Each
task's candidates are those that extraction weighs, found by the same code. Right is what the gold says; what the
gold leaves open is left out. The figures printed come from ten rounds in each of which the articles of a tenth are
read with weights learned from the others. The texts set aside are never read here.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import numpy as np
import yaml
from golden import EdgeKey, GoldArticle, Key, fold
from scoring import Record, _predicted, _standing_for
from sets import HERE, ROOT, SETS
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

import jiceng.loaders.extract as extraction
from jiceng.graph import ids
from jiceng.loaders.mentions.programs import QUOTED
from jiceng.loaders.mentions.quoted_features import quoted_features
from jiceng.loaders.pipeline import extract_paths
from jiceng.loaders.records import record
from jiceng.loaders.relations import Relations
from jiceng.loaders.weighing.classifier import BIAS, LINE_BREAK, THRESHOLD
from jiceng.loaders.weighing.partner_candidates import partner_candidates
from jiceng.loaders.weighing.seat_candidates import SeatCandidates

SENTENCES = HERE / "sentences.yaml"
OFTEN = 4.0  # what a sentence weighs against an article's candidate
ROUNDS = 10
SMALL = 0.02  # weights below this change no decision and are left out
SHOWN = (0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate of one article: what it is about, its features, and whether the gold says so."""

    article: str
    about: object
    features: frozenset[str]
    right: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as extraction read it, with its gold."""

    gold: GoldArticle
    records: list[Record]
    keys: dict[str, Key]
    relations: Relations
    programs: tuple[Any, ...]
    acting: frozenset[str]

    @property
    def key(self) -> str:
        """Return the key of the article in the gold."""
        return str(self.gold.entry["key"])


def readings() -> list[Reading]:
    """Return every article of the sets that rules are written with, where extraction finds it, and the sentences."""
    found = []
    for pages in (each for each in SETS if each.exists()):
        found += _read(pages.texts(), pages.pages())
    return found + sentences()


def sentences() -> list[Reading]:
    """Return the short texts of sentences.yaml, each read as an article of its own."""
    texts, pages = [], []
    with TemporaryDirectory() as folder:
        for number, entry in enumerate(yaml.safe_load(SENTENCES.read_text(encoding="utf-8")), 1):
            path = Path(folder) / f"sentence{number:03}.txt"
            path.write_text(f"短讯\n\n{entry['text']}\n", encoding="utf-8")
            texts.append(path)
            pages.append({"page": path.name, "articles": [_plain_gold(entry, path.stem)]})
        return _read(texts, pages)


def _plain_gold(entry: dict[str, Any], key: str) -> dict[str, Any]:
    """Return the gold of a sentence, the ends of its edges by name alone."""
    done = [
        ["IMPLEMENTS", _any_body(who), f"Program:{what}"]
        for what, all_ in entry.get("doers", {}).items()
        for who in all_
    ]
    joined = [["PARTNERS_WITH", _any_body(one), _any_body(other)] for one, other in entry.get("partners", ())]
    nodes = {"Program": [[name] for name in entry.get("programs", ())]}
    left_open = [] if "doers" in entry or not nodes["Program"] else [["IMPLEMENTS", _any_body("*"), "Program:*"]]
    return {"key": key, "authors": [], "nodes": nodes, "edges": done + joined, "optional_edges": left_open}


def _any_body(name: str) -> str:
    return "|".join(f"{label}:{name}" for label in ("Community", "Township", "County", "City", "Organization"))


def _read(texts: list[Path], pages: list[dict[str, Any]]) -> list[Reading]:
    """Extract texts and return what was read in each article of their gold."""
    caught: dict[str, tuple[Relations, tuple[Any, ...], frozenset[str]]] = {}

    class Caught(Relations):
        def programs(self, mentions: Any, states_facts: bool) -> None:
            self.mentions = tuple(mentions)
            super().programs(mentions, states_facts)

        def located(self) -> None:
            caught[self._article.id] = (self, self.mentions, self._claims.ends())
            super().located()

    with patch.object(extraction, "Relations", Caught):
        results = list(extract_paths(texts))
    if faulty := [result.error for result in results if result.error]:
        raise SystemExit("\n".join(faulty))
    records = [record(e) for result in results for e in result.extractions]
    found = []
    for page in pages:
        for entry in page["articles"]:
            gold, mine = GoldArticle(entry), _standing_for(entry, page["page"], records)
            if mine:
                keys = {node: key for (_, node), key in _predicted(gold, mine[:1]).keys.items()}
                found.append(Reading(gold, mine[:1], keys, *caught[mine[0]["article"]["id"]]))
    return found


def quoted_programs(reading: Reading) -> Iterator[Example]:
    """Return the quoted phrases of an article."""
    article = reading.records[0]["article"]
    text, title, gold = article["text"], article["title"] or "", reading.gold
    wanted = _spellings(gold, "Program")
    left_open = _spellings(gold, "Program?")
    times = Counter(m[1] for m in QUOTED.finditer(text))
    for match in QUOTED.finditer(text):
        written = {fold(match[1] + text[match.end() : match.end() + n], "Program") for n in range(9)}
        right = bool(written & wanted)
        if right or not written & left_open:
            features = quoted_features(text, *match.span(), title, times[match[1]])
            yield Example(reading.key, (match[1], match.start()), features, right)


def _spellings(gold: GoldArticle, declared: str) -> set[str]:
    return {fold(name, "Program") for names in gold.entry["nodes"].get(declared, ()) for name in names}


def doers(reading: Reading) -> Iterator[Example]:
    """Return the candidates for who carries out each program that the gold knows."""
    for mention in reading.programs:
        program = reading.keys.get(ids.program_id(mention.name))
        for candidate in reading.relations.doers.of(mention):
            node = reading.keys.get(candidate.node)
            if program and node and program in reading.gold.required | reading.gold.optional:
                yield from _edge(reading, ("IMPLEMENTS", node, program), candidate.features)


def partners(reading: Reading) -> Iterator[Example]:
    """Return the pairs of places and bodies of an article."""
    relations = reading.relations
    linked = relations._linked
    for pair in partner_candidates(relations._passage, linked, relations._agents):
        one, other = reading.keys.get(pair.one), reading.keys.get(pair.other)
        located = {(pair.one, pair.other), (pair.other, pair.one)} & linked.located.keys()
        if one and other and not located:
            yield from _edge(reading, ("PARTNERS_WITH", *sorted((one, other))), pair.features)  # type: ignore[arg-type]


def seats(reading: Reading) -> Iterator[Example]:
    """Return each body of an article with each place."""
    linked = reading.relations._linked
    passage, agents = reading.relations._passage, reading.relations._agents
    title = reading.records[0]["article"]["title"] or ""
    candidates = SeatCandidates(passage, linked, agents, title, reading.acting)
    for draft in [d for d in linked.drafts.values() if d.label == "Organization"]:
        for seat in candidates.of(draft):
            body, place = reading.keys.get(seat.body), reading.keys.get(seat.place)
            if body and place and body in reading.gold.required | reading.gold.optional:
                yield from _edge(reading, ("LOCATED_IN", body, place), seat.features)


def _edge(reading: Reading, edge: EdgeKey, features: frozenset[str]) -> Iterator[Example]:
    right = any(spec.fits(edge) for spec in reading.gold.edges)
    if right or not reading.gold.harmless(edge):
        yield Example(reading.key, edge, features, right)


@dataclass(frozen=True, slots=True)
class Task:
    """What is weighed; `strength` is scikit-learn's C, `threshold` the probability from which one is accepted.

    The thresholds lie above those with the best F1 of the classifier alone: it adds to what rules have found.
    """

    examples: Callable[[Reading], Iterable[Example]]
    strength: float
    threshold: float


TASKS = {
    "quoted_programs": Task(quoted_programs, 2.0, 0.6),
    "doers": Task(doers, 0.1, 0.6),
    "partners": Task(partners, 0.3, 0.9),
    "seats": Task(seats, 0.2, 0.5),
}


def model(task: Task) -> LogisticRegression:
    """Return an untrained classifier."""
    return LogisticRegression(C=task.strength, max_iter=5000, tol=1e-6)


def show(examples: list[Example], likely: np.ndarray) -> None:
    """Print precision and recall at several thresholds; what is said several times counts once, at its likeliest."""
    best: dict[tuple[str, object], tuple[float, bool]] = {}
    for example, probability in zip(examples, likely, strict=True):
        key = example.article, example.about
        best[key] = max(best.get(key, (0.0, example.right)), (float(probability), example.right))
    right = sum(good for _, good in best.values())
    print(f"  {len(examples)} candidates, {len(best)} different, {right} right")
    for threshold in SHOWN:
        taken = [good for probability, good in best.values() if probability >= threshold]
        print(f"  from {threshold}: precision {sum(taken) / max(1, len(taken)):.3f}  recall {sum(taken) / right:.3f}")


def train(name: str, task: Task, articles: list[Reading]) -> None:
    """Print a task's figures and write its weights, learned from all articles."""
    examples = [e for reading in articles for e in task.examples(reading)]
    vectors = DictVectorizer()
    table = vectors.fit_transform([dict.fromkeys(sorted(e.features), 1.0) for e in examples])
    right = np.array([e.right for e in examples])
    weights = np.array([OFTEN if e.article.startswith("sentence") else 1.0 for e in examples])
    likely = np.zeros(len(examples))
    for others, these in GroupKFold(ROUNDS).split(table, right, [e.article for e in examples]):
        likely[these] = model(task).fit(table[others], right[others], weights[others]).predict_proba(table[these])[:, 1]
    print(name)
    show(examples, likely)
    fitted = model(task).fit(table, right, weights)
    write(ROOT / "seeds/weights" / f"{name}.tsv", task, fitted, vectors.get_feature_names_out())


def write(path: Path, task: Task, fitted: LogisticRegression, names: Iterable[str]) -> None:
    """Write the weights that matter, sorted by feature."""
    weights = {BIAS: fitted.intercept_[0], THRESHOLD: task.threshold}
    weights |= {n: w for n, w in zip(names, fitted.coef_[0], strict=True) if abs(w) >= SMALL}
    named = {feature.replace("\n", LINE_BREAK): weight for feature, weight in weights.items()}
    lines = [f"{feature}\t{weight:.2f}" for feature, weight in sorted(named.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"  {len(lines) - 2} weights in {path.name}")


def main() -> int:
    """Train the tasks named on the command line, all where none is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tasks", nargs="*", metavar="TASK", choices=[*TASKS, []])
    wanted = parser.parse_args().tasks or list(TASKS)
    articles = readings()
    for name in wanted:
        train(name, TASKS[name], articles)
    return 0


if __name__ == "__main__":
    sys.exit(main())
