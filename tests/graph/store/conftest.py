"""Every test of the store runs on each engine; the articles that most of them put."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from jiceng.graph.model import Extraction
from jiceng.graph.store import Store

if TYPE_CHECKING:
    from conftest import GraphBuilder


@pytest.fixture
def store(each_store: Store) -> Store:
    """An empty store on each engine in turn."""
    return each_store


@pytest.fixture
def town(graph_builder: GraphBuilder) -> list[Extraction]:
    """Five articles that share places, a program and an official, and differ in what they say of them."""
    b = graph_builder
    province = b.node("Province", "河南省", "province:41", code="41", official=True)
    city = b.node("City", "许昌市", "city:4110", code="4110", official=True)
    county = replace(b.node("County", "禹州市", "county:411081", code="411081", official=True), aliases=("禹州",))
    garden = b.node("Community", "花园社区", "community:411081004203", official=True)
    stars = b.node("Program", "五星支部")
    pairing = b.node("Program", "联学联建", routine=False)
    jia = b.node("Official", "贾新平", "official:贾新平@community:411081004203")
    bureau = b.node("Organization", "禹州市财政局", kind="department")
    jobs = b.node("Outcome", "90人", "outcome:1", value=90.0, unit="人")
    above = ((garden, county), (county, city), (city, province))
    spelled = replace(stars, name="“五星”支部", aliases=("五星党支部",))
    return [
        b.extraction("a", ("IMPLEMENTS", garden, stars), ("ACHIEVED", garden, jobs), above=above),
        b.extraction(
            "b",
            ("IMPLEMENTS", garden, spelled),
            ("LEADS", jia, garden, {"post": "党委书记", "deputy": False}),
            published="2023-06",
            above=above,
        ),
        b.extraction("c", ("LEADS", jia, garden, {"post": "书记", "deputy": False}), published="", above=above),
        b.extraction("d", ("PARTNERS_WITH", garden, bureau), ("IMPLEMENTS", county, pairing), published="2024-01-02"),
        b.extraction("e", ("LOCATED_IN", garden, county), published="2022", mentioned=(stars,), above=above[1:]),
    ]
