"""Free questions: read-only Cypher within limits, and the questions that are ready to ask."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from jiceng.api import answers
from jiceng.api.routes.common import PROBLEMS, Limit, Offset, SettingsOf, StoreOf
from jiceng.api.schemas import CypherIn, Page, Problem, QuestionOut, TableOut

_QUERY_PROBLEMS: dict[int | str, dict[str, Any]] = {
    **PROBLEMS,
    400: {"model": Problem, "description": "The Cypher does not parse, or fails"},
    403: {"model": Problem, "description": "The Cypher writes, or reaches outside the graph"},
    408: {"model": Problem, "description": "The query was stopped by a limit"},
}
router = APIRouter(tags=["console"], responses=_QUERY_PROBLEMS)


@router.post("/cypher")
def cypher(store: StoreOf, settings: SettingsOf, body: CypherIn) -> TableOut:
    """Answer a read-only Cypher query; `truncated` names the limit that cut the rows, if one did."""
    answer = store.run(body.query, body.parameters, max_rows=settings.max_rows, timeout=settings.timeout)
    return answers.table(answer)


@router.get("/questions")
def questions(offset: Offset = 0, limit: Limit = 100) -> Page[QuestionOut]:
    """The questions that are ready to ask: send `cypher` with values for its parameters to /api/cypher."""
    return answers.questions(offset, limit)
