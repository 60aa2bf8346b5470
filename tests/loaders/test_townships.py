"""Townships that share a name, that the table lacks or has under another rank."""

from __future__ import annotations

from reading import says


def test_a_township_below_a_county_is_not_one_of_that_name_elsewhere() -> None:
    said = says("许昌市东城区天宝路街道党工委开展活动。")
    assert "耀州区" not in said.names("County")
    assert ("LOCATED_IN", "天宝路街道", "东城区") in said.facts("LOCATED_IN")


def test_a_street_office_heads_a_clause_in_a_district_whose_offices_the_table_lacks() -> None:
    said = says("许昌东城区开展观摩。祖师街道的两个点各有看头。繁华街道的门头都换了新。")
    assert said.names("Township") == {"祖师街道"}


def test_a_street_office_called_after_a_street_is_found_without_that_word() -> None:
    said = says("江汉区汉兴街道把社区书记请来学习。")
    assert ("LOCATED_IN", "汉兴街街道", "江汉区") in said.facts("LOCATED_IN")
    assert "沛县" not in said.names("County")


def test_a_township_that_has_changed_its_rank_is_read() -> None:
    assert "门楼镇" in says("走进烟台市福山区门楼镇南庄村的果园。").names("Township")


def test_a_doubtful_name_stays_the_same_township_when_named_again() -> None:
    said = says("怀宁县小市镇的车一辆接一辆。小市镇党委成立联合党委。")
    assert [node.name for node in said.extraction.nodes if node.label == "Township"] == ["小市镇"]


def test_a_street_is_no_person() -> None:
    assert says("鹤壁市淇滨区长江路街道漓江社区解开了这个结。").names("Official") == set()
    assert says("武陟县詹店镇有关负责人说，还要加把劲。").names("Official") == set()


def test_a_post_is_of_the_village_named_between_person_and_post() -> None:
    said = says("禹州市花石镇柳堰村见闻。2012年，何志远放下生意回到山羊坡村，次年当选村党支部书记。")
    assert ("LEADS", "何志远", "山羊坡村") in said.facts("LEADS")


def test_he_is_the_person_who_heads_the_sentence_before() -> None:
    text = (
        "退役八年，武志强最忘不了的还是那身军装。"
        "2019年，他回到太谷区阳邑乡小白村，先当民兵连长，两年后接任村党总支书记。"
    )
    assert says(text).facts("LEADS") == {("LEADS", "武志强", "小白村")}
    other = "武志强最忘不了军装，宋建军爱听戏。2019年，他回到太谷区阳邑乡小白村，担任村党总支书记。"
    assert says(other).facts("LEADS") == set()


def test_a_township_that_the_table_lacks_is_read_before_its_village() -> None:
    said = says("淅川县见闻。11月5日是九重镇桥头村的活动日。")
    assert ("LOCATED_IN", "九重镇", "淅川县") in said.facts("LOCATED_IN")
    assert says("淅川县见闻。在当地乡实行村民自治，选派12名乡镇骨干。").names("Township") == set()
    assert says("叶县泰隆村镇银行为各村授信。").names("Township") == set()


def test_a_street_office_is_not_cut_at_its_front() -> None:
    assert says("苏州市太仓市娄东街道景瑞社区灯火通明。").names("Township") == {"娄东街道"}


def test_a_township_named_with_its_people() -> None:
    said = says("同江市见闻。初春走进街津口赫哲族乡渔业村，在张庄回族镇也是一样。")
    assert {"街津口乡", "张庄回族镇"} == said.names("Township")
    assert ("LOCATED_IN", "渔业村", "街津口乡") in said.facts("LOCATED_IN")


def test_banners_by_the_short_forms_of_papers() -> None:
    assert "鄂温克族自治旗" in says("鄂温克旗伊敏苏木推行中心户。").names("County")
    assert "科尔沁右翼前旗" in says("科右前旗察尔森镇推行中心户。").names("County")
