"""What a query that a person wrote may hold: reading clauses, reading procedures, functions that stay inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from jiceng.graph.errors import ForbiddenQueryError, QueryError

PROCEDURES = frozenset(
    {
        "db.labels",
        "db.relationshiptypes",
        "db.propertykeys",
        "db.schema.visualization",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
        "db.index.fulltext.querynodes",
    }
)
# Namespaces of the functions of standard Cypher; every other namespace may reach the server or the network.
FUNCTION_SPACES = frozenset({"date", "datetime", "time", "localtime", "localdatetime", "duration", "point"})
_STARTS = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL"})
_REFUSED = frozenset(
    {
        *("CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "FOREACH", "INSERT"),
        *("LOAD", "DROP", "ALTER", "RENAME", "GRANT", "REVOKE", "DENY", "TERMINATE", "SHOW", "USE", "START", "STOP"),
        *("ENABLE", "DEALLOCATE", "REALLOCATE", "DRYRUN", "EXPLAIN", "PROFILE", "CYPHER"),
    }
)
_PIECE = re.compile(
    r"""(?P<skip>\s+|//[^\n]*|/\*.*?\*/)
      | (?P<quoted>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")
      | (?P<name>`(?:``|[^`])*`)
      | (?P<word>[^\W\d]\w*)
      | (?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str
    text: str


def check_words(query: str) -> None:
    """Raise ForbiddenQueryError where the words of a query, strings and comments aside, do more than read.

    Refused are writing, schema and server clauses, several statements in one, procedures outside PROCEDURES and
    namespaced functions outside FUNCTION_SPACES. Raises QueryError for a query without words.
    """
    pieces = list(_pieces(query))
    while pieces and pieces[-1].text == ";":
        pieces.pop()
    if not pieces:
        raise QueryError("The query is empty; write one that begins with MATCH, WITH, UNWIND, CALL or RETURN.")
    if pieces[0].text.upper() not in _STARTS:
        raise ForbiddenQueryError(
            f"A query may not begin with {pieces[0].text[:40]!r}; it must begin with {', '.join(sorted(_STARTS))}."
        )
    _check_signs(pieces)
    for index in range(len(pieces)):
        _check_keyword(pieces, index)
        _check_call(pieces, index)
        _check_function(pieces, index)


def _pieces(query: str) -> Iterator[_Piece]:
    for match in _PIECE.finditer(query):
        kind = match.lastgroup or "sign"
        if kind != "skip":
            yield _Piece(kind, match.group())


def _check_signs(pieces: list[_Piece]) -> None:
    for piece in pieces:
        if piece.text == ";":
            raise ForbiddenQueryError("Only one statement may be run at a time; take the semicolon out.")
        if piece.text in {"'", '"', "`"}:
            raise QueryError(f"The query has a {piece.text} without its partner.")
    for first, second in pairwise(pieces):
        if (first.text, second.text) == ("/", "*"):
            raise QueryError("The query has a comment that does not end.")


def _text(pieces: list[_Piece], index: int) -> str:
    return pieces[index].text if 0 <= index < len(pieces) else ""


def _is_name(pieces: list[_Piece], index: int) -> bool:
    """Say whether a word stands where only a name can: after a dot, colon, dollar or bar of labels, or as a map key."""
    before, after = _text(pieces, index - 1), _text(pieces, index + 1)
    return before in {".", ":", "$"} or (after == ":" and before in {"{", ","})


def _check_keyword(pieces: list[_Piece], index: int) -> None:
    piece = pieces[index]
    if piece.kind == "word" and piece.text.upper() in _REFUSED and not _is_name(pieces, index):
        raise ForbiddenQueryError(
            f"{piece.text.upper()} is not allowed: a query may only read. A name that is such a word goes in backticks."
        )


def _check_call(pieces: list[_Piece], index: int) -> None:
    if pieces[index].text.upper() != "CALL" or pieces[index].kind != "word" or _is_name(pieces, index):
        return
    if _text(pieces, index + 1) in {"{", "("}:
        return  # a subquery: what it holds is checked like the rest
    name = _dotted(pieces, index + 1)
    if name.lower() not in PROCEDURES:
        raise ForbiddenQueryError(
            f"The procedure {name or _text(pieces, index + 1)!r} is not allowed; "
            f"allowed: {', '.join(sorted(PROCEDURES))}."
        )


def _dotted(pieces: list[_Piece], index: int) -> str:
    parts = []
    while index < len(pieces) and pieces[index].kind in {"word", "name"}:
        parts.append(pieces[index].text.strip("`"))
        if _text(pieces, index + 1) != ".":
            break
        index += 2
    return ".".join(parts)


def _check_function(pieces: list[_Piece], index: int) -> None:
    starts = pieces[index].kind in {"word", "name"} and _text(pieces, index - 1) not in {".", "$"}
    if not starts or _text(pieces, index - 1).upper() == "CALL":
        return
    name = _dotted(pieces, index)
    after = _text(pieces, index + 2 * name.count(".") + 1)
    if "." in name and after == "(" and name.split(".")[0].lower() not in FUNCTION_SPACES:
        raise ForbiddenQueryError(f"The function {name} is not allowed; use the functions of standard Cypher.")
