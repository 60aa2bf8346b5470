"""Drafts become articles: text, offsets, authors, date, kind and id."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from jiceng.graph.ids import article_id
from jiceng.graph.model import Article, OffsetRun
from jiceng.loaders.bylines import alternatives, words
from jiceng.loaders.normalize import NormalText
from jiceng.loaders.pages.blocks import ENUMERATOR, Block, cut_spans
from jiceng.loaders.pages.dates import publish_dates
from jiceng.loaders.pages.drafts import Draft
from jiceng.loaders.pages.kinds import PARAGRAPH, TABLE


def build_articles(drafts: Sequence[Draft], normal: NormalText, source: str, issue: str) -> list[Article]:
    """Return the articles of a page; `issue` is the date that its furniture prints, or empty."""
    bodies = [_body(draft, normal) for draft in drafts]
    lines = [_dateline(draft) for draft in drafts]
    dates = publish_dates([text for text, _ in bodies], lines, issue, source)
    return [
        _article(draft, text, offsets, date, source)
        for draft, (text, offsets), date in zip(drafts, bodies, dates, strict=True)
    ]


def _article(draft: Draft, text: str, offsets: tuple[OffsetRun, ...], date: tuple[str, bool], source: str) -> Article:
    title = " ".join(_unspaced(block.text) for block in draft.titles)
    return Article(
        id=article_id(source, title, text),
        source=source,
        title=title,
        authors=tuple(draft.authors),
        published=date[0],
        text=text,
        published_inferred=date[1],
        kind=_kind(draft, title, text),
        section=draft.section,
        offsets=offsets,
    )


def _unspaced(line: str) -> str:
    """Close up a headline that was set with a space after every character; other spaces become single."""
    parts = line.split()
    return ("" if all(len(part) == 1 for part in parts) else " ").join(parts)


def _kind(draft: Draft, title: str, text: str) -> str:
    if draft.caption:
        return "caption"
    lists = words()
    told = _SPOKEN.sub("", text)  # “在我看来，…”村民说 is not the writer's opinion
    if draft.comment or any(word in told for word in lists["opinion_words"]) or ("笔者" in told and _holds(told)):
        return "opinion"
    opens_as_news = bool(draft.body) and draft.body[0].lead is not None
    if not (opens_as_news or draft.reported) and any(  # 本报讯, 记者: no comment, whatever stands above
        draft.section.startswith(name) or draft.section.endswith(name) for name in lists["opinion_sections"]
    ):
        return "opinion"
    return "news" if title else "brief"


_SPOKEN = re.compile("“[^“”]*”")


@cache
def _opinion() -> re.Pattern[str]:
    return re.compile(rf"笔者[^，。；！？]{{0,6}}?(?:{alternatives(words()['opinion_verbs'])})")


def _holds(text: str) -> bool:
    """Whether the writer gives an opinion of his own."""
    return _opinion().search(text) is not None


def _dateline(draft: Draft) -> tuple[int, int]:
    lead = draft.body[0].lead if draft.body else None
    return (lead.month, lead.day) if lead else (0, 0)


def _body(draft: Draft, normal: NormalText) -> tuple[str, tuple[OffsetRun, ...]]:
    """Join the blocks of a draft: nothing between the halves of a broken sentence, a line break else.

    The line breaks between paragraphs belong to no run.
    """
    parts: list[str] = []
    runs: list[OffsetRun] = []
    length = 0
    before: Block | None = None
    for block in draft.body:
        spans = _text_spans(block)
        if not spans:
            continue
        if before is not None and not _runs_on(before, block):
            parts.append("\n")
            length += 1
        for start, end in spans:
            parts.append(normal.text[start:end])
            runs += normal.runs(start, end, length)
            length += end - start
        before = block
    return "".join(parts), tuple(_merged(runs))


def _runs_on(before: Block, block: Block) -> bool:
    return before.open and block.kind != TABLE and not (block.kind == PARAGRAPH and ENUMERATOR.match(block.text))


def _text_spans(block: Block) -> list[tuple[int, int]]:
    """Return the spans of a block without its lead and tail, white space at the ends left out."""
    start = block.lead.end if block.lead else 0
    end = block.tail.start if block.tail else len(block.text)
    text = block.text[start:end]
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    return cut_spans(block.spans, start, end)


def _merged(runs: list[OffsetRun]) -> list[OffsetRun]:
    merged: list[OffsetRun] = []
    for run in runs:
        last = merged[-1] if merged else None
        if last and last.start + last.length == run.start and last.source_start + last.length == run.source_start:
            merged[-1] = OffsetRun(last.start, last.length + run.length, last.source_start)
        else:
            merged.append(run)
    return merged
