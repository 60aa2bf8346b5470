"""Lists of pairs: A村——B公司；C村——D公司 under a heading of pairing, and A村与B村、C村与D村结成对子."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiceng.loaders.claims import Claims
from jiceng.loaders.linked import Linked, Reference
from jiceng.loaders.passage import Passage

_DASH = re.compile("(?:党[支总委][部支]?)?(?:[—－–-]{1,2}|[↔⇔～~+＋])")
_AND = re.compile("(?:党[支总委][部支]?)?[与和同](?:[^，。；、的]{1,3}的)?")
_NEXT = re.compile(r"(?:党[支总委][部支]?)?[；;，,、。\s]{1,3}(?:[（(]?[0-9一二三四五六七八九十]{1,2}[）).、．]?)?")
_HEADING = re.compile("结对|联建|共建|对接|帮扶|包联|签约|牵手|万企兴万村|共联|配对|对子")
_BOUND = re.compile("[^，。；]{0,8}(?:结[成为对]|签[订署下了约]|牵手|握手|攀亲|认亲|共建|联建)")
_REACH = 150  # characters before a list in which its heading is looked for


@dataclass(frozen=True, slots=True)
class _Item:
    """The last of a row of places (A镇B村: B村) with where the row starts."""

    start: int
    last: Reference


def claim_listed_pairs(passage: Passage, linked: Linked, claims: Claims) -> None:
    """Add a partnership for each pair of every list of pairs in an article; a list has two pairs or more."""
    items = _items(passage.text, linked.references)
    for link, holds in ((_DASH, _headed), (_AND, _bound)):
        for run in _runs(passage.text, items, link):
            if len(run) > 1 and holds(passage.text, run):
                for one, other in run:
                    if (one.last.node, other.last.node) not in linked.located and one.last.node != other.last.node:
                        span = (one.start, other.last.end)
                        claims.add("PARTNERS_WITH", one.last.node, other.last.node, span, "list of pairs")


def _items(text: str, references: Sequence[Reference]) -> list[_Item]:
    items: list[_Item] = []
    for reference in references:
        if items and text[items[-1].last.end : reference.start] in ("", "“", "的"):
            items[-1] = _Item(items[-1].start, reference)
        else:
            items.append(_Item(reference.start, reference))
    return items


def _runs(text: str, items: Sequence[_Item], link: re.Pattern[str]) -> Iterator[list[tuple[_Item, _Item]]]:
    """Give each longest run of pairs that stand one after another, linked alike."""
    run: list[tuple[_Item, _Item]] = []
    index = 0
    while index + 1 < len(items):
        one, other = items[index], items[index + 1]
        if not link.fullmatch(text, one.last.end, other.start):
            index += 1
            continue
        if run and not _NEXT.fullmatch(text, run[-1][1].last.end, one.start):
            yield run
            run = []
        run.append((one, other))
        index += 2
    if run:
        yield run


def _headed(text: str, run: Sequence[tuple[_Item, _Item]]) -> bool:
    start = run[0][0].start
    return _HEADING.search(text, max(0, start - _REACH), start) is not None


def _bound(text: str, run: Sequence[tuple[_Item, _Item]]) -> bool:
    return _BOUND.match(text, run[-1][1].last.end) is not None
