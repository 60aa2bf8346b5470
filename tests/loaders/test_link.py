"""Reference: who 该县, 全镇, 该社区 and a bare subject are, and which body an official serves."""

from __future__ import annotations

import pytest
from reading import says


@pytest.mark.parametrize(
    ("title", "words", "place"),
    [
        ("修武县：党建引领", "该县", "修武县"),
        ("修武县：党建引领", "全县", "修武县"),
        ("长葛市：治理有方", "我市", "长葛市"),
        ("长葛市：治理有方", "该市", "长葛市"),
        ("邯郸市永年区：放心消费", "该区", "永年区"),
    ],
)
def test_anaphor_is_the_articles_own_place(title: str, words: str, place: str) -> None:
    said = says(f"近年来，{words}推行“一网三联”机制。", title=title)
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", place, "一网三联")}
    assert said.quotes("MENTIONS", "", place) == [words]


@pytest.mark.parametrize(("words", "place"), [("该镇", "亭口镇"), ("该村", "衣家村"), ("村党支部", "衣家村")])
def test_lower_anaphor_is_the_last_named(words: str, place: str) -> None:
    said = says(f"栖霞市亭口镇衣家村位于山区。近年来，{words}推行“工票制”。")
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", place, "工票制")}


def test_agent_left_out_is_the_last_subject() -> None:
    said = says("邳州市铁富镇沟上村建起果园。成立“银杏议事厅”，化解矛盾纠纷46件。")
    assert ("IMPLEMENTS", "沟上村", "银杏议事厅") in said.facts()


def test_agent_never_named_is_the_articles_own_place() -> None:
    said = says("推行“一网三联”机制，解决群众难题。", title="修武县：党建引领促发展")
    assert said.facts("IMPLEMENTS") == {("IMPLEMENTS", "修武县", "一网三联")}


@pytest.mark.parametrize(
    ("words", "name", "body", "post"),
    [
        ("安溪县祥华乡党委书记陈文福", "陈文福", "祥华乡", "党委书记"),
        ("嵩县县委副书记王建军", "王建军", "嵩县", "副书记"),
        ("福鼎市农业农村局局长林成钢", "林成钢", "福鼎市农业农村局", "局长"),
        ("诸暨市枫桥镇枫源村村委会主任骆叶青", "骆叶青", "枫源村", "村委会主任"),
        ("肥西县上派镇三岗村驻村工作队队长周玉梅", "周玉梅", "三岗村", "驻村工作队队长"),
        ("肥西县上派镇三岗村第一书记许光辉", "许光辉", "三岗村", "第一书记"),
        ("新巴尔虎左旗嵯岗镇伊和乌拉嘎查党支部书记巴图", "巴图", "伊和乌拉嘎查", "党支部书记"),
        ("许昌市建安区新元街道办事处副主任邵会峰", "邵会峰", "新元街道", "副主任"),
    ],
)
def test_official_leads_the_body_named_before_the_post(words: str, name: str, body: str, post: str) -> None:
    said = says(f"{words}介绍了情况。")
    claim = said.claim("LEADS", name, body)
    assert str(claim.properties["post"]).endswith(post)
    assert claim.properties["deputy"] is ("副" in post)
    assert claim.properties["former"] is False
    assert said.names("Official") == {name}


def test_post_without_a_body_is_of_the_village_in_view() -> None:
    said = says("邳州市铁富镇沟上村成立“银杏议事厅”。该村党支部书记冯远征说，矛盾少了。")
    assert ("LEADS", "冯远征", "沟上村") in said.facts()


def test_two_posts_in_a_row() -> None:
    said = says("晋江市新塘街道梧林社区党委书记蔡文图、居委会主任蔡志强到场。")
    assert said.facts("LEADS") == {("LEADS", "蔡文图", "梧林社区"), ("LEADS", "蔡志强", "梧林社区")}


def test_namesakes_of_two_bodies_are_two_officials() -> None:
    one = says("安溪县祥华乡党委书记陈文福介绍情况。").node("陈文福")
    other = says("嵩县车村镇党委书记陈文福介绍情况。").node("陈文福")
    assert one.id != other.id


