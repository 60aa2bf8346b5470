"""The report of a run over pages: what was kept, what was left out and why, which files could not be used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jiceng.graph.model import Extraction, Refusal

if TYPE_CHECKING:
    from jiceng.loaders.pipeline import PageLines, PageResult


def count(number: int, thing: str) -> str:
    """Return a number with its thing, in the plural where there is not one."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


@dataclass(slots=True)
class Tally:
    """Counts over pages: `claims` by relation, `refusals` by reason; `failures` are (file, sentence)."""

    pages: int = 0
    articles: int = 0
    claims: Counter[str] = field(default_factory=Counter)
    refusals: list[Refusal] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)

    def extractions(self, pages: Iterable[PageResult]) -> Iterator[Extraction]:
        """Pass on what the pages say, counting it."""
        for page in pages:
            self.take(page)
            yield from page.extractions

    def take(self, page: PageResult | PageLines) -> None:
        """Count one page; its refusals are those of the page and of its articles."""
        if page.error:
            self.failures.append((str(page.path), page.error))
            return
        self.pages += 1
        self.articles += page.articles
        self.refusals += page.refusals
        self.claims.update(page.claims)

    def reasons(self) -> dict[str, int]:
        """Return how often each reason for leaving something out was met, most frequent first."""
        counts = Counter(refusal.reason for refusal in self.refusals)
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def lines(self, verb: str, details: bool) -> Iterator[str]:
        """Yield the report for a person, a line at a time; with `details`, one more for each thing left out."""
        kept = ", ".join(f"{relation} {number}" for relation, number in sorted(self.claims.items()))
        read = f"{count(self.articles, 'article')} of {count(self.pages, 'page')}"
        yield f"{verb} {read}, {count(self.claims.total(), 'claim')}: {kept or 'none'}."
        left = ", ".join(f"{reason} {number}" for reason, number in self.reasons().items())
        yield f"Left out {len(self.refusals)}: {left or 'nothing'}."
        for refusal in self.refusals if details else ():
            where = f"{refusal.source}:{refusal.start}" if refusal.start >= 0 else refusal.source
            yield f"  {refusal.reason}  {where}  {refusal.detail}"
        if self.failures:
            yield f"{count(len(self.failures), 'file')} could not be used:"
        yield from (f"  {sentence}" for _, sentence in self.failures)

    def record(self) -> dict[str, Any]:
        """Return the report for a program."""
        return {
            "pages": self.pages,
            "articles": self.articles,
            "claims": dict(sorted(self.claims.items())),
            "refused": self.reasons(),
            "failed": [{"file": path, "error": sentence} for path, sentence in self.failures],
        }
