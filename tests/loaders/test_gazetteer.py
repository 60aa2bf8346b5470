"""The division table by code and by name, and where a text names its places."""

from __future__ import annotations

import time
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest

from jiceng.graph.errors import InputError
from jiceng.loaders.gazetteer import Gazetteer
from jiceng.seeds import seeds_folder


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def spans(gazetteer: Gazetteer, text: str) -> list[str]:
    return [text[start:end] for start, end, _ in gazetteer.scan(text)]


def above(gazetteer: Gazetteer, code: str) -> list[str]:
    return [place.name for place in gazetteer.ancestors(code)]


@pytest.mark.parametrize(
    ("code", "label", "name", "parents"),
    [
        ("411081004007", "Community", "花园社区", ["钧台街道", "禹州市", "许昌市", "河南省"]),
        ("411623202215", "Community", "程岗村", ["平店乡", "商水县", "周口市", "河南省"]),
        ("110101001002", "Community", "银闸社区", ["东华门街道", "东城区", "北京市"]),
        ("411081", "County", "禹州市", ["许昌市", "河南省"]),
        ("419001", "County", "济源市", ["河南省"]),
        ("500153", "County", "荣昌区", ["重庆市"]),
        ("500229", "County", "城口县", ["重庆市"]),
        ("441900101", "Township", "石碣镇", ["东莞市", "广东省"]),
        ("442000001", "Township", "石岐街道", ["中山市", "广东省"]),
        ("620201100", "Township", "新城镇", ["嘉峪关市", "甘肃省"]),
        ("411104001", "Township", "天桥街街道", ["召陵区", "漯河市", "河南省"]),
        ("71", "Province", "台湾省", []),
    ],
)
def test_a_code_has_its_name_and_what_is_above(
    gazetteer: Gazetteer, code: str, label: str, name: str, parents: list[str]
) -> None:
    place = gazetteer.place(code)
    assert place is not None
    assert (place.label, place.name) == (label, name)
    assert above(gazetteer, code) == parents


@pytest.mark.parametrize("code", ["", "99", "441900", "1101", "4190", "411081004999", "411081/无此村"])
def test_what_is_no_real_unit_has_no_place(gazetteer: Gazetteer, code: str) -> None:
    assert gazetteer.place(code) is None


@pytest.mark.parametrize(
    ("name", "label", "codes"),
    [
        ("禹州", None, ("411081",)),
        ("兰考", None, ("410225",)),
        ("河南", "Province", ("41",)),
        ("内蒙古", None, ("15",)),
        ("许昌", None, ("4110",)),
        ("建安区", None, ("411003",)),
        ("大厂", "County", ("131028",)),
        ("恩施", "City", ("4228",)),
        ("恩施", "County", ("422801",)),
        ("柏梁", None, ("411024102",)),
        ("钧台街道办事处", None, ("411081004",)),
        ("钧台办事处", None, ("411081004",)),
        ("郑州高新区", None, ("410172",)),
        ("许昌市经济技术开发区", None, ("411071",)),
        ("漯河市西城区", None, ("4111/西城区",)),
        ("东莞市", None, ("4419",)),
        ("没有的地方", None, ()),
    ],
)
def test_names_and_short_forms(gazetteer: Gazetteer, name: str, label: str | None, codes: tuple[str, ...]) -> None:
    assert gazetteer.named(name, label) == codes


