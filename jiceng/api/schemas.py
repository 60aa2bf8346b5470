"""The records that the HTTP answers and `--json` print: one shape for every face."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Value = str | int | float | bool | list[str]
Item = TypeVar("Item")

_HUAYUAN = {
    "id": "community:411081004203",
    "label": "Community",
    "name": "花园社区",
    "aliases": [],
    "properties": {"code": "411081004203", "official": True},
}
_STARS = {
    "id": "program:五星支部",
    "label": "Program",
    "name": "五星支部",
    "aliases": ["“五星”支部"],
    "properties": {"routine": False},
}
_STARTS_STARS = {
    "relation": "IMPLEMENTS",
    "source": _HUAYUAN["id"],
    "target": _STARS["id"],
    "basis": "text",
    "support": 1,
    "first_seen": "2023-07-18",
    "last_seen": "2023-07-18",
    "quote": "花园社区党委按照创建“五星”支部要求",
    "properties": {},
}


def _example(value: dict[str, Any]) -> ConfigDict:
    return ConfigDict(json_schema_extra={"example": value}, from_attributes=True, extra="forbid")


class Record(BaseModel):
    """A record without fields beyond the declared ones."""

    model_config = ConfigDict(from_attributes=True, extra="forbid")


class Problem(Record):
    """The one shape of every error: a sentence for people, a word for programs, the HTTP status."""

    model_config = _example(
        {"error": "There is no node 'county:000000' in this graph.", "kind": "not_found", "status": 404}
    )

    error: str
    kind: str
    status: int


class Page(Record, Generic[Item]):
    """A stretch of a list: `total` counts the whole list, `offset` where this stretch begins."""

    items: list[Item]
    total: int
    offset: int
    limit: int


class NodeOut(Record):
    """A thing of the graph."""

    model_config = _example(_HUAYUAN)

    id: str
    label: str
    name: str
    aliases: list[str] = Field(default_factory=list)
    properties: dict[str, Value] = Field(default_factory=dict)


class PlacedNode(NodeOut):
    """A node with the names of the places that hold it, from province downwards."""

    model_config = _example({**_HUAYUAN, "place": ["河南省", "许昌市", "禹州市", "钧台街道"]})

    place: list[str] = Field(default_factory=list)


class NodeDetail(Record):
    """A node, the places above it (from province downwards), and how many edges of each relation touch it."""

    model_config = _example(
        {
            "node": _HUAYUAN,
            "above": [{"id": "county:411081", "label": "County", "name": "禹州市", "aliases": [], "properties": {}}],
            "degrees": {"IMPLEMENTS": 7, "LEADS": 2, "LOCATED_IN": 1},
            "degree": 10,
        }
    )

    node: NodeOut
    above: list[NodeOut]
    degrees: dict[str, int]
    degree: int


class EdgeOut(Record):
    """A fact: `support` counts the articles that say it, `basis` is "text", "divisions" or "decision"."""

    model_config = _example(_STARTS_STARS)

    relation: str
    source: str
    target: str
    basis: str
    support: int
    first_seen: str
    last_seen: str
    quote: str
    properties: dict[str, Value] = Field(default_factory=dict)


class Graph(Record):
    """A part of the graph; where `truncated`, `nodes` holds fewer than the `total` within reach."""

    model_config = _example({"nodes": [_HUAYUAN, _STARS], "edges": [_STARTS_STARS], "truncated": False, "total": 2})

    nodes: list[NodeOut]
    edges: list[EdgeOut]
    truncated: bool
    total: int


class ArticleBrief(Record):
    """An article without its text; `published` is an ISO date or a prefix of one, "" where unknown."""

    id: str
    title: str
    authors: list[str]
    published: str
    published_inferred: bool
    source: str
    kind: str
    section: str


class Quote(Record):
    """The words that say so, with some words around them; `start` and `end` count code points of the article."""

    start: int
    end: int
    quote: str
    rule: str
    before: str
    after: str


class ClaimOut(Record):
    """What one article states of an edge; `article` is null where the division table or a decision states it."""

    article: ArticleBrief | None
    basis: str
    evidence: list[Quote]
    properties: dict[str, Value]


class EdgeDetail(Record):
    """An edge with both ends and all that is stated of it."""

    edge: EdgeOut
    source: NodeOut
    target: NodeOut
    claims: list[ClaimOut]


class PathOut(Record):
    """A way from one node to another: `edges[i]` joins `nodes[i]` and `nodes[i + 1]`, `claims[i]` states it."""

    nodes: list[NodeOut]
    edges: list[EdgeOut]
    claims: list[list[ClaimOut]]


class InitiativeOut(Record):
    """A program that a place, or (`own` false) something inside it, carries out."""

    program: NodeOut
    implementer: NodeOut
    edge: EdgeOut
    own: bool


class Implementer(Record):
    """Who carries a program out, and the edge that says so."""

    node: NodeOut
    edge: EdgeOut


class CountyGroupOut(Record):
    """The implementers of a program inside one county; `county` is null for those outside any."""

    county: NodeOut | None
    implementers: list[Implementer]


class PostOut(Record):
    """A body that an official serves or served, with the title's words in the edge's `post`."""

    body: NodeOut
    edge: EdgeOut
    claims: list[ClaimOut]


class CellOut(Record):
    """What one place and all inside it do for one program.

    `count` implementers, `support` articles, `reached` of the place's direct children, `coverage` their share (0–1).
    """

    place: str
    program: str
    count: int
    support: int
    first_seen: str
    reached: int
    coverage: float
    implementers: list[str]
    articles: list[str]


class Seen(Record):
    """A place and the date of the first report from it, "" where unknown."""

    place: str
    first_seen: str


class AdoptionOut(Record):
    """The places of a program by first known report, those without a date last."""

    program: str
    places: list[Seen]


class SimilarityOut(Record):
    """How alike two places are by their programs; `jaccard`, `overlap` and `cosine` lie between 0 and 1."""

    first: str
    second: str
    shared: int
    jaccard: float
    overlap: float
    cosine: float


class TotalsOut(Record):
    """Sums over a place and all inside it."""

    programs: int
    implementers: int
    articles: int
    children: int
    communities: int
    communities_active: int
    officials: int
    organizations: int
    honors: int
    outcomes: int


class ComparisonOut(Record):
    """Places × programs; `cells` holds only pairs with an implementer, lists of programs hold ids."""

    places: list[PlacedNode]
    programs: list[NodeOut]
    cells: list[CellOut]
    shared: list[str]
    only: dict[str, list[str]]
    adoption: list[AdoptionOut]
    similarity: list[SimilarityOut]
    totals: dict[str, TotalsOut]


class Mark(Record):
    """What a stretch of an article states: an edge, its ends' names and labels, and the rule that read it."""

    relation: str
    source: str
    target: str
    source_name: str
    target_name: str
    source_label: str
    target_label: str
    rule: str


