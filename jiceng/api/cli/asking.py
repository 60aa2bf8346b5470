"""Commands that ask the graph: `show`, `paths`, `compare`, `stats`."""

from __future__ import annotations

from typing import Annotated

import typer

from jiceng.api.cli import tables
from jiceng.api.cli.opened import opened
from jiceng.api.cli.options import AsJson, Routine, StoreUrl
from jiceng.api.cli.screen import give, print_json

Limit = Annotated[int, typer.Option("--limit", min=1, metavar="N", help="How many at most.")]
MaxLength = Annotated[int, typer.Option("--max-length", min=1, max=8, metavar="N", help="How many edges at most.")]


def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, a name after its place, or an id.")],
    store: StoreUrl = None,
    limit: Limit = 200,
    as_json: AsJson = False,
) -> None:
    """Show a node and the facts around it, each with a quote."""
    from jiceng.api import answers, walks
    from jiceng.api.names import resolve

    with opened(store) as graph:
        node = resolve(graph, name)
        detail = answers.node_detail(graph, node.id)
        around = walks.neighbourhood(graph, node.id, 1, (), limit)
    if as_json:
        print_json({**detail.model_dump(mode="json"), "neighbourhood": around.model_dump(mode="json")})
    else:
        tables.node(detail, around)


def paths(
    source: Annotated[str, typer.Argument(metavar="A", help="Where to start: a name or an id.")],
    target: Annotated[str, typer.Argument(metavar="B", help="Where to arrive: a name or an id.")],
    store: StoreUrl = None,
    max_length: MaxLength = 6,
    limit: Limit = 5,
    as_json: AsJson = False,
) -> None:
    """Show the shortest paths between two nodes, each step with its words."""
    from jiceng.api import walks
    from jiceng.api.names import resolve

    with opened(store) as graph:
        start, end = resolve(graph, source), resolve(graph, target)
        page = walks.paths(graph, start.id, end.id, max_length, 0, limit)
    if as_json:
        print_json(page)
    else:
        tables.paths(page, start.name, end.name, max_length)


def compare(
    places: Annotated[list[str], typer.Argument(metavar="COUNTY...", help="2 to 20 places.", show_default=False)],
    store: StoreUrl = None,
    routine: Routine = False,
    as_json: AsJson = False,
) -> None:
    """Put places side by side: which programs each carries out, with how many implementers."""
    from jiceng.api import walks
    from jiceng.api.names import resolve
    from jiceng.graph.ontology import ontology

    with opened(store) as graph:
        ids = [resolve(graph, place, ontology().places).id for place in places]
        found = walks.compare(graph, ids, routine)
    give(found, as_json, tables.comparison)


def stats(store: StoreUrl = None, as_json: AsJson = False) -> None:
    """Count the nodes of each label and the edges of each relation."""
    from jiceng.api import answers

    with opened(store) as graph:
        counts = answers.stats(graph)
    give(counts, as_json, tables.stats)