def test_a_name_shared_by_many_gives_all_of_them(gazetteer: Gazetteer) -> None:
    assert {"110102", "4111/西城区"} <= set(gazetteer.named("西城区"))
    assert len(gazetteer.named("城关镇")) > 50
    assert gazetteer.named("海南")[0] == "46", "the province stands before the prefecture and the district"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("许昌市建安区新元街道办事处", ["许昌市", "建安区", "新元街道办事处"]),
        ("在和平县召开", ["和平县"]),
        ("记者在嵩县县委见到", ["嵩县"]),
        ("马鞍山市和县", ["马鞍山市", "和县"]),
        ("洛阳市老城区", ["洛阳市", "老城区"]),
        ("漯河市西城区", ["漯河市西城区"]),
        ("河南农民到北京务工", ["河南", "北京"]),
        ("恩施土家族苗族自治州", ["恩施土家族苗族自治州"]),
        ("锡林郭勒盟", ["锡林郭勒盟"]),
        ("民权县王庄寨镇", ["民权县", "王庄寨镇"]),
        ("地处开封", ["开封"]),
        ("菏泽市定陶县马集镇", ["菏泽市", "定陶县", "马集镇"]),
    ],
)
def test_scan_finds_the_longest_names(gazetteer: Gazetteer, text: str, found: list[str]) -> None:
    assert spans(gazetteer, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "市委和县委", "振兴县域经济", "友好县区", "干部和县直单位",
        "推进老城区改造", "建设新城区", "沿海城市", "新兴城市", "提高县级", "各乡镇街道",
        "建设新乡村", "和平与发展", "文化振兴", "城区道路", "经济开发区", "党建引领基层治理", "阿里山路",
        "办理县内业务", "名单县级", "建设特色小城镇", "办事处工作人员", "城乡一体", "这个街道社区",
    ],
)  # fmt: skip
def test_scan_leaves_ordinary_words(gazetteer: Gazetteer, text: str) -> None:
    assert spans(gazetteer, text) == []


def test_a_district_is_found_by_its_former_rank(gazetteer: Gazetteer) -> None:
    assert gazetteer.named("定陶县") == gazetteer.named("定陶区") == ("371703",)
    assert gazetteer.named("禹州县") == gazetteer.named("禹州市")
    assert gazetteer.named("新城县") == ()


def test_bare_counties_are_a_question_of_their_own(gazetteer: Gazetteer) -> None:
    text = "河南兰考和禹州市的经验，长葛市场，和平时期"
    bare = [(text[start:end], codes) for start, end, codes in gazetteer.scan_bare(text)]
    assert bare == [("兰考", ("410225",)), ("长葛", ("411082",))]


def test_every_span_is_in_order_and_has_known_codes(gazetteer: Gazetteer) -> None:
    text = "禹州市钧台街道、鄢陵县柏梁镇、商水县平店乡和城关镇" * 3
    found = gazetteer.scan(text)
    assert all(one[1] <= two[0] for one, two in pairwise(found))
    assert len(found) == 21
    assert all(gazetteer.place(code) for _, _, codes in found for code in codes)


def test_villages_of_a_county(gazetteer: Gazetteer) -> None:
    assert gazetteer.villages("花园社区", "411081") == ("411081004007",)
    assert gazetteer.villages("花园社区居委会", "411081") == ("411081004007",)
    assert gazetteer.villages("程岗", "411623") == ("411623202215",)
    assert gazetteer.villages("程岗村村委会", "411623") == ("411623202215",)
    assert gazetteer.villages("花园社区", "411625") == ()
    assert gazetteer.villages("石碣", "4419"), "a city without counties serves as county"


def test_scan_villages_reads_only_the_given_counties(gazetteer: Gazetteer) -> None:
    text = "燕井社区和程岗村"
    assert [text[s:e] for s, e, _ in gazetteer.scan_villages(text, ["411623"])] == ["程岗村"]
    assert [codes for _, _, codes in gazetteer.scan_villages(text, ["411623", "411081"])] == [
        ("411081004005",),
        ("411623202215",),
    ]
    assert gazetteer.scan_villages(text, []) == []


def test_suggestions_for_slips(gazetteer: Gazetteer) -> None:
    names = [gazetteer.place(code) for code in gazetteer.similar_villages("溷水社区", "411082")]
    assert [place.name for place in names if place] == ["潩水社区"]
    assert gazetteer.similar_townships("新街街道", "411625") == ("411625003",)
    assert gazetteer.similar_townships("王庄寨乡", "411421") == ("411421105",), "another rank of the same name"
    assert gazetteer.villages("溷水社区", "411082") == (), "a suggestion is no link"


def test_children(gazetteer: Gazetteer) -> None:
    assert "411081" in [place.code for place in gazetteer.children("4110")]
    assert "411081004" in [place.code for place in gazetteer.children("411081")]
    assert "411081004007" in [place.code for place in gazetteer.children("411081004")]
    assert all(place.label == "Township" for place in gazetteer.children("4419"))
    assert gazetteer.children("411081004007") == ()


