"""The door of the store: what one article says is checked whole before any of it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jiceng.graph.errors import InputError
from jiceng.graph.model import Claim, Evidence, Extraction, Node, Value
from jiceng.graph.ontology import ontology

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_KINDS: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "float": (int, float),
    "integer": (int,),
    "string_list": (list, tuple),
}


def check(extraction: Extraction) -> None:
    """Raise InputError, naming article and fact, for a saying that the graph cannot hold.

    Refused are: an id that does not begin with its label, a label, relation or property that the ontology lacks, a
    relation between labels that it does not join, a claim whose ends are not among the nodes, a claim made twice,
    a claim of basis "text" without words, and words that are not what the article's text says.
    """
    article = extraction.article
    labels = {article.id: "Article"}
    _check_id(article.id, "Article", article.id)
    for node in extraction.nodes:
        _check_node(node, article.id)
        if node.id in labels:
            raise InputError(f"Article {article.id} holds the node {node.id} twice.")
        labels[node.id] = node.label
    seen: set[tuple[str, str, str]] = set()
    for claim in extraction.claims:
        _check_ends(claim, labels, article.id)
        _check_properties(claim.properties, ontology().relation(claim.relation).properties, _says(claim), article.id)
        _check_evidence(claim, extraction)
        key = (claim.relation, claim.source, claim.target)
        if key in seen:
            raise InputError(f"Article {article.id} makes the claim {_says(claim)} twice; join its evidence.")
        seen.add(key)


def _says(claim: Claim) -> str:
    return f"({claim.source})-[{claim.relation}]->({claim.target})"


def _check_id(identity: str, label: str, article: str) -> None:
    if not identity.startswith(f"{label.lower()}:") or _CONTROL.search(identity):
        raise InputError(
            f"Article {article} names {identity!r}; an id of a {label} begins with {label.lower() + ':'!r} "
            "and has no control characters."
        )


def _check_node(node: Node, article: str) -> None:
    kinds = ontology().label(node.label).properties
    if node.label == "Article":
        raise InputError(f"Article {article} holds {node.id} as a node; an article is no node of another article.")
    _check_id(node.id, node.label, article)
    _check_properties(node.properties, kinds, node.id, article)


def _check_properties(properties: Mapping[str, Value], kinds: Mapping[str, str], owner: str, article: str) -> None:
    for name, value in properties.items():
        kind = kinds.get(name)
        if kind is None:
            allowed = ", ".join(kinds) or "none"
            raise InputError(f"Article {article} gives {owner} the property {name!r}; allowed: {allowed}.")
        if not isinstance(value, _KINDS[kind]) or (isinstance(value, bool) and kind != "boolean"):
            raise InputError(f"Article {article} gives {owner} {name} = {value!r}; it must be of kind {kind}.")


def _check_ends(claim: Claim, labels: Mapping[str, str], article: str) -> None:
    relation = ontology().relation(claim.relation)
    for end, allowed in ((claim.source, relation.sources), (claim.target, relation.targets)):
        if end not in labels:
            raise InputError(f"Article {article} claims {_says(claim)}, but {end} is not among its nodes.")
        if labels[end] not in allowed:
            raise InputError(
                f"Article {article} claims {_says(claim)}, but {claim.relation} does not take a {labels[end]} there; "
                f"allowed: {', '.join(allowed)}."
            )
    if relation.symmetric and claim.source > claim.target:
        raise InputError(f"Article {article} claims {_says(claim)}; {claim.relation} has the smaller id as source.")


def _check_evidence(claim: Claim, extraction: Extraction) -> None:
    article = extraction.article
    if claim.basis == "text" and not claim.evidence:
        raise InputError(f"Article {article.id} claims {_says(claim)} without the words that say so.")
    for evidence in claim.evidence:
        if not _stands(evidence, article.text) or evidence.article != article.id:
            raise InputError(
                f"Article {article.id} claims {_says(claim)} with the words {evidence.quote[:40]!r} of "
                f"{evidence.article} at {evidence.start}–{evidence.end}, where its text does not have them."
            )


def _stands(evidence: Evidence, text: str) -> bool:
    return 0 <= evidence.start < evidence.end <= len(text) and text[evidence.start : evidence.end] == evidence.quote
