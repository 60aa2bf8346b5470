import itertools
import math

import pytest

from jiceng.graph.errors import InputError
from jiceng.loaders.weighing import classifier as module
from jiceng.loaders.weighing.classifier import BIAS, THRESHOLD, Classifier, classifier
from jiceng.seeds import seeds_folder

NAMES = sorted(path.stem for path in (seeds_folder() / "weights").glob("*.tsv"))


@pytest.fixture
def weights_folder(tmp_path, monkeypatch):
    (tmp_path / "weights").mkdir()
    monkeypatch.setattr(module, "seeds_folder", lambda: tmp_path)
    classifier.cache_clear()
    yield tmp_path / "weights"
    classifier.cache_clear()


def test_probability_is_the_logistic_function_of_the_weights_of_known_features():
    weigh = Classifier({"a": 2.0, "b": -0.5}, 0.5, 0.8)
    assert weigh.probability(["a", "b", "unknown"]) == pytest.approx(1 / (1 + math.exp(-2.0)))
    assert weigh.probability([]) == pytest.approx(1 / (1 + math.exp(-0.5)))


def test_a_candidate_is_accepted_from_the_threshold_on():
    weigh = Classifier({"a": 2.0}, 0.0, 0.8)
    assert weigh.accepts(["a"])
    assert not weigh.accepts([])


def test_order_of_features_does_not_change_the_last_digit():
    weigh = Classifier({"a": 0.1, "b": 0.2, "c": 0.3, "d": -1e16, "e": 1e16}, 0.0, 0.5)
    assert len({weigh.probability(order) for order in itertools.permutations("abcde")}) == 1


def test_weights_are_read_with_bias_threshold_and_line_breaks(weights_folder):
    (weights_folder / "x.tsv").write_text("(bias)\t-1.00\n(threshold)\t0.70\nbehind ⏎\t0.25\nbehind  \t1.5\n", "utf-8")
    weigh = classifier("x")
    assert (weigh.bias, weigh.threshold) == (-1.0, 0.7)
    assert weigh.weights == {"behind \n": 0.25, "behind  ": 1.5}


def test_a_wrong_line_is_named(weights_folder):
    (weights_folder / "x.tsv").write_text("(bias)\t-1.00\na\tmuch\n", "utf-8")
    with pytest.raises(InputError, match=r"x\.tsv, line 2: 'much'"):
        classifier("x")


def test_a_missing_file_is_named(weights_folder):
    with pytest.raises(InputError, match=r"weights x\.tsv cannot be read"):
        classifier("x")


@pytest.mark.parametrize("name", NAMES)
def test_files_of_weights_are_sorted_and_whole(name):
    lines = (seeds_folder() / "weights" / f"{name}.tsv").read_text("utf-8").rstrip("\n").split("\n")
    features = [line.rpartition("\t")[0] for line in lines]
    assert features == sorted(set(features))
    assert {BIAS, THRESHOLD} <= set(features)
    assert 0.5 <= classifier(name).threshold < 1