def test_former_post_in_a_row_is_former() -> None:
    said = says("海伦市扎音河乡副乡长孙立新、原党委书记赵国栋到村里调研。")
    assert said.claim("LEADS", "赵国栋", "扎音河乡").properties["former"] is True
    assert said.claim("LEADS", "孙立新", "扎音河乡").properties["deputy"] is True


def test_former_post_after_the_place_is_former() -> None:
    said = says("嵩县车村镇原党委书记刘建国回忆往事。")
    assert said.claim("LEADS", "刘建国", "车村镇").properties["former"] is True


@pytest.mark.parametrize(
    "words",
    [
        "村民李建华说，村里变美了",
        "居民张新义是一名党员",
        "志愿者王小明每天巡查",
        "网格员张丽每天巡查",
        "楼栋长李兰花每天巡查",
        "村民小组长周金宝每天巡查",
        "村民代表孙大海发言",
        "合作社理事长周小军入股",
        "河南宏达有限公司董事长赵志远入股",
        "党员王兴才帮了大忙",
        "“炊烟大姐”很红",
    ],
)
def test_private_people_are_no_officials(words: str) -> None:
    assert says(f"余杭区瓶窑镇张堰村{words}。").names("Official") == set()


def test_official_whose_body_nothing_names_is_refused_with_a_reason() -> None:
    said = says("党支部书记马建军介绍了情况。")
    assert said.names("Official") == set()
    assert [refusal.detail for refusal in said.extraction.refusals] == ["马建军"]


def test_body_that_only_the_table_names_is_a_node() -> None:
    said = says("近日，紫竹社区居民点赞。街道党工委书记张宏军说，继续努力。", title="郑州高新区 紫竹社区：聚力")
    ends = {end for claim in said.extraction.claims for end in (claim.source, claim.target)}
    assert ends <= {node.id for node in said.extraction.nodes} | {said.extraction.article.id}


def test_who_is_called_by_rank_alone_serves_the_body_told_before() -> None:
    said = says(
        "禹州市钧台街道党工委书记张宁到花园社区调研。花园社区位于钧台街道。在花园社区，张宁书记提出要求。"
        "省住房和城乡建设厅来人考察花园社区，副厅长李新怀表示肯定。"
    )
    assert said.facts("LEADS") == {("LEADS", "张宁", "钧台街道")}


@pytest.mark.parametrize(
    ("words", "later", "district"),
    [
        ("连云港市连云区", "连云区", "连云区"),
        ("洛阳高新技术产业开发区", "高新技术产业开发区", "洛阳高新技术产业开发区"),
    ],
)
def test_district_that_begins_with_its_citys_name_is_found_again_without_it(
    words: str, later: str, district: str
) -> None:
    said = says(f"近日，{words}推进基层治理。{later}推行“工票制”。")
    assert ("IMPLEMENTS", district, "工票制") in said.facts("IMPLEMENTS")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("禹州市公安局交警大队", "去年以来，大队开展“红色问诊”行动。"),
        ("禹州市税务局", "局机关党委推行“红色问诊”行动。"),
        ("禹州市人民医院", "医院党委推行“红色问诊”行动。"),
        ("禹州市第一高级中学", "学校创新推行“红色问诊”行动。"),
    ],
)
def test_a_body_acts_under_the_bare_noun_its_name_ends_with(body: str, text: str) -> None:
    told = f"{body}成立多年。\n禹州市花园社区门前是条河。花园社区的居民都说好。\n{text}"
    assert ("IMPLEMENTS", body, "红色问诊") in says(told).facts("IMPLEMENTS")


def test_a_bare_noun_that_no_named_body_ends_with_points_at_none() -> None:
    said = says("禹州市花园社区位于城区。花园社区党员多。\n禹州市税务局来过。\n学校推行“红色问诊”行动。")
    assert ("IMPLEMENTS", "禹州市税务局", "红色问诊") not in said.facts("IMPLEMENTS")
