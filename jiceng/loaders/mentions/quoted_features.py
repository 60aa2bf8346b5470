"""What speaks for and against a quoted phrase being the name of a program, as named features."""

from __future__ import annotations

import re

from jiceng.loaders.weighing.sentence import CLAUSE

_DIGIT = re.compile("[0-9一二三四五六七八九十]")
_MARK = re.compile("[，。；、]")
_LEFT, _RIGHT = 30, 10  # characters before and behind a phrase that are looked at
_OFTEN, _LONG = 4, 12


def quoted_features(text: str, start: int, end: int, title: str, times: int) -> frozenset[str]:
    """Return the features of the phrase whose marks are at `text[start]` and `text[end - 1]`.

    `times` is how often the article has the phrase in marks.
    """
    name, left, right = text[start + 1 : end - 1], text[max(0, start - _LEFT) : start], text[end : end + _LEFT]
    clause_left, clause_right = CLAUSE.split(left)[-1], CLAUSE.split(right)[0][:_RIGHT]
    features = {f"length {min(len(name), _LONG)}", f"times {min(times, _OFTEN)}"}
    for n in (1, 2, 3):
        features.update((f"ends {name[-n:]}", f"starts {name[:n]}", f"left {left[-n:]}", f"right {right[:n]}"))
    features.update(f"letter {letter}" for letter in name)
    for prefix, words in (("in", name), ("ahead", clause_left), ("behind", clause_right)):
        features.update(f"{prefix} {words[i : i + 2]}" for i in range(len(words) - 1))
    features.update(
        sign
        for sign, there in (
            ("title", name in title),
            ("digit", _DIGIT.search(name)),
            ("plus", "+" in name),
            ("mark", _MARK.search(name)),
        )
        if there
    )
    return frozenset(features)
