"""Records: the line that is printed is the record, whatever stands in it."""

import json

import pytest

from jiceng.graph.model import Article, Claim, Evidence, Extraction, Node, OffsetRun, Refusal
from jiceng.loaders.pipeline import extract_page
from jiceng.loaders.records import line, record
from jiceng.seeds import seeds_folder

ODD = '“引号” "quotes" \\ \n \t \u2028 \x7f \ud800 😀'
ARTICLE = Article("article:1", "页.txt", ODD, (ODD,), "2023-07", ODD, True, offsets=(OffsetRun(0, 2, 3),))
EVIDENCE = Evidence("article:1", 0, 2, ODD, "rule")
EXTRACTION = Extraction(
    ARTICLE,
    (Node("program:a", "Program", ODD, (ODD,), {"routine": True}),),
    (
        Claim("IMPLEMENTS", "a", "b", (EVIDENCE, EVIDENCE), properties={"planned": True}),
        Claim("LOCATED_IN", ODD, ODD, (), "divisions"),
        Claim("MENTIONS", "article:1", "program:a", (EVIDENCE,)),
    ),
    (Refusal("reason", ODD, "页.txt", 3),),
)
PAGES = sorted((seeds_folder() / "pages").glob("*.txt"))


def _said(extraction: Extraction) -> bytes:
    text = json.dumps(record(extraction), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def test_a_line_is_the_record_with_its_keys_sorted() -> None:
    assert line(EXTRACTION) == _said(EXTRACTION)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_lines_of_a_page_are_its_records(page) -> None:
    extractions = extract_page(page).extractions
    assert extractions
    assert [line(e) for e in extractions] == [_said(e) for e in extractions]
