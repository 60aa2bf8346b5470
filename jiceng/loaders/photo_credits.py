"""Photo credits: who took the picture that a caption describes."""

from __future__ import annotations

import re

from jiceng.loaders.bylines import LONGEST, Tail, grammar, parse_byline, split_names

_EDGE = re.compile(r"^|[\s。！？”)(，]+")
_SPELT = re.compile("[\u4e00-\u9fff]{4,7}")
_WRITTEN = re.compile(r"\(\s*文\s*[/|:：]")


def find_photo_credit(text: str) -> Tail | None:
    """Return the credit that closes a caption (王立志 摄, 摄影：李四), or None."""
    if "摄" not in text[-24:] and "图" not in text[-24:]:
        return None
    if text.endswith(")") and _WRITTEN.search(text, text.rfind("(")):
        return None  # (文/张三 图/李四) closes an article
    g = grammar()
    if credit := g.photo_before.search(text, max(0, len(text) - LONGEST)):
        names = split_names(credit["names"])
        return Tail(_body_end(text, credit.start()), names) if names else None
    credit = g.photo.search(text, max(0, len(text) - 12))
    if not credit:
        return None
    for edge in _EDGE.finditer(text, max(0, credit.start() - LONGEST), credit.start()):
        line = text[edge.end() : credit.start()]
        names = parse_byline(line, bare=True) or _spelt_name(text, edge.end(), credit.start())
        if names:
            return Tail(_body_end(text, edge.end()), names)
    return None


def _spelt_name(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return a name spelt from another tongue that alone stands between the caption's end and 摄: 塔里哈提 摄."""
    g = grammar()
    name = text[start:end].strip()
    alone = text[:start].rstrip().endswith(("。", "！", "？")) and _SPELT.fullmatch(name)
    return (name,) if alone and name not in g.not_names and not name.endswith(g.not_endings) else ()


def _body_end(text: str, credit: int) -> int:
    return len(text[:credit].rstrip().removesuffix("(").rstrip())
