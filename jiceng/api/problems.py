"""Errors as answers: whatever goes wrong, the body is {"error": sentence, "kind": word, "status": number}."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from jiceng.api.headers import SECURITY_HEADERS
from jiceng.graph.errors import JicengError

_KINDS = {400: "input", 404: "not_found", 405: "method", 413: "too_large"}


def problem(sentence: str, kind: str, status: int) -> JSONResponse:
    """Return an error as the one JSON shape."""
    return JSONResponse({"error": sentence, "kind": kind, "status": status}, status, SECURITY_HEADERS)


def install(app: FastAPI) -> None:
    """Make the app answer every error as a problem."""
    app.exception_handler(JicengError)(_known)
    app.exception_handler(RequestValidationError)(_invalid)
    app.exception_handler(HTTPException)(_http)
    app.exception_handler(Exception)(_unforeseen)


async def _known(_request: Request, error: JicengError) -> JSONResponse:
    return problem(str(error), error.kind, error.status)


async def _invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
    return problem(" ".join(_sentence(item) for item in error.errors()), "input", 422)


def _sentence(item: dict[str, object]) -> str:
    place = item.get("loc", ())
    names = [str(part) for part in place] if isinstance(place, tuple) else []
    where = " ".join([*names[:1], ".".join(names[1:])] if names[1:] else names)
    return f"{where or 'request'}: {str(item.get('msg', 'not valid')).rstrip('.')}."


async def _http(request: Request, error: HTTPException) -> JSONResponse:
    sentences = {
        404: f"There is nothing at {request.url.path}; /api/openapi.json lists what can be asked.",
        405: f"{request.url.path} does not answer {request.method}.",
    }
    sentence = sentences.get(error.status_code, f"{error.detail}.")
    return problem(sentence, _KINDS.get(error.status_code, "http"), error.status_code)


async def _unforeseen(_request: Request, _error: Exception) -> JSONResponse:
    # Starlette raises the error again after this answer, so that the server's log holds the traceback.
    return problem("Something went wrong inside the server; its log says what.", "error", 500)
