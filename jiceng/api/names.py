"""From what a person types to a node: an id, a name, a name with the places above it, else a search."""

from __future__ import annotations

from collections.abc import Sequence

from jiceng.api.answers import placed
from jiceng.api.schemas import PlacedNode
from jiceng.api.whereabouts import places_above
from jiceng.graph.errors import InputError, NotFoundError
from jiceng.graph.ids import fold
from jiceng.graph.model import Node
from jiceng.graph.store.protocol import Store

# Namesakes are told apart by eye: a longer list is no help.
_CANDIDATES = 20
# The longest name in the division table has 25 characters; four places above it may stand before.
_LONGEST = 80


class AmbiguousNameError(InputError):
    """A name that several nodes bear; `candidates` are these, with the places above each."""

    def __init__(self, text: str, candidates: list[PlacedNode], total: int) -> None:
        super().__init__(f"{text} may be {total} things; name the one you mean by its id, or with a place before it.")
        self.candidates = candidates


def resolve(store: Store, text: str, labels: Sequence[str] = ()) -> Node:
    """Return the one node that a person means by `text`, of one of `labels` where any is given.

    Tried in turn: an id; a name or alias; a name after the places above it ("禹州市 花园社区", "禹州市花园社区");
    a part of a name. Raises NotFoundError where nothing fits, AmbiguousNameError where several fit equally.
    """
    text = text.strip()
    by_id = [node for node in store.nodes([text]) if not labels or node.label in labels]
    if by_id:
        return by_id[0]
    found = named(store, text, labels) or _named_within(store, text, labels)
    total = len(found)
    if not found:
        found, total = store.search(text, labels, 0, _CANDIDATES)
    if not found:
        kinds = f" of label {' or '.join(labels)}" if labels else ""
        raise NotFoundError(f"The graph has nothing{kinds} that is called {text!r}.")
    if total > 1:
        raise AmbiguousNameError(text, placed(store, found[:_CANDIDATES]), total)
    return found[0]


def named(store: Store, name: str, labels: Sequence[str]) -> list[Node]:
    """Return the nodes with exactly this name or alias, spaces and quotation marks aside, in the store's order."""
    wanted = fold(name)
    hits, _ = store.search(name, labels, 0, _CANDIDATES) if wanted else ([], 0)
    return [node for node in hits if wanted in {fold(spelling) for spelling in (node.name, *node.aliases)}]


def _named_within(store: Store, text: str, labels: Sequence[str]) -> list[Node]:
    """Return the nodes named by an ending of the text, where the rest names places above them; longest name first."""
    joined = fold(text.replace("/", ""))[:_LONGEST]
    for cut in range(1, len(joined) - 1):
        hits = named(store, joined[cut:], labels)
        above = places_above(store, hits) if hits else {}
        kept = [node for node in hits if _covers(above[node.id], joined[:cut])]
        if kept:
            return kept
    return []


def _covers(places: Sequence[Node], text: str) -> bool:
    """Return whether the text is nothing but names of these places, larger ones first; any may be left out."""
    for place in places:
        spellings = sorted((place.name, *place.aliases), key=len, reverse=True)
        text = text.removeprefix(next((s for s in map(fold, spellings) if s and text.startswith(s)), ""))
    return not text
