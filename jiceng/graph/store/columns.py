"""The names of a query's columns, read from its last RETURN: the embedded engine names none where no row comes."""

from __future__ import annotations

from jiceng.graph.store.guard import Piece, pieces

_OPENING, _CLOSING = "([{", ")]}"
_ENDS = frozenset({"ORDER", "SKIP", "OFFSET", "LIMIT", "UNION", ";"})


def returned_names(query: str) -> tuple[str, ...]:
    """Return the names after the last RETURN outside brackets; () for a query without one, or with RETURN *."""
    depth, inside, items = 0, False, list[list[Piece]]()
    for piece in pieces(query):
        depth += (piece.text in _OPENING) - (piece.text in _CLOSING) if piece.kind == "sign" else 0
        word = piece.text.upper() if piece.kind in {"word", "sign"} and depth == 0 else ""
        if word == "RETURN":
            inside, items = True, [[]]
        elif inside and word in _ENDS:
            inside = False
        elif inside and word == ",":
            items.append([])
        elif inside and not (word == "DISTINCT" and items == [[]]):
            items[-1].append(piece)
    names = tuple(_name(query, item) for item in items if item)
    return () if "*" in names else names


def _name(query: str, item: list[Piece]) -> str:
    """Return the name after AS, else the words as they stand."""
    if len(item) > 2 and item[-2].text.upper() == "AS":
        return item[-1].text.strip("`")
    return query[item[0].start : item[-1].end].strip("`")
