"""Bodies called by a short name that the text itself gives: 永化民爆器材有限公司（以下简称“永化公司”）."""

from __future__ import annotations

import re

from jiceng.loaders.linked import Linked, Reference

_GIVEN = re.compile("[(（](?:以下|下文|下)?(?:统一)?简称(?:为|：)?[“‘]?([^“”‘’()（），。；]{2,12})[”’]?[)）]")


def short_names(text: str, linked: Linked) -> dict[str, str]:
    """Return the short names that a text gives right behind bodies, each with the body's node id."""
    found: dict[str, str] = {}
    for draft in linked.drafts.values():
        for _, end in draft.spans if draft.label == "Organization" else ():
            if given := _GIVEN.match(text, end):
                found.setdefault(given[1], draft.id)
    return found


def short_references(text: str, linked: Linked) -> list[Reference]:
    """Return references for the short names given in a text, wherever no other reference covers them."""
    found = []
    for name, node in sorted(short_names(text, linked).items()):
        draft = linked.drafts[node]
        draft.aliases.add(name)
        for match in re.finditer(re.escape(name), text):
            start, end = match.span()
            if not any(r.start < end and start < r.end for r in linked.within(max(0, start - 40), end)):
                found.append(Reference(start, end, node, draft.label, True))
                draft.spans.append((start, end))
    return found
