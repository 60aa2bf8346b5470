"""The door of the HTTP face: who may ask, how much may be sent, and what a browser may do with the answer."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from jiceng.api.headers import SECURITY_HEADERS
from jiceng.api.problems import problem
from jiceng.api.settings import Settings


class Guard:
    """ASGI middleware: checks Host and Origin, bounds the body, and sets the security headers of every answer."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in settings.hosts)
        self.max_body = settings.max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it with a problem."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self._refusal(headers)
        answer = problem(*refused) if refused else self.app
        await answer(scope, self._bounded(receive), _with_headers(send))

    def _refusal(self, headers: Headers) -> tuple[str, str, int] | None:
        host = headers.get("host", "")
        if host_name(host) not in self.hosts:
            return f"This server does not answer to the name {host!r}; name it with --allow-host.", "host", 400
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
            return f"Pages of {origin} may not ask this server.", "origin", 403
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdecimal()):
            return "The Content-Length is no number.", "length", 400
        if int(length) > self.max_body:
            return _too_large(self.max_body)
        return None

    def _bounded(self, receive: Receive) -> Receive:
        read = 0

        async def bounded() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self.max_body:
                raise HTTPException(413, _too_large(self.max_body)[0].rstrip("."))
            return message

        return bounded


def host_name(host: str) -> str:
    """Return a Host header without its port, in lower case; an IPv6 address keeps its brackets."""
    name = host[: host.find("]") + 1] if host.startswith("[") else host.partition(":")[0]
    return name.lower()


def _too_large(limit: int) -> tuple[str, str, int]:
    return f"The request is larger than the {limit // 1024} KB that this server reads.", "too_large", 413


def _with_headers(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(SECURITY_HEADERS)
        await send(message)

    return guarded
