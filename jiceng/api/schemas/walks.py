"""What walking the graph answers: paths, initiatives, implementers, posts, comparison."""

from __future__ import annotations

from jiceng.api.schemas.base import Record
from jiceng.api.schemas.things import EdgeOut, NodeOut, PlacedNode
from jiceng.api.schemas.words import ClaimOut


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
