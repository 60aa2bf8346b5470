"""Text that strayed from its article is put back: the far half of a broken sentence, an untitled tail."""

from __future__ import annotations

from jiceng.loaders.pages.grouping import Draft


def return_strays(drafts: list[Draft], page: str) -> None:
    """Move strayed text to the article that it belongs to; drafts that lose all their text are taken out."""
