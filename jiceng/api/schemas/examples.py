"""An example of each record, by its name; a test checks that each is one. Facts are those of the sample pages."""

from __future__ import annotations

from typing import Any

Example = dict[str, Any]

_PLACE = {"aliases": [], "properties": {"official": True}}
_HUAYUAN: Example = {"id": "community:411081004007", "label": "Community", "name": "花园社区", **_PLACE}
_YUZHOU: Example = {"id": "county:411081", "label": "County", "name": "禹州市", **_PLACE}
_CHANGGE: Example = {"id": "county:411082", "label": "County", "name": "长葛市", **_PLACE}
_STARS: Example = {
    "id": "program:五星支部",
    "label": "Program",
    "name": "五星支部",
    "aliases": ["“五星”支部"],
    "properties": {"routine": False},
}
_JIA: Example = {
    "id": "official:贾新平@community:411081004007",
    "label": "Official",
    "name": "贾新平",
    "aliases": [],
    "properties": {},
}
_CARRIES_OUT: Example = {
    "relation": "IMPLEMENTS",
    "source": _HUAYUAN["id"],
    "target": _STARS["id"],
    "basis": "text",
    "support": 1,
    "first_seen": "2023-07",
    "last_seen": "2023-07",
    "quote": "“五星”支部创建的号角一响",
    "properties": {},
}
_LEADS: Example = {
    **_CARRIES_OUT,
    "relation": "LEADS",
    "source": _JIA["id"],
    "target": _HUAYUAN["id"],
    "quote": "区支部书记贾新平",
    "properties": {"post": "支部书记", "deputy": False, "former": False},
}
_BRIEF: Example = {
    "id": "article:0123456789abcdef",
    "title": "花园社区里数“五星”",
    "authors": ["李正茂", "马青燕"],
    "published": "2023-07",
    "published_inferred": True,
    "source": "许昌基层党建-2023-07.txt",
    "kind": "news",
    "section": "",
}
_QUOTE: Example = {
    "start": 412,
    "end": 420,
    "quote": "区支部书记贾新平",
    "rule": "post_before",
    "before": "该社",
    "after": "这样解释红牌的用处。",
}
_CLAIM: Example = {"article": _BRIEF, "basis": "text", "evidence": [_QUOTE], "properties": _LEADS["properties"]}
_PLACES = [{**one, "place": ["河南省", "许昌市"]} for one in (_YUZHOU, _CHANGGE)]
_CELL: Example = {
    "place": _YUZHOU["id"],
    "program": _STARS["id"],
    "count": 2,
    "support": 1,
    "first_seen": "2023-07",
    "reached": 1,
    "coverage": 0.5,
    "implementers": [_HUAYUAN["id"]],
    "articles": [_BRIEF["id"]],
}
_TOTALS: Example = {
    "programs": 5,
    "implementers": 3,
    "articles": 2,
    "children": 2,
    "communities": 4,
    "communities_active": 2,
    "officials": 3,
    "organizations": 2,
    "honors": 1,
    "outcomes": 9,
}

EXAMPLES: dict[str, Example] = {
    "Problem": {"error": "The graph has no node 'county:000000'.", "kind": "not_found", "status": 404},
    "NodeOut": _HUAYUAN,
    "PlacedNode": {**_HUAYUAN, "place": ["河南省", "许昌市", "禹州市", "钧台街道"]},
    "NodeDetail": {"node": _HUAYUAN, "above": [_YUZHOU], "degrees": {"IMPLEMENTS": 7, "LEADS": 2}, "degree": 9},
    "EdgeOut": _CARRIES_OUT,
    "Graph": {"nodes": [_HUAYUAN, _STARS], "edges": [_CARRIES_OUT], "truncated": False, "total": 2},
    "ArticleBrief": _BRIEF,
    "ArticleOut": {
        **_BRIEF,
        "segments": [
            {"text": "该社", "marks": []},
            {
                "text": "区支部书记贾新平",
                "marks": [
                    {
                        "relation": "LEADS",
                        "source": _JIA["id"],
                        "target": _HUAYUAN["id"],
                        "source_name": "贾新平",
                        "target_name": "花园社区",
                        "source_label": "Official",
                        "target_label": "Community",
                        "rule": "post_before",
                    }
                ],
            },
        ],
    },
    "EdgeDetail": {"edge": _LEADS, "source": _JIA, "target": _HUAYUAN, "claims": [_CLAIM]},
    "PathOut": {"nodes": [_JIA, _HUAYUAN], "edges": [_LEADS], "claims": [[_CLAIM]]},
    "InitiativeOut": {"program": _STARS, "implementer": _HUAYUAN, "edge": _CARRIES_OUT, "own": False},
    "CountyGroupOut": {"county": _YUZHOU, "implementers": [{"node": _HUAYUAN, "edge": _CARRIES_OUT}]},
    "PostOut": {"body": _HUAYUAN, "edge": _LEADS, "claims": [_CLAIM]},
    "ComparisonOut": {
        "places": _PLACES,
        "programs": [_STARS],
        "cells": [_CELL, {**_CELL, "place": _CHANGGE["id"]}],
        "shared": [_STARS["id"]],
        "only": {_YUZHOU["id"]: [], _CHANGGE["id"]: []},
        "adoption": [{"program": _STARS["id"], "places": [{"place": _YUZHOU["id"], "first_seen": "2023-07"}]}],
        "similarity": [
            {
                "first": _YUZHOU["id"],
                "second": _CHANGGE["id"],
                "shared": 1,
                "jaccard": 0.25,
                "overlap": 0.5,
                "cosine": 0.4,
            }
        ],
        "totals": {_YUZHOU["id"]: _TOTALS, _CHANGGE["id"]: _TOTALS},
    },
    "CypherIn": {
        "query": "MATCH (p:Program)<-[:IMPLEMENTS]-(x) WHERE p.name CONTAINS $word"
        " RETURN p.name AS program, count(x) AS implementers ORDER BY implementers DESC",
        "parameters": {"word": "支部"},
    },
    "TableOut": {
        "columns": ["program", "implementers"],
        "rows": [["五星支部", 4]],
        "truncated": "",
        "limits": {"rows": 1000, "seconds": 10, "value": 65536, "size": 8000000},
    },
    "QuestionOut": {
        "id": "programs-of-a-place",
        "zh": "某地开展了哪些项目？",
        "en": "Which programs does a place carry out?",
        "cypher": "MATCH (x {name: $place})-[:IMPLEMENTS]->(p:Program) RETURN p.name AS 项目",
        "parameters": [{"name": "place", "zh": "地方", "en": "place", "default": "禹州市"}],
    },
    "Stats": {"nodes": {"Community": 21, "Article": 18}, "edges": {"IMPLEMENTS": 60}},
    "OntologyOut": {
        "labels": [
            {
                "name": "Program",
                "zh": "项目",
                "en": "Program",
                "color": "#16a34a",
                "description": "有名称的做法、机制、品牌、活动",
                "place": 0,
                "properties": {"routine": "boolean"},
            }
        ],
        "relations": [
            {
                "name": "PART_OF",
                "zh": "属于",
                "en": "part of",
                "color": "#65a30d",
                "sources": ["Program"],
                "targets": ["Program"],
                "symmetric": False,
                "properties": {},
            }
        ],
    },
    "Health": {"status": "ok", "version": "0.1.0", "articles": 18},
}
