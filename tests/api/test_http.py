"""What the HTTP face answers, asked of a small town in the embedded store."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

HUAYUAN = "community:411081004203"
HUAYUAN_CHANGGE = "community:411082101/花园社区"
JIA = "official:贾新平@community:411081004203"
STARS = "program:五星支部"


def _get(client: TestClient, path: str, **parameters: Any) -> Any:
    response = client.get(f"/api/{path}", params=parameters)
    assert response.status_code == 200, response.text
    return response.json()


def _node(client: TestClient, node_id: str, tail: str = "", room: str = "nodes", **parameters: Any) -> Any:
    return _get(client, f"{room}/{quote(node_id, safe='')}{tail}", **parameters)


def test_search_tells_namesakes_apart_by_their_places(client: TestClient) -> None:
    page = _get(client, "search", q="花园社区")
    places = {item["id"]: item["place"] for item in page["items"]}
    assert page["total"] == len(page["items"]) >= 2
    assert places[HUAYUAN] == ["河南省", "许昌市", "禹州市", "钧台街道"]
    assert places[HUAYUAN_CHANGGE] == ["河南省", "许昌市", "长葛市", "和尚桥镇"]


def test_search_by_label_and_in_pages(client: TestClient) -> None:
    programs = _get(client, "search", q="支部", label="Program")
    assert {item["label"] for item in programs["items"]} == {"Program"}
    pages = [_get(client, "search", q="支部", label="Program", offset=n, limit=1) for n in range(programs["total"])]
    assert [page["items"][0] for page in pages] == programs["items"]


def test_an_official_stands_where_the_body_served_stands(client: TestClient) -> None:
    (item,) = _get(client, "search", q="贾新平", label="Official")["items"]
    assert item["place"] == ["河南省", "许昌市", "禹州市", "钧台街道", "花园社区"]


@pytest.mark.parametrize("node_id", [HUAYUAN, HUAYUAN_CHANGGE, JIA, STARS])
def test_a_node_by_any_id_with_its_degrees(client: TestClient, node_id: str) -> None:
    detail = _node(client, node_id)
    assert detail["node"]["id"] == node_id
    assert detail["degree"] == sum(detail["degrees"].values()) > 0


def test_a_node_s_places_run_from_the_province_down(client: TestClient) -> None:
    assert [place["name"] for place in _node(client, HUAYUAN)["above"]] == ["河南省", "许昌市", "禹州市", "钧台街道"]


def test_neighbourhood_keeps_to_relations_and_limit(client: TestClient) -> None:
    around = _node(client, HUAYUAN, "/neighbourhood", depth=1, relations=["LEADS", "IMPLEMENTS"])
    assert {edge["relation"] for edge in around["edges"]} == {"LEADS", "IMPLEMENTS"}
    assert {node["id"] for node in around["nodes"]} == {HUAYUAN, JIA, STARS}
    cut = _node(client, STARS, "/neighbourhood", depth=2, limit=3)
    assert cut["truncated"] and len(cut["nodes"]) == 3 < cut["total"]


def test_a_path_states_each_step(client: TestClient) -> None:
    (path,) = _get(client, "paths", source=JIA, target=STARS)["items"]
    assert [node["id"] for node in path["nodes"]] == [JIA, HUAYUAN, STARS]
    assert [edge["relation"] for edge in path["edges"]] == ["LEADS", "IMPLEMENTS"]
    assert all(claims and claims[0]["evidence"][0]["quote"] for claims in path["claims"])


def test_initiatives_of_a_county_and_all_inside_it(client: TestClient) -> None:
    page = _node(client, "county:411081", "/initiatives", "places")
    found = {(item["implementer"]["id"], item["program"]["name"]): item["own"] for item in page["items"]}
    assert found[("county:411081", "五星支部")] is True
    assert found[(HUAYUAN, "五星支部")] is False
    assert page["total"] == len(page["items"])
    without = _node(client, "county:411081", "/initiatives", "places", routine=False)
    assert {item["program"]["name"] for item in page["items"]} - {i["program"]["name"] for i in without["items"]} == {
        "三会一课"
    }


def test_implementers_by_county(client: TestClient) -> None:
    page = _node(client, STARS, "/implementers", "programs")
    counties = [group["county"] and group["county"]["name"] for group in page["items"]]
    assert page["total"] == len(counties)
    assert {"禹州市", "长葛市", None} <= set(counties)
    assert counties[-1] is None


def test_posts_with_their_words(client: TestClient) -> None:
    (post,) = _node(client, JIA, "/posts", "officials")["items"]
    assert post["body"]["id"] == HUAYUAN
    assert post["edge"]["properties"]["post"] == "党委书记"
    assert post["claims"][0]["evidence"][0]["quote"] == "花园社区党委书记贾新平"


def test_an_edge_gives_its_words_inside_their_article(client: TestClient) -> None:
    detail = _get(client, "edges", relation="IMPLEMENTS", source=HUAYUAN, target=STARS)
    quotes = {claim["article"]["title"]: claim["evidence"] for claim in detail["claims"]}
    assert set(quotes) == {"报道a", "报道b"}
    assert detail["edge"]["support"] == 2
    (second,) = quotes["报道b"]
    assert second["quote"] == "花园社区也在其中"
    assert second["before"].endswith("联学联建。")
    assert second["after"].startswith("。韩城街道")


def test_a_symmetric_edge_is_found_from_either_end(client: TestClient) -> None:
    ends = HUAYUAN, "organization:禹州市财政局"
    first = _get(client, "edges", relation="PARTNERS_WITH", source=ends[0], target=ends[1])
    assert first == _get(client, "edges", relation="PARTNERS_WITH", source=ends[1], target=ends[0])


def test_the_segments_of_an_article_are_its_text_with_marks(client: TestClient) -> None:
    article = _node(client, "article:a", room="articles")
    assert "".join(s["text"] for s in article["segments"]).startswith("花园社区开展五星支部创建。花园社区党委书记")
    marked = {(s["text"], m["relation"], m["target_name"]) for s in article["segments"] for m in s["marks"]}
    assert ("花园社区党委书记贾新平", "LEADS", "花园社区") in marked
    assert ("花园社区党委书记贾新平", "MENTIONS", "贾新平") in marked


def test_articles_come_in_pages(client: TestClient) -> None:
    whole = _get(client, "articles")
    assert whole["total"] == 4
    assert [_get(client, "articles", offset=n, limit=1)["items"][0] for n in range(4)] == whole["items"]


def test_counties_side_by_side(client: TestClient) -> None:
    found = _get(client, "compare", place=["county:411081", "county:411082"])
    cells = {(cell["place"], cell["program"]): cell for cell in found["cells"]}
    assert cells[("county:411081", STARS)]["count"] == 2
    assert cells[("county:411082", STARS)]["articles"] == ["article:c"]
    assert STARS in found["shared"]
    assert "三会一课" not in {program["name"] for program in found["programs"]}
    with_routine = _get(client, "compare", place=["county:411081", "county:411082"], routine=True)
    assert "三会一课" in {program["name"] for program in with_routine["programs"]}


def test_cypher_with_parameters_says_its_limits(client: TestClient) -> None:
    query = "MATCH (p:Program)<-[:IMPLEMENTS]-(x) WHERE p.name = $name RETURN p.name AS program, count(x) AS n"
    answer = client.post("/api/cypher", json={"query": query, "parameters": {"name": "五星支部"}}).json()
    assert answer["columns"] == ["program", "n"]
    assert answer["rows"] == [["五星支部", 5]]
    assert answer["truncated"] == ""
    assert answer["limits"]


def test_cypher_gives_nodes_as_plain_values(client: TestClient) -> None:
    answer = client.post("/api/cypher", json={"query": "MATCH (c:County)-[r]->(x) RETURN c, r, x LIMIT 1"})
    assert answer.status_code == 200, answer.text


def test_ready_questions_are_listed_and_can_be_asked(client: TestClient) -> None:
    page = _get(client, "questions")
    assert page["total"] == len(page["items"]) > 0
    for question in page["items"]:
        values = {parameter["name"]: parameter["default"] for parameter in question["parameters"]}
        answer = client.post("/api/cypher", json={"query": question["cypher"], "parameters": values})
        assert answer.status_code == 200, (question["id"], answer.text)


def test_stats_count_what_was_loaded(client: TestClient) -> None:
    counts = _get(client, "stats")
    assert counts["nodes"]["Article"] == 4
    assert counts["nodes"]["County"] == 2
    assert counts["edges"]["PARTNERS_WITH"] == 1


def test_the_ontology_is_that_of_the_declaration(client: TestClient) -> None:
    from jiceng.graph.ontology import ontology

    found = _get(client, "ontology")
    assert [label["name"] for label in found["labels"]] == list(ontology().labels)
    assert {r["name"]: r["zh"] for r in found["relations"]}["IMPLEMENTS"] == ontology().relations["IMPLEMENTS"].zh


def test_health_counts_articles(client: TestClient) -> None:
    assert _get(client, "health") == {"status": "ok", "version": "0.1.0", "articles": 4}
