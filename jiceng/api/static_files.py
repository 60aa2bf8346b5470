"""The explorer as the server hands it out, or a page that says how to build it."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC_FOLDER = Path(__file__).parent / "static"
_NOT_BUILT = """<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>jiceng</title>
<h1>The explorer is not built yet</h1>
<p>Run <code>make setup</code>, or install the package with <code>pip install .</code>, and load this page again.</p>
<p>浏览页面尚未生成：请运行 <code>make setup</code> 或 <code>pip install .</code>，然后刷新本页。</p>
<p>The API answers meanwhile: <a href="/api/openapi.json">/api/openapi.json</a>.</p>
</html>
"""


class _Explorer(StaticFiles):
    """Files whose names carry a hash of their content may be kept; the page that names them may not."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        kept = path.replace("\\", "/").startswith("assets/")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if kept else "no-cache"
        return response


def install(app: FastAPI, folder: Path = STATIC_FOLDER) -> None:
    """Serve the built explorer at /, or a page saying that it is not built."""
    if (folder / "index.html").is_file():
        app.mount("/", _Explorer(directory=folder, html=True), name="explorer")
    else:
        app.add_api_route("/", _not_built, methods=["GET"], include_in_schema=False)


def _not_built() -> Response:
    return HTMLResponse(_NOT_BUILT)
