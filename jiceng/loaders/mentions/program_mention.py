"""A program as the text writes it."""

from __future__ import annotations

from dataclasses import dataclass

from jiceng.loaders.mentions.model import Mention


@dataclass(slots=True)
class ProgramMention(Mention):
    """A program as written; `routine` as declared in the word list, `candidate` where form alone speaks for it."""

    routine: bool
    candidate: bool
    aliases: tuple[str, ...]
