"""Nodes: finding them, looking at one, and what lies around it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from jiceng.api import answers, walks
from jiceng.api.routes.common import PROBLEMS, Limit, NodeId, Offset, StoreOf
from jiceng.api.schemas import Graph, NodeDetail, Page, PlacedNode

router = APIRouter(tags=["nodes"], responses=PROBLEMS)
Words = Annotated[str, Query(min_length=1, max_length=200, description="Part of a name", examples=["花园社区"])]
Labels = Annotated[list[str], Query(description="Only nodes of this label; may be repeated", examples=[["Community"]])]
Relations = Annotated[list[str], Query(description="Only along this relation; may be repeated; all but MENTIONS")]
Depth = Annotated[int, Query(ge=1, le=4, description="How many steps away")]
Reach = Annotated[int, Query(ge=1, le=2000, description="How many nodes at most")]


@router.get("/search")
def search(store: StoreOf, q: Words, label: Labels = [], offset: Offset = 0, limit: Limit = 20) -> Page[PlacedNode]:  # noqa: B006
    """Nodes whose name or alias holds the words, best first, each with the places above it."""
    return answers.search(store, q, label, offset, limit)


@router.get("/nodes/{node_id:path}/neighbourhood")
def neighbourhood(
    store: StoreOf,
    node_id: NodeId,
    depth: Depth = 1,
    relations: Relations = [],  # noqa: B006
    limit: Reach = 200,
) -> Graph:
    """The nodes within some steps of a node, and the edges among them."""
    return walks.neighbourhood(store, node_id, depth, relations, limit)


@router.get("/nodes/{node_id:path}")
def node(store: StoreOf, node_id: NodeId) -> NodeDetail:
    """One node, the places above it, and how many edges of each relation touch it."""
    return answers.node_detail(store, node_id)
