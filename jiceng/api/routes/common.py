"""What the routes share: the store of the app, paging, and the errors an answer may be."""

from __future__ import annotations

from typing import Annotated, Any, cast

from fastapi import Depends, Path, Query, Request

from jiceng.api.schemas import Problem
from jiceng.api.settings import Settings
from jiceng.graph.store.protocol import Store

PROBLEMS: dict[int | str, dict[str, Any]] = {
    404: {"model": Problem, "description": "What was asked for is not there"},
    422: {"model": Problem, "description": "An argument cannot be used"},
    503: {"model": Problem, "description": "The store cannot be reached"},
}


def _store(request: Request) -> Store:
    return cast("Store", request.app.state.store)


def _settings(request: Request) -> Settings:
    return cast("Settings", request.app.state.settings)


StoreOf = Annotated[Store, Depends(_store)]
SettingsOf = Annotated[Settings, Depends(_settings)]
Offset = Annotated[int, Query(ge=0, le=1_000_000_000, description="How many to pass over")]
Limit = Annotated[int, Query(ge=1, le=500, description="How many at most")]
NodeId = Annotated[
    str,
    Path(
        description="The node's id, URL-encoded; it may hold ':', '/' and '@'",
        openapi_examples={"community": {"value": "community:411081004007"}},
    ),
]
