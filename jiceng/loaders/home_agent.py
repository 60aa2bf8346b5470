"""The article's own agent, which acts where a text names none: of its title, else what its text names first."""

from __future__ import annotations

from jiceng.loaders.linked import PLACES, Linked

_ROW = 5  # the longest row of places, from province to community


def home_agent(linked: Linked, title: str) -> str:
    """Return the article's own agent: the most specific place of its title, or a body that the title names."""
    bodies = [
        d
        for d in linked.drafts.values()
        if d.label == "Organization" and any(a in title for a in (d.name, *d.aliases) if len(a) > 2)
    ]
    if bodies:
        return min(bodies, key=lambda d: (-len(d.name), d.id)).id
    for label in reversed(PLACES):
        node = linked.home.get(label, "")
        if node in linked.drafts and (
            linked.drafts[node].name in title or any(a in title for a in linked.drafts[node].aliases)
        ):
            return node
    row = [r for r in linked.references if r.named][:_ROW]
    last = row[0] if row else None
    for reference in row[1:]:
        if last is None or reference.start != last.end:
            break
        last = reference
    return last.node if last else ""
