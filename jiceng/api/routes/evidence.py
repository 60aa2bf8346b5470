"""The words behind the graph: an edge with its quotes, an article with its marks."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from jiceng.api import answers
from jiceng.api.routes.common import PROBLEMS, Limit, NodeId, Offset, StoreOf
from jiceng.api.schemas import ArticleBrief, ArticleOut, EdgeDetail, Page

router = APIRouter(tags=["evidence"], responses=PROBLEMS)
Relation = Annotated[str, Query(description="The kind of edge", examples=["IMPLEMENTS"])]
Source = Annotated[str, Query(description="The id that the edge starts from", examples=["community:411081004007"])]
Target = Annotated[str, Query(description="The id that the edge leads to", examples=["program:五星支部"])]


@router.get("/edges")
def edge(store: StoreOf, relation: Relation, source: Source, target: Target) -> EdgeDetail:
    """One edge with everything stated of it: article, quote, and the words around the quote."""
    return answers.edge_detail(store, relation, source, target)


@router.get("/articles")
def articles(store: StoreOf, offset: Offset = 0, limit: Limit = 50) -> Page[ArticleBrief]:
    """The articles of the graph, without their texts."""
    return answers.articles(store, offset, limit)


@router.get("/articles/{article_id:path}")
def article(store: StoreOf, article_id: NodeId) -> ArticleOut:
    """One article, its text cut into segments with the marks over each; the segments joined are the text."""
    return answers.article(store, article_id)