class Segment(Record):
    """A stretch of an article's text in which the marks do not change."""

    text: str
    marks: list[Mark]


class ArticleOut(ArticleBrief):
    """An article whose text is the `segments`, joined."""

    segments: list[Segment]


class CypherIn(Record):
    """A read-only Cypher query with its parameters."""

    model_config = _example(
        {
            "query": "MATCH (p:Program)<-[:IMPLEMENTS]-(x) WHERE p.name CONTAINS $word "
            "RETURN p.name AS program, count(x) AS places ORDER BY places DESC",
            "parameters": {"word": "支部"},
        }
    )

    query: str = Field(min_length=1, max_length=20_000)
    parameters: dict[str, Any] = Field(default_factory=dict)


class TableOut(Record):
    """The answer of a query; `truncated` names the limit that cut it, "" where none did."""

    model_config = _example(
        {
            "columns": ["program", "places"],
            "rows": [["五星支部", 4]],
            "truncated": "",
            "limits": {"max_rows": 1000, "timeout": 10},
        }
    )

    columns: list[str]
    rows: list[list[Any]]
    truncated: str
    limits: dict[str, float]


class ParameterOut(Record):
    """A value that a ready question asks for, with its names in Chinese and English and its default."""

    name: str
    zh: str
    en: str
    default: str | int | float | bool


class QuestionOut(Record):
    """A question that is ready to ask: its words in Chinese and English, its Cypher, its parameters."""

    id: str
    zh: str
    en: str
    cypher: str
    parameters: list[ParameterOut]


class Stats(Record):
    """How many nodes of each label and edges of each relation the graph holds."""

    model_config = _example({"nodes": {"Community": 21, "Article": 18}, "edges": {"IMPLEMENTS": 60}})

    nodes: dict[str, int]
    edges: dict[str, int]


class LabelOut(Record):
    """A kind of node as the ontology declares it; `place` is 1 (province) to 5 (community), 0 for other kinds."""

    name: str
    zh: str
    en: str
    color: str
    description: str
    place: int
    properties: dict[str, str]


class RelationOut(Record):
    """A kind of edge as the ontology declares it, with the labels that it may join."""

    name: str
    zh: str
    en: str
    color: str
    sources: list[str]
    targets: list[str]
    symmetric: bool
    properties: dict[str, str]


class OntologyOut(Record):
    """All kinds of nodes and edges, in the order of the declaration."""

    labels: list[LabelOut]
    relations: list[RelationOut]


class Health(Record):
    """The server answers, and so does its store."""

    model_config = _example({"status": "ok", "version": "0.1.0", "articles": 18})

    status: str
    version: str
    articles: int
