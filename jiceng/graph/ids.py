"""Identity from facts: the same fact gets the same id on any machine, in any order."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata

_MARKS = re.compile(r"[\s“”„\"'‘’「」『』《》〈〉()·•—\-_、，,。:]")

# One encoder for all digests: json.dumps would make one for each.
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def fold(name: str) -> str:
    """Return a name as it is compared: NFKC, lower case, without spaces, quotation marks and dashes."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", name)).lower()


def digest(*parts: str | int | float) -> str:
    """Return 16 hex digits of the SHA-256 of a list of facts, unambiguous because the list is serialised."""
    return hashlib.sha256(_ENCODER.encode(parts).encode()).hexdigest()[:16]


def place_id(label: str, code: str) -> str:
    """Return the id of a place in the division table, by its official code."""
    return f"{label.lower()}:{code}"


def unofficial_place_id(label: str, anchor: str, *names: str) -> str:
    """Return the id of a place that the table lacks: the code of the nearest known place above, then names."""
    return f"{label.lower()}:{anchor}/{'/'.join(names)}" if anchor else f"{label.lower()}:/{'/'.join(names)}"


def official_id(name: str, body_id: str) -> str:
    """Return the id of an official: a name and the body served, so that namesakes stay apart."""
    return f"official:{name}@{body_id}"


def organization_id(name: str) -> str:
    """Return the id of an organization by its full resolved name."""
    return f"organization:{fold(name)}"


def program_id(name: str) -> str:
    """Return the id of a program by its folded canonical name."""
    return f"program:{fold(name)}"


def honor_id(title: str) -> str:
    """Return the id of an honour by its folded title."""
    return f"honor:{fold(title)}"


def outcome_id(article: str, subject: str, value: float, unit: str, text: str) -> str:
    """Return the id of an outcome: a figure of one subject in one article."""
    return f"outcome:{digest(article, subject, value, unit, text)}"


def article_id(source: str, title: str, text: str) -> str:
    """Return the id of an article by its file's name and its words."""
    return f"article:{digest(source, title, text)}"
