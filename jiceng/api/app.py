"""The HTTP face: the API under /api, the explorer at /."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, FastAPI

from jiceng import __version__
from jiceng.api import problems, static_files
from jiceng.api.guard import Guard
from jiceng.api.routes import about, console, evidence, nodes, walks
from jiceng.api.settings import Settings
from jiceng.graph.store.protocol import Store

_DESCRIPTION = """Grassroots Party-building initiatives as Chinese local newspapers report them: where, by whom, with \
what result, and in which words.

Ids hold ':', '/' and '@' and are URL-encoded in a path. Lists come as pages with `items`, `total`, `offset` and \
`limit`. Every error is `{"error": sentence, "kind": word, "status": number}`."""


def create_app(store: Store, settings: Settings | None = None, static: Path = static_files.STATIC_FOLDER) -> FastAPI:
    """Return the application that answers for this store; the caller opens and closes the store.

    `static` is the folder of the built explorer; where it has no index.html, / says how to build it.
    """
    settings = settings or Settings()
    app = FastAPI(
        title="jiceng",
        version=__version__,
        description=_DESCRIPTION,
        openapi_url="/api/openapi.json",
        # The pages that FastAPI offers for the reference load scripts from elsewhere; docs/api.md stands in.
        docs_url=None,
        redoc_url=None,
    )
    app.state.store, app.state.settings = store, settings
    problems.install(app)
    app.include_router(_api())
    static_files.install(app, static)
    app.add_middleware(Guard, settings=settings)
    return app


def _api() -> APIRouter:
    api = APIRouter(prefix="/api")
    for room in (nodes, walks, evidence, console, about):
        api.include_router(room.router)
    return api
