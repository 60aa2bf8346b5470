"""Logistic regression over named features that are there or not, with weights from a text file."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from jiceng.graph.errors import InputError
from jiceng.seeds import seeds_folder

BIAS, THRESHOLD = "(bias)", "(threshold)"
LINE_BREAK = "⏎"  # stands for a line break in the names of features


@dataclass(frozen=True, slots=True)
class Classifier:
    """Weights in log odds by feature; a candidate is accepted from a probability of `threshold` on."""

    weights: dict[str, float]
    bias: float
    threshold: float

    def probability(self, features: Iterable[str]) -> float:
        """Return how likely a candidate with these features, each named once, is right, from 0 to 1."""
        # fsum rounds once, at the end: the order in which a set gives its members does not matter.
        total = self.bias + math.fsum(filter(None, map(self.weights.get, features)))
        return 1 / (1 + math.exp(-total))

    def accepts(self, features: Iterable[str]) -> bool:
        """Tell whether a candidate with these features is likely enough."""
        return self.probability(features) >= self.threshold


@cache
def classifier(name: str) -> Classifier:
    """Return the classifier of seeds/weights/NAME.tsv, read once; InputError says which line is wrong."""
    path = seeds_folder() / "weights" / f"{name}.tsv"
    weights: dict[str, float] = {}
    try:
        lines = path.read_text("utf-8").rstrip("\n").split("\n")
    except OSError as error:
        raise InputError(f"The weights {path.name} cannot be read: {error}.") from error
    for number, line in enumerate(lines, 1):
        feature, _, weight = line.rpartition("\t")
        try:
            weights[feature.replace(LINE_BREAK, "\n")] = float(weight)
        except ValueError as error:
            raise InputError(f"{path.name}, line {number}: {weight!r} is no weight.") from error
    return Classifier(weights, weights.pop(BIAS, 0.0), weights.pop(THRESHOLD, 0.5))
