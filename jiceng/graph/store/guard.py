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
class Piece:
    """A word, name in backticks, string or sign of a query, at `start` to `end` of it, in code points."""

    kind: str
    text: str
    start: int
    end: int


def check_words(query: str) -> None:
    """Raise ForbiddenQueryError where the words of a query, strings and comments aside, do more than read.

    Refused are writing, schema and server clauses, several statements in one, procedures outside PROCEDURES and
    namespaced functions outside FUNCTION_SPACES. Raises QueryError for a query without words.
    """
    found = list(pieces(query))
    while found and found[-1].text == ";":
        found.pop()
    if not found:
        raise QueryError("The query is empty; write one that begins with MATCH, WITH, UNWIND, CALL or RETURN.")
    if found[0].text.upper() not in _STARTS:
        raise ForbiddenQueryError(
            f"A query may not begin with {found[0].text[:40]!r}; it must begin with {', '.join(sorted(_STARTS))}."
        )
    _check_signs(found)
    for index in range(len(found)):
        _check_keyword(found, index)
        _check_call(found, index)
        _check_function(found, index)


def pieces(query: str) -> Iterator[Piece]:
    """Yield the pieces of a query without spaces and comments; `kind` is word, name, quoted or sign."""
    for match in _PIECE.finditer(query):
        kind = match.lastgroup or "sign"
        if kind != "skip":
            yield Piece(kind, match.group(), match.start(), match.end())


def _check_signs(found: list[Piece]) -> None:
    for piece in found:
        if piece.text == ";":
            raise ForbiddenQueryError("Only one statement may be run at a time; take the semicolon out.")
        if piece.text in {"'", '"', "`"}:
            raise QueryError(f"The query has a {piece.text} without its partner.")
    for first, second in pairwise(found):
        if (first.text, second.text) == ("/", "*"):
            raise QueryError("The query has a comment that does not end.")


def _text(found: list[Piece], index: int) -> str:
    return found[index].text if 0 <= index < len(found) else ""


def _is_name(found: list[Piece], index: int) -> bool:
    """Say whether a word stands where only a name can: after a dot, colon, dollar or bar of labels, or as a map key."""
    before, after = _text(found, index - 1), _text(found, index + 1)
    return before in {".", ":", "$"} or (after == ":" and before in {"{", ","})


def _check_keyword(found: list[Piece], index: int) -> None:
    piece = found[index]
    if piece.kind == "word" and piece.text.upper() in _REFUSED and not _is_name(found, index):
        raise ForbiddenQueryError(
            f"{piece.text.upper()} is not allowed: a query may only read. A name that is such a word goes in backticks."
        )


def _check_call(found: list[Piece], index: int) -> None:
    if found[index].text.upper() != "CALL" or found[index].kind != "word" or _is_name(found, index):
        return
    if _text(found, index + 1) in {"{", "("}:
        return  # a subquery: what it holds is checked like the rest
    name = _dotted(found, index + 1)
    if name.lower() not in PROCEDURES:
        raise ForbiddenQueryError(
            f"The procedure {name or _text(found, index + 1)!r} is not allowed; "
            f"allowed: {', '.join(sorted(PROCEDURES))}."
        )


def _dotted(found: list[Piece], index: int) -> str:
    parts = []
    while index < len(found) and found[index].kind in {"word", "name"}:
        parts.append(found[index].text.strip("`"))
        if _text(found, index + 1) != ".":
            break
        index += 2
    return ".".join(parts)


def _check_function(found: list[Piece], index: int) -> None:
    starts = found[index].kind in {"word", "name"} and _text(found, index - 1) not in {".", "$"}
    if not starts or _text(found, index - 1).upper() == "CALL":
        return
    name = _dotted(found, index)
    after = _text(found, index + 2 * name.count(".") + 1)
    if "." in name and after == "(" and name.split(".")[0].lower() not in FUNCTION_SPACES:
        raise ForbiddenQueryError(f"The function {name} is not allowed; use the functions of standard Cypher.")
