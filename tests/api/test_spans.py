"""Texts are cut on the server: segments joined are the text, and every mark lies over its words."""

from __future__ import annotations

from itertools import pairwise

from jiceng.api.spans import CONTEXT, quote_in, segments
from jiceng.graph.model import Article, Claim, Evidence, Node

# Two characters outside the basic plane, which a browser counts as two each.
TEXT = "𠮷林的花园社区开展五星支部创建😀，安置九十人。"
ARTICLE = Article("article:1", "a.txt", "题", (), "2023", TEXT)
PLACE, PROGRAM = Node("community:1", "Community", "花园社区"), Node("program:1", "Program", "五星支部")


def _claim(relation: str, source: str, target: str, words: str) -> Claim:
    start = TEXT.index(words)
    return Claim(relation, source, target, (Evidence("article:1", start, start + len(words), words, "test"),))


CLAIMS = [
    _claim("IMPLEMENTS", PLACE.id, PROGRAM.id, "花园社区开展五星支部创建😀"),
    _claim("MENTIONS", ARTICLE.id, PLACE.id, "花园社区"),
    _claim("MENTIONS", ARTICLE.id, PROGRAM.id, "五星支部"),
]
NODES = {node.id: node for node in (PLACE, PROGRAM)}


def test_segments_joined_are_the_text() -> None:
    assert "".join(segment.text for segment in segments(ARTICLE, CLAIMS, NODES)) == TEXT


def test_each_mark_covers_exactly_its_words() -> None:
    found = segments(ARTICLE, CLAIMS, NODES)
    for claim in CLAIMS:
        covered = [s for s in found for m in s.marks if (m.relation, m.target) == (claim.relation, claim.target)]
        assert "".join(segment.text for segment in covered) == claim.evidence[0].quote


def test_neighbouring_segments_differ_in_their_marks() -> None:
    assert all(left.marks != right.marks for left, right in pairwise(segments(ARTICLE, CLAIMS, NODES)))


def test_marks_name_both_ends() -> None:
    marks = [mark for segment in segments(ARTICLE, CLAIMS, NODES) for mark in segment.marks]
    assert {(m.source_name, m.source_label) for m in marks if m.relation == "MENTIONS"} == {("题", "Article")}
    assert {(m.source_name, m.target_label) for m in marks if m.relation == "IMPLEMENTS"} == {("花园社区", "Program")}


def test_evidence_of_another_article_marks_nothing() -> None:
    other = Claim("LEADS", "a", "b", (Evidence("article:2", 0, 2, "𠮷林", "test"),))
    assert [segment.marks for segment in segments(ARTICLE, [other], {})] == [[]]


def test_an_article_without_claims_is_one_segment() -> None:
    assert [segment.text for segment in segments(ARTICLE, [], {})] == [TEXT]


def test_a_quote_has_the_words_around_it() -> None:
    text = "前" * 100 + "引文" + "后" * 10
    quote = quote_in(Article("article:1", "", "", (), "", text), Evidence("article:1", 100, 102, "引文", "test"))
    assert (quote.before, quote.quote, quote.after) == ("前" * CONTEXT, "引文", "后" * 10)
