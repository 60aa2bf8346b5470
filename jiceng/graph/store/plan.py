"""What a Neo4j plan does: the operators that only read, and the procedures that a plan calls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jiceng.graph.errors import ForbiddenQueryError
from jiceng.graph.store.guard import PROCEDURES

# Leaves that read nodes and relationships, by label, type, id, index or count, in all their forms.
_LEAF = re.compile(
    r"(Partitioned)?(AllNodes|Node|UnionNode|IntersectionNode|SubtractionNode|MultiNode|Relationship|Dynamic"
    r"|Directed|Undirected)\w*(Scan|Seek|SeekByRange|FromCountStore|Lookup)"
)
_READING = frozenset(
    {
        *("ProduceResults", "EmptyResult", "EmptyRow", "Argument", "ArgumentTracker", "Input", "NullifyMetadata"),
        *("Projection", "CacheProperties", "RemoteBatchProperties", "ProjectEndpoints", "Unwind", "UnwindCollection"),
        *("Filter", "Distinct", "OrderedDistinct", "Limit", "ExhaustiveLimit", "Skip", "Sort", "PartialSort", "Top"),
        *("PartialTop", "Top1WithTies", "EagerAggregation", "OrderedAggregation", "Eager", "Optional", "Anti"),
        *("Expand", "OptionalExpand", "VarLengthExpand", "BFSPruningVarExpand", "PruningVarExpand", "ShortestPath"),
        *("StatefulShortestPath", "Repeat", "BidirectionalRepeat", "PathPropagatingBFS"),
        *("CartesianProduct", "NodeHashJoin", "ValueHashJoin", "NodeLeftOuterHashJoin", "NodeRightOuterHashJoin"),
        *("LeftOuterHashJoin", "RightOuterHashJoin", "AssertSameNode", "AssertSameRelationship", "Union"),
        *("OrderedUnion", "Apply", "SemiApply", "AntiSemiApply", "SelectOrSemiApply", "SelectOrAntiSemiApply"),
        *("LetSemiApply", "LetAntiSemiApply", "LetSelectOrSemiApply", "LetSelectOrAntiSemiApply", "ConditionalApply"),
        *("AntiConditionalApply", "RollUpApply", "TriadicSelection", "TriadicBuild", "TriadicFilter", "ProcedureCall"),
    }
)


def check_plan(plan: dict[str, Any]) -> None:
    """Raise ForbiddenQueryError for a plan (the driver's `summary.plan`) with an operator that does not only read."""
    for operator in _operators(plan):
        name = re.split(r"[@(]", operator["operatorType"])[0]
        if name not in _READING and not _LEAF.fullmatch(name):
            raise ForbiddenQueryError(f"The server would run {name} for this query; a query may only read the graph.")
        if name == "ProcedureCall":
            _check_procedure(str(operator.get("args", {}).get("Details", "")))


def _operators(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan.get("children", ()):
        yield from _operators(child)


def _check_procedure(details: str) -> None:
    called = details.partition("(")[0].strip()
    if called.lower() not in PROCEDURES:
        raise ForbiddenQueryError(f"The procedure {called!r} is not allowed; allowed: {', '.join(sorted(PROCEDURES))}.")
