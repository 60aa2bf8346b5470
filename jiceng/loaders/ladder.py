"""The table's own steps that an article leaves out: a village named with its county only lies in a township too."""

from __future__ import annotations

from dataclasses import replace

from jiceng.graph import ids
from jiceng.graph.model import Claim, Extraction, Node
from jiceng.loaders.extract import gazetteer


def with_ladder(extraction: Extraction) -> Extraction:
    """Return an extraction in which every official place reaches its province one official step at a time.

    What the article says stays as it is; added nodes are those of the division table, added claims have the basis
    "divisions" and no evidence.
    """
    nodes = {node.id: node for node in extraction.nodes}
    claims = {(c.relation, c.source, c.target): c for c in extraction.claims}
    for node in extraction.nodes:
        code = node.properties.get("code")
        if isinstance(code, str):
            _climb(node.id, code, nodes, claims)
    ordered = tuple(node for _, node in sorted(nodes.items()))
    return replace(extraction, nodes=ordered, claims=tuple(claim for _, claim in sorted(claims.items())))


def _climb(node: str, code: str, nodes: dict[str, Node], claims: dict[tuple[str, str, str], Claim]) -> None:
    child = node
    for place in gazetteer().ancestors(code):
        parent = ids.place_id(place.label, place.code)
        nodes.setdefault(parent, Node(parent, place.label, place.name, (), {"code": place.code, "official": True}))
        key = ("LOCATED_IN", child, parent)
        claims.setdefault(key, Claim(*key, basis="divisions"))
        child = parent
