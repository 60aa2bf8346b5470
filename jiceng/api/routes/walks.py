"""Walking the graph: paths, the initiatives of a place, who implements a program, posts, comparison."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from jiceng.api import walks
from jiceng.api.routes.common import PROBLEMS, Limit, NodeId, Offset, StoreOf
from jiceng.api.schemas import ComparisonOut, CountyGroupOut, InitiativeOut, Page, PathOut, PostOut

router = APIRouter(tags=["walks"], responses=PROBLEMS)
Source = Annotated[str, Query(description="The id to start from", examples=["community:411081004007"])]
Target = Annotated[str, Query(description="The id to arrive at", examples=["program:五星支部"])]
Length = Annotated[int, Query(ge=1, le=8, description="How many edges at most")]
Routine = Annotated[bool, Query(description="Count routine institutions, such as 三会一课, too")]
Parts = Annotated[bool, Query(description="Count those who carry out a named part of it, too")]
Places = Annotated[
    list[str],
    Query(description="The id of a place; 2 to 20 of them", examples=[["county:411081", "county:411024"]]),
]


@router.get("/paths")
def paths(
    store: StoreOf, source: Source, target: Target, max_length: Length = 6, offset: Offset = 0, limit: Limit = 5
) -> Page[PathOut]:
    """The shortest paths between two nodes, best first, each step with the words that state it."""
    return walks.paths(store, source, target, max_length, offset, limit)


@router.get("/places/{place_id:path}/initiatives")
def initiatives(
    store: StoreOf, place_id: NodeId, routine: Routine = True, offset: Offset = 0, limit: Limit = 100
) -> Page[InitiativeOut]:
    """The programs that a place and everything inside it carry out, the place's own first."""
    return walks.initiatives(store, place_id, routine, offset, limit)


@router.get("/programs/{program_id:path}/implementers")
def implementers(
    store: StoreOf, program_id: NodeId, parts: Parts = False, offset: Offset = 0, limit: Limit = 100
) -> Page[CountyGroupOut]:
    """Who carries a program out, by county; `total` counts the counties."""
    return walks.implementers(store, program_id, parts, offset, limit)


@router.get("/officials/{official_id:path}/posts")
def posts(store: StoreOf, official_id: NodeId, offset: Offset = 0, limit: Limit = 100) -> Page[PostOut]:
    """The posts of an official with the words behind each, present ones first."""
    return walks.posts(store, official_id, offset, limit)


@router.get("/compare")
def compare(store: StoreOf, place: Places, routine: Routine = False) -> ComparisonOut:
    """Places side by side: programs × places, what they share, who was first, how alike they are."""
    return walks.compare(store, place, routine)
