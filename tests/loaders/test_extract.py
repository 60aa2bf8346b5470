"""What holds of every extraction: quotes, ends, order, sameness; and what the real pages must show."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import opencc
import pytest
from reading import says

from jiceng.graph.model import Extraction
from jiceng.graph.ontology import ontology
from jiceng.loaders.extract import extract_articles
from jiceng.loaders.pipeline import extract_page, extract_paths
from jiceng.loaders.records import record
from jiceng.seeds import seeds_folder

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "articles"
FOLDERS = {"seeds": seeds_folder() / "pages", "dev": ROOT / "tests" / "quality" / "dev", "scanned": SHARED}


@cache
def _extracted(name: str) -> tuple[Extraction, ...]:
    if not FOLDERS[name].is_dir():
        pytest.skip("the scanned pages are not beside this checkout")
    return tuple(e for page in extract_paths([FOLDERS[name]]) for e in page.extractions)


def _lines(extractions: Sequence[Extraction]) -> list[str]:
    return [json.dumps(record(e), ensure_ascii=False, sort_keys=True) for e in extractions]


pytestmark = pytest.mark.filterwarnings("error")
every_folder = pytest.mark.parametrize("name", FOLDERS)


@every_folder
def test_something_is_read(name: str) -> None:
    claims = [c for e in _extracted(name) for c in e.claims]
    assert {c.relation for c in claims} >= {"LOCATED_IN", "LEADS", "IMPLEMENTS", "ACHIEVED", "MENTIONS"}


@every_folder
def test_every_quote_is_the_words_at_its_place(name: str) -> None:
    for extraction in _extracted(name):
        text = extraction.article.text
        for claim in extraction.claims:
            for evidence in claim.evidence:
                assert evidence.quote
                assert text[evidence.start : evidence.end] == evidence.quote
                assert evidence.article == extraction.article.id


@every_folder
def test_claims_stand_on_words_or_on_the_table(name: str) -> None:
    for extraction in _extracted(name):
        for claim in extraction.claims:
            assert claim.basis in ("text", "divisions")
            assert bool(claim.evidence) == (claim.basis == "text")
            assert claim.basis == "text" or claim.relation == "LOCATED_IN"


@every_folder
def test_ends_of_claims_are_nodes_of_allowed_labels(name: str) -> None:
    for extraction in _extracted(name):
        labels = {node.id: node.label for node in extraction.nodes} | {extraction.article.id: "Article"}
        for claim in extraction.claims:
            relation = ontology().relation(claim.relation)
            assert labels[claim.source] in relation.sources
            assert labels[claim.target] in relation.targets
            assert set(claim.properties) <= set(relation.properties)


@every_folder
def test_nodes_have_known_properties_and_are_mentioned_or_joined(name: str) -> None:
    for extraction in _extracted(name):
        joined = {end for claim in extraction.claims for end in (claim.source, claim.target)}
        for node in extraction.nodes:
            assert node.id in joined
            assert node.name
            assert node.name not in node.aliases
            assert set(node.properties) <= set(ontology().label(node.label).properties)


@every_folder
def test_records_are_sorted_and_unique(name: str) -> None:
    for extraction in _extracted(name):
        ids = [node.id for node in extraction.nodes]
        keys = [(claim.relation, claim.source, claim.target) for claim in extraction.claims]
        assert ids == sorted(set(ids))
        assert keys == sorted(set(keys))
    articles = [e.article.id for e in _extracted(name)]
    assert len(articles) == len(set(articles))


@every_folder
def test_places_climb_one_level_at_a_time(name: str) -> None:
    ranks = {"Province": 1, "City": 2, "County": 3, "Township": 4, "Community": 5}
    for extraction in _extracted(name):
        labels = {node.id: node.label for node in extraction.nodes}
        for claim in extraction.claims:
            if claim.relation == "LOCATED_IN" and labels[claim.source] in ranks:
                assert ranks[labels[claim.target]] < ranks[labels[claim.source]]


@every_folder
def test_order_of_articles_does_not_matter(name: str) -> None:
    first = FOLDERS[name]
    if not first.is_dir():
        pytest.skip("the scanned pages are not beside this checkout")
    for path in sorted(first.glob("*.txt"))[:4]:
        forth = extract_page(path).extractions
        back = extract_articles([e.article for e in reversed(forth)])
        assert _lines(back[::-1]) == _lines(forth)


def test_order_of_files_and_number_of_processes_do_not_matter() -> None:
    files = sorted([*FOLDERS["seeds"].glob("*.txt"), *FOLDERS["dev"].glob("p*.txt")])
    one = [line for page in extract_paths(files) for line in _lines(page.extractions)]
    two = [line for page in extract_paths(files[::-1], jobs=2) for line in _lines(page.extractions)]
    assert one == two


_WIDE = {c: c + 0xFEE0 for c in range(0x21, 0x7F) if chr(c) not in "<>|\\~^_`"}
_FORMS: dict[str, Callable[[str], bytes]] = {
    "GB18030": lambda text: text.encode("gb18030"),
    "Windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "old Macintosh line ends": lambda text: text.replace("\n", "\r").encode(),
    "UTF-8 with byte order mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "full-width forms": lambda text: text.translate(_WIDE).encode(),
    "traditional characters": lambda text: opencc.OpenCC("s2t").convert(text).encode(),
}


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("page", sorted(FOLDERS["seeds"].glob("*.txt")), ids=lambda path: path.stem)
def test_form_of_the_file_changes_nothing(form: str, page: Path, tmp_path: Path) -> None:
    other = tmp_path / page.name
    other.write_bytes(_FORMS[form](page.read_text(encoding="utf-8")))
    here, there = extract_page(page).extractions, extract_page(other).extractions
    assert [e.article.id for e in there] == [e.article.id for e in here]
    assert [(e.nodes, e.claims) for e in there] == [(e.nodes, e.claims) for e in here]


def _holding(name: str, words: str) -> Extraction:
    (found,) = (e for e in _extracted(name) if words in e.article.text)
    return found


def _facts(extraction: Extraction) -> set[tuple[str, str, str]]:
    names = {node.id: node.name for node in extraction.nodes}
    return {(c.relation, names[c.source], names[c.target]) for c in extraction.claims if c.source in names}


def test_scanned_page_keeps_the_post_that_a_caption_cuts() -> None:
    assert ("LEADS", "贾新平", "花园社区") in _facts(_holding("scanned", "贾新平"))


def test_scanned_page_locates_the_county_level_city() -> None:
    extraction = _holding("scanned", "贾新平")
    county = next(node for node in extraction.nodes if node.name == "禹州市")
    assert (county.id, county.label, county.properties["code"]) == ("county:411081", "County", "411081")
    assert {
        ("LOCATED_IN", "花园社区", "钧台街道"),
        ("LOCATED_IN", "钧台街道", "禹州市"),
        ("LOCATED_IN", "禹州市", "许昌市"),
        ("LOCATED_IN", "许昌市", "河南省"),
    } <= _facts(extraction)


@pytest.mark.parametrize("person", ["张新义", "黄彩东", "冀要发", "李安涛", "刘喜林"])
def test_scanned_pages_make_no_node_of_private_people(person: str) -> None:
    assert any(person in e.article.text for e in _extracted("scanned"))
    assert not any(person in node.name for e in _extracted("scanned") for node in e.nodes)


def test_scanned_page_gives_a_strayed_paragraph_back_to_its_own_article() -> None:
    holding = [e for e in _extracted("scanned") if "刘红伟" in e.article.text]
    leads = {fact for e in holding for fact in _facts(e) if fact[0] == "LEADS" and fact[1] == "刘红伟"}
    assert leads == {("LEADS", "刘红伟", "鄢陵县新华书店")}
    assert not any("新元街道" in e.article.text for e in holding)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("鼓楼区推行“红色物业”机制。", "鼓楼区"),
        ("禹州市只要努力，就能被评为“五星”支部。", "五星"),
        ("党支部书记马建军介绍了情况。", "马建军"),
    ],
)
def test_what_is_left_out_is_said_with_a_reason(text: str, words: str) -> None:
    refusals = says(text).extraction.refusals
    assert any(words in refusal.detail and refusal.reason for refusal in refusals)
