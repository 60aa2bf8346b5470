"""What every face answers: the graph's questions asked of a store and put into the records of `schemas`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jiceng.api.evidence import briefs, claims_out
from jiceng.api.schemas import (
    ArticleBrief,
    ArticleOut,
    EdgeDetail,
    EdgeOut,
    NodeDetail,
    NodeOut,
    Page,
    PlacedNode,
    QuestionOut,
    Stats,
    TableOut,
)
from jiceng.api.spans import segments
from jiceng.api.whereabouts import places_above
from jiceng.graph.errors import NotFoundError
from jiceng.graph.model import Node
from jiceng.graph.ontology import ontology
from jiceng.graph.questions import questions as ready
from jiceng.graph.store.protocol import Store, Table
from jiceng.graph.subgraph import known


def search(store: Store, text: str, labels: Sequence[str], offset: int, limit: int) -> Page[PlacedNode]:
    """Return nodes whose name or alias holds the text, best first, each with the names of the places above it."""
    for label in labels:
        ontology().label(label)
    nodes, total = store.search(text, labels, offset, limit)
    return Page[PlacedNode](items=placed(store, nodes), total=total, offset=offset, limit=limit)


def placed(store: Store, nodes: Sequence[Node]) -> list[PlacedNode]:
    """Return nodes with the names of the places above each."""
    above = places_above(store, nodes)
    return [
        PlacedNode(**NodeOut.model_validate(node).model_dump(), place=[place.name for place in above[node.id]])
        for node in nodes
    ]


def node_detail(store: Store, node_id: str) -> NodeDetail:
    """Return a node with the places above it and its degree by relation, mentions among them."""
    node = known(store, node_id)
    relations = tuple(ontology().relations)
    degrees = Counter(edge.relation for edge in store.edges([node_id], relations))
    return NodeDetail(
        node=NodeOut.model_validate(node),
        above=[NodeOut.model_validate(place) for place in places_above(store, [node])[node_id]],
        degrees=dict(sorted(degrees.items())),
        degree=degrees.total(),
    )


def edge_detail(store: Store, relation: str, source: str, target: str) -> EdgeDetail:
    """Return an edge with both ends and all claims behind it, each quote inside some words of its article."""
    declared = ontology().relation(relation)
    if declared.symmetric and source > target:
        source, target = target, source
    edges = [edge for edge in store.edges([source], [relation], "out") if edge.target == target]
    if not edges:
        raise NotFoundError(f"There is no edge {source} {relation} {target} in this graph.")
    return EdgeDetail(
        edge=EdgeOut.model_validate(edges[0]),
        source=NodeOut.model_validate(known(store, source)),
        target=NodeOut.model_validate(known(store, target)),
        claims=claims_out(store, store.claims([(relation, source, target)])),
    )


def article(store: Store, article_id: str) -> ArticleOut:
    """Return an article with its text in segments, each with the marks that lie over it."""
    found = store.articles([article_id])
    if not found:
        raise NotFoundError(f"There is no article {article_id!r} in this graph.")
    claims = store.article_claims(article_id)
    ends = sorted({end for claim in claims for end in (claim.source, claim.target)} - {article_id})
    nodes = {node.id: node for node in store.nodes(ends)}
    brief = briefs(found)[0].model_dump()
    return ArticleOut(**brief, segments=segments(found[0], claims, nodes))


def articles(store: Store, offset: int, limit: int) -> Page[ArticleBrief]:
    """Return articles without their texts, in the order of their ids."""
    found = store.articles(store.article_ids(offset, limit))
    total = store.counts().get("Article", 0)
    return Page[ArticleBrief](items=briefs(found), total=total, offset=offset, limit=limit)


def stats(store: Store) -> Stats:
    """Return the counts of the graph, in the order of the ontology; what there is none of counts 0."""
    counts, kinds = store.counts(), ontology()
    return Stats(
        nodes={name: counts.get(name, 0) for name in kinds.labels},
        edges={name: counts.get(name, 0) for name in kinds.relations},
    )


def table(answer: Table) -> TableOut:
    """Return the answer of a query as a record."""
    return TableOut(
        columns=list(answer.columns),
        rows=[list(row) for row in answer.rows],
        truncated=answer.truncated,
        limits=dict(answer.limits),
    )


def questions(offset: int, limit: int) -> Page[QuestionOut]:
    """Return the questions that are ready to ask, in the order of their file."""
    items = [QuestionOut.model_validate(one) for one in ready()[offset : offset + limit]]
    return Page[QuestionOut](items=items, total=len(ready()), offset=offset, limit=limit)