def test_every_place_hangs_from_a_province(gazetteer: Gazetteer) -> None:
    seen, queue = 0, [code for code in map("{:02}".format, range(100)) if gazetteer.place(code)]
    assert len(queue) == 34
    while queue:
        place = gazetteer.place(queue.pop())
        assert place is not None
        seen += 1
        if place.label != "Township":
            queue += [child.code for child in gazetteer.children(place.code)]
    assert seen > 44_600


def copy(folder: Path, *, additions: str) -> Path:
    target = folder / "gazetteer"
    target.mkdir()
    source = seeds_folder() / "gazetteer"
    for name in ("divisions.zip", "forms.yaml"):
        (target / name).write_bytes((source / name).read_bytes())
    (target / "additions.tsv").write_text(additions, "utf-8")
    return target


HEAD = "code\tlevel\tname\tparent\taliases\tsource\n"


def test_additions_of_every_level(tmp_path: Path) -> None:
    rows = (
        "\tCommunity\t惠民社区\t河南省/许昌市/鄢陵县/柏梁镇\t\ta user\n"
        "\tCounty\t西城区\t4111\t漯河西城区\ta user\n"
        "411102005\tTownship\t新设街道\t411102\t\ta user\n"
    )
    gazetteer = Gazetteer.load(copy(tmp_path, additions=HEAD + rows))
    assert gazetteer.villages("惠民社区", "411024") == ("411024102/惠民社区",)
    assert above(gazetteer, "411024102/惠民社区") == ["柏梁镇", "鄢陵县", "许昌市", "河南省"]
    assert gazetteer.label("411024102/惠民社区") == "Community"
    assert "411024102/惠民社区" in [place.code for place in gazetteer.children("411024102")]
    assert gazetteer.named("漯河西城区") == ("4111/西城区",)
    assert spans(gazetteer, "源汇区新设街道办事处") == ["源汇区", "新设街道办事处"]


@pytest.mark.parametrize(
    ("additions", "complaint"),
    [
        ("name\tcode\n", "must begin with the columns"),
        (HEAD + "\tCounty\t西城区\n", "line 2: 3 columns"),
        (HEAD + "\tVillage\t某村\t4111\t\t\n", "level “Village”"),
        (HEAD + "\tCounty\t\t4111\t\t\n", "a name and a parent"),
        (HEAD + "\tCounty\t某区\t河南省/没有市\t\t\n", "is not known"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, additions: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        Gazetteer.load(copy(tmp_path, additions=additions))


def test_a_missing_table_says_how_to_build_it(tmp_path: Path) -> None:
    folder = copy(tmp_path, additions=HEAD)
    (folder / "divisions.zip").unlink()
    with pytest.raises(InputError, match=r"build_divisions\.py"):
        Gazetteer.load(folder)


def test_the_table_is_complete_and_every_village_has_a_township() -> None:
    with zipfile.ZipFile(seeds_folder() / "gazetteer" / "divisions.zip") as file:
        codes = {line.partition("\t")[0] for line in file.read("places.tsv").decode().splitlines()}
        members = [name for name in file.namelist() if name.startswith("villages/")]
        villages = [(name[9:], line) for name in members for line in file.read(name).decode().splitlines()]
    assert len(villages) == 620_573
    assert {county + line[:3] for county, line in villages} <= codes
    committees = [line for _, line in villages if line.endswith(("村委会", "村民委员会", "社区居委会", "居民委员会"))]
    assert committees == []


def test_loading_and_scanning_are_quick(gazetteer: Gazetteer) -> None:
    began = time.perf_counter()
    Gazetteer.load()
    loaded = time.perf_counter() - began
    text = "近日，许昌市建安区新元街道办事处召开会议，研究部署基层治理工作。" * 10_000
    gazetteer.scan("")
    began = time.perf_counter()
    gazetteer.scan(text)
    speed = len(text.encode()) / 1e6 / (time.perf_counter() - began)
    # the promises are 0.25 s and 10 MB/s; the bounds leave room for a machine that is busy with other tests
    assert loaded < 1.0
    assert speed > 3
