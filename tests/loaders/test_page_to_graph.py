"""From an untidy page to facts: what scanning cut apart is read as if it had never been cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import Said

from jiceng.loaders.pipeline import extract_page, extract_paths

_PAGE = """\
小网格里的大文章

本报记者 沈一帆 通讯员 陆小满 文/图

清晨，走进长丰县水湖镇水湖社区，老人们正在凉亭里下棋。去年以来，水湖社区推行“红色管家”机制，把服务送到楼下。

“过去有事不知找谁，现在一个电话就有人来。”居民方国庆说。用该社



水湖镇水湖社区党群服务中心

区党委书记程永福的话说，办法就是一句话：有事一起商量。

一年来，该社区化解矛盾纠纷46件，新增停车位120个。



青年人才进山来

本报讯（记者 唐晓雨）近日，天柱县坌处镇开展“青苗回归”行动，副镇长龙世杰带队走村入户。截至目前，全镇引回青年人才32名。
"""


def _read(page: Path) -> list[Said]:
    return [Said(extraction) for extraction in extract_page(page).extractions]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(_PAGE, encoding="utf-8")
    return path


def test_articles_keep_their_own_words_and_names(page: Path) -> None:
    found = {said.extraction.article.title: said.extraction.article.authors for said in _read(page)}
    assert found == {"小网格里的大文章": ("沈一帆", "陆小满"), "青年人才进山来": ("唐晓雨",), "": ()}


def test_post_that_a_caption_cuts_is_read_whole(page: Path) -> None:
    said = _read(page)[0]
    assert ("LEADS", "程永福", "水湖社区") in said.facts()
    assert said.claim("LEADS", "程永福", "水湖社区").properties["post"] == "社区党委书记"
    assert said.names("Official") == {"程永福"}


def test_facts_of_one_article_stay_out_of_the_other(page: Path) -> None:
    by_title = {said.extraction.article.title: said for said in _read(page)}
    assert by_title["小网格里的大文章"].facts("IMPLEMENTS") == {("IMPLEMENTS", "水湖社区", "红色管家")}
    assert by_title["青年人才进山来"].facts("IMPLEMENTS", "LEADS") == {
        ("IMPLEMENTS", "坌处镇", "青苗回归"),
        ("LEADS", "龙世杰", "坌处镇"),
    }


def test_offsets_lead_back_to_the_words_of_the_file(page: Path) -> None:
    source = page.read_text(encoding="utf-8")
    for said in _read(page):
        article = said.extraction.article
        for claim in said.extraction.claims:
            for evidence in claim.evidence:
                run = next(r for r in article.offsets if r.start <= evidence.start < r.start + r.length)
                at = run.source_start + evidence.start - run.start
                inside = min(evidence.end, run.start + run.length) - evidence.start
                assert source[at : at + inside] == evidence.quote[:inside]


def test_a_file_that_cannot_be_read_leaves_the_others(page: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "empty.txt").write_bytes(b"")
    results = {result.source: result for result in extract_paths([tmp_path], jobs=2)}
    assert {name for name, result in results.items() if result.error} == {"bad.txt", "empty.txt"}
    assert len(results["page.txt"].extractions) == len(_read(page))
