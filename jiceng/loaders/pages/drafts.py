"""What a page is taken apart into before it is put together: an article in the making."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from jiceng.graph.model import Refusal
from jiceng.loaders.pages.blocks import Block
from jiceng.loaders.pages.kinds import is_comment


@dataclass(slots=True)
class Draft:
    """An article in the making; `closed` says that a byline or editor's line ended it.

    `orphan` marks text that nothing announced: no title, no opening words; `comment` that a commentator signed,
    `reported` that a reporter did.
    """

    titles: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    section: str = ""
    caption: bool = False
    closed: bool = False
    orphan: bool = False
    comment: bool = False
    reported: bool = False

    @property
    def text(self) -> str:
        """The words of the body so far, without line breaks."""
        return "".join(block.text for block in self.body)

    @property
    def start(self) -> int:
        """Where the draft begins in the normal text."""
        return min(block.start for block in [*self.titles, *self.body])

    @property
    def broken(self) -> bool:
        """Whether the text stops in mid-sentence and no byline closed it."""
        return bool(self.body) and self.body[-1].open and not self.closed

    @property
    def is_captioned_title(self) -> bool:
        """Whether all below its title is one sentence without a stop: a photo's words, where a byline follows."""
        if not self.titles or self.authors or len(self.body) != 1:
            return False
        return self.body[0].open and not self.body[0].lead and "。" not in self.body[0].text

    def sign(self, names: Iterable[str], signature: str = "") -> None:
        """Add authors, each once, in the order of their names in print; `signature` is the byline that names them."""
        self.authors += [name for name in names if name not in self.authors]
        self.comment |= is_comment(signature)
        self.reported |= "记者" in signature


@dataclass(slots=True)
class Grouped:
    """The drafts of a page in reading order, what was refused, and the issue's date where furniture prints it."""

    drafts: list[Draft]
    refusals: list[Refusal]
    date: str
