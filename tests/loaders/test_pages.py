"""Pages of many layouts are cut into their articles, with each word in one place."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import opencc
import pytest
import yaml

from jiceng.graph.ids import article_id
from jiceng.loaders.documents import Document, read_document
from jiceng.loaders.normalize import normalize
from jiceng.loaders.pages import Page, cut_page
from jiceng.seeds import seeds_folder

_CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "pages.yaml").read_text("utf-8"))
_SEEDS = sorted((seeds_folder() / "pages").glob("*.txt"))
_SHARED = Path(__file__).parents[3] / "shared"
_REAL = sorted((_SHARED / "articles").glob("*.txt"))
_SPACES = " \n"


def _page(case: dict[str, Any]) -> Page:
    return cut_page(Document("page.txt", case["page"]))


def _documents() -> list[Document]:
    invented = [Document(f"{number}.txt", case["page"]) for number, case in enumerate(_CASES)]
    return [*invented, *(read_document(path) for path in [*_SEEDS, *_REAL])]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_page(case: dict[str, Any]) -> None:
    page = _page(case)
    got = [(a.title, list(a.authors), a.kind, a.section, a.published, a.text.split("\n")) for a in page.articles]
    assert got == [
        (a["title"], a["authors"], a.get("kind", "news"), a.get("section", ""), a.get("published", ""), a["text"])
        for a in case["articles"]
    ]
    assert [refusal.reason for refusal in page.refusals] == case.get("refused", [])


@pytest.mark.parametrize("document", _documents(), ids=lambda document: document.source)
def test_every_character_maps_back(document: Document) -> None:
    for article in cut_page(document).articles:
        covered = [False] * len(article.text)
        for run in article.offsets:
            for step in range(run.length):
                source = document.text[run.source_start + step]
                assert normalize(source).text in (article.text[run.start + step], "")
                covered[run.start + step] = True
        assert all(seen or character == "\n" for seen, character in zip(covered, article.text, strict=True))


@pytest.mark.parametrize("document", _documents(), ids=lambda document: document.source)
def test_no_long_passage_stands_in_two_articles(document: Document) -> None:
    texts = [article.text for article in cut_page(document).articles if article.kind != "caption"]
    for number, text in enumerate(texts):
        pieces = {text[at : at + 40] for at in range(len(text) - 39)}
        for other in texts[number + 1 :]:
            assert not any(piece in other for piece in pieces)


@pytest.mark.parametrize("document", _documents(), ids=lambda document: document.source)
def test_every_line_ends_in_one_place(document: Document) -> None:
    """Each line is text, title, byline, section or refusal: nothing is lost and nothing is there twice."""
    page = cut_page(document)
    kept = [_bare("".join((a.title, a.section, *a.authors, a.text))) for a in page.articles]
    refused = _bare("".join(refusal.detail for refusal in page.refusals))
    for line in normalize(document.text).text.split("\n"):
        words = _bare(line)
        texts = [text for text in kept if words and words in text]
        if len(words) >= 20 and words[:60] not in refused and "记者" not in line and "通讯员" not in line:
            whole = [a for a in page.articles if words[:12] in _bare(a.title + a.text) or words[-12:] in _bare(a.text)]
            assert texts or whole, line
            assert len(texts) <= 1, line


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c not in _SPACES)


@pytest.mark.parametrize("document", _documents(), ids=lambda document: document.source)
@pytest.mark.parametrize("twin", ["traditional", "taiwan", "hongkong", "wide", "straight", "corners", "invisible"])
def test_a_twin_in_other_characters_gives_the_same_articles(document: Document, twin: str) -> None:
    text = _twin(document.text, twin)
    assert text != document.text or twin in ("straight", "corners", "wide")
    plain, other = cut_page(document), cut_page(Document(document.source, text))
    assert [(a.title, a.authors, a.text, a.id) for a in other.articles] == [
        (a.title, a.authors, a.text, a.id) for a in plain.articles
    ]


def _twin(text: str, twin: str) -> str:
    if twin in ("traditional", "taiwan", "hongkong"):
        return str(opencc.OpenCC({"traditional": "s2t", "taiwan": "s2tw", "hongkong": "s2hk"}[twin]).convert(text))
    if twin == "wide":
        return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    if twin == "straight" and text.count("“") == text.count("”"):
        return "\n".join(_straight(line) for line in text.split("\n"))
    if twin == "corners":
        return text.translate(str.maketrans("“”‘’", "「」『』"))
    if twin == "invisible":
        return "\u200b".join(text[at : at + 9] for at in range(0, len(text), 9))
    return text


def _straight(line: str) -> str:
    return line.translate(str.maketrans("“”", '""')) if line.count("“") == line.count("”") else line


def test_ids_come_from_file_and_words() -> None:
    page = _page(_CASES[0])
    assert [a.id for a in page.articles] == [article_id("page.txt", a.title, a.text) for a in page.articles]
    assert len({a.id for a in page.articles}) == len(page.articles)


def test_order_and_time_do_not_matter() -> None:
    documents = _documents()
    first = [cut_page(document) for document in documents]
    again = [cut_page(document) for document in reversed(documents)]
    assert first == again[::-1]


def test_refusals_point_into_the_file() -> None:
    text = "\u200b\n\u200b第03版\n\n枣庄村的新路\n\n本报讯(记者 方圆)枣庄村修通了新路，村民出行方便多了。"
    refusal = cut_page(Document("page.txt", text)).refusals[0]
    assert (refusal.reason, refusal.source) == ("furniture", "page.txt")
    assert text[refusal.start :].startswith("第03版")


@pytest.mark.parametrize(
    ("name", "text", "published", "inferred"),
    [
        ("page.txt", "7月18日，柳河县召开现场会。2023年上半年，柳河县新建书屋三座。", "2023-07-18", True),
        ("2024-05-06.txt", "柳河县召开现场会，部署防汛工作。", "2024-05-06", True),
        ("柳河日报20240506.txt", "2024年5月6日，柳河县召开现场会。", "2024-05-06", False),
        ("柳河-2024年5月.txt", "5月6日，柳河县召开现场会，部署防汛工作。", "2024-05-06", True),
        ("page.txt", "2024年5月6日，柳河县召开现场会。", "2024-05-06", False),
        ("page.txt", "5月6日，柳河县召开现场会，部署防汛工作。", "", False),
        ("page.txt", "柳河社区建于2006年。5月6日，社区召开议事会。", "", False),
        ("000_a3247a90b0333da0.txt", "5月6日，柳河县召开现场会，部署防汛工作。", "", False),
    ],
)
def test_dates(name: str, text: str, published: str, inferred: bool) -> None:
    article = cut_page(Document(name, text)).articles[0]
    assert (article.published, article.published_inferred) == (published, inferred)


def test_opinion() -> None:
    text = "让实干者有舞台\n\n笔者以为，选人用人要看实绩，让实干的人有舞台、有奔头。\n\n(方圆)"
    article = cut_page(Document("page.txt", text)).articles[0]
    assert (article.kind, article.authors) == ("opinion", ("方圆",))


def test_what_somebody_says_is_not_the_writers_opinion() -> None:
    text = "草场村的服务日\n\n本报讯(记者 李明)草场村推行“服务日”。“在我看来，这比发钱强，依我看该早办。”村民说。"
    assert cut_page(Document("page.txt", text)).articles[0].kind == "news"


@pytest.mark.skipif(not _REAL, reason="the two real pages are kept outside the project")
def test_real_pages_against_the_gold() -> None:
    gold = json.loads((_SHARED / "eval" / "dev_gold.json").read_text("utf-8"))
    page = cut_page(read_document(_SHARED / "articles" / gold["page"]))
    news = [article for article in page.articles if article.kind != "caption"]
    assert [list(a.authors) for a in news] == [entry["authors"] for entry in gold["articles"]]
    assert [_bare(a.title) for a in news] == [_bare(entry["title"]) for entry in gold["articles"]]
    for article, entry in zip(news, gold["articles"], strict=True):
        text = _bare(article.text)
        assert _bare(entry["starts"]) in text and _bare(entry["ends"]) in text
    captions = [a.text for a in page.articles if a.kind == "caption"]
    assert len(captions) == 3 and "钧台街道办事处花园社区办公楼" in captions
    assert [refusal.reason for refusal in page.refusals] == ["doubled_passage"] * 4


@pytest.mark.skipif(len(_REAL) < 2, reason="the two real pages are kept outside the project")
def test_second_real_page() -> None:
    page = cut_page(read_document(_REAL[1]))
    assert [a.kind for a in page.articles].count("caption") == 3
    assert len(page.articles) == 12 and not page.refusals
    assert page.articles[1].kind == "opinion"
    assert all(article.authors for article in page.articles)


def test_seed_pages_against_their_gold() -> None:
    for gold in json.loads((seeds_folder() / "pages" / "gold.json").read_text("utf-8")):
        page = cut_page(read_document(seeds_folder() / "pages" / gold["page"]))
        for entry in gold["articles"]:
            article = next(a for a in page.articles if _bare(entry["starts"]) in _bare(a.text))
            assert _bare(entry["ends"]) in _bare(article.text)
            assert list(article.authors) == entry["authors"]
