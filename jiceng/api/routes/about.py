"""The graph as a whole: its size, its kinds, and whether it answers."""

from __future__ import annotations

from fastapi import APIRouter

from jiceng import __version__
from jiceng.api import answers
from jiceng.api.routes.common import PROBLEMS, StoreOf
from jiceng.api.schemas import Health, OntologyOut, Stats
from jiceng.graph.ontology import ontology as declared

router = APIRouter(tags=["about"], responses=PROBLEMS)


@router.get("/stats")
def stats(store: StoreOf) -> Stats:
    """How many nodes of each label and edges of each relation there are."""
    return answers.stats(store)


@router.get("/ontology")
def ontology() -> OntologyOut:
    """The kinds of nodes and edges with their Chinese names and colours."""
    kinds = declared()
    return OntologyOut.model_validate(
        {"labels": list(kinds.labels.values()), "relations": list(kinds.relations.values())}
    )


@router.get("/health")
def health(store: StoreOf) -> Health:
    """Whether the server and its store answer."""
    return Health(status="ok", version=__version__, articles=store.counts().get("Article", 0))
