"""The command that asks freely: `query`, in Cypher or with a ready question."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from jiceng.api.cli import tables
from jiceng.api.cli.opened import opened
from jiceng.api.cli.options import AsJson, StoreUrl
from jiceng.api.cli.screen import give
from jiceng.graph.errors import InputError
from jiceng.graph.store.protocol import Store, Table

Cypher = Annotated[str | None, typer.Argument(metavar="CYPHER", help="A read-only query.")]
Ask = Annotated[str | None, typer.Option("--ask", metavar="ID", help="Ask a ready question instead.")]
List = Annotated[bool, typer.Option("--list", help="List the ready questions with their parameters.")]
Param = Annotated[
    list[str] | None, typer.Option("--param", metavar="NAME=VALUE", help="A parameter; the value may be JSON.")
]
MaxRows = Annotated[int, typer.Option("--max-rows", min=1, max=100_000, metavar="N", help="Cut the answer here.")]
Timeout = Annotated[
    float, typer.Option("--timeout", min=0.1, max=600, metavar="SECONDS", help="Stop a Cypher query after so long.")
]


def query(
    cypher: Cypher = None,
    ask: Ask = None,
    ready: List = False,
    param: Param = None,
    max_rows: MaxRows = 1000,
    timeout: Timeout = 10.0,
    store: StoreUrl = None,
    as_json: AsJson = False,
) -> None:
    """Ask the graph in Cypher, read-only, or with a ready question."""
    from jiceng.api import answers

    if ready:
        give(answers.questions(0, 1000), as_json, tables.questions)
        return
    if (cypher is None) == (ask is None):
        raise typer.BadParameter("give either a Cypher query or --ask ID; --list shows the ready questions.")
    values = dict(_parameter(text) for text in param or ())
    with opened(store) as graph:
        if cypher is not None:
            found = graph.run(cypher, values, max_rows=max_rows, timeout=timeout)
        else:
            found = _ask(graph, ask or "", values, max_rows)
    give(answers.table(found), as_json, tables.table)


def _ask(graph: Store, question: str, values: dict[str, Any], max_rows: int) -> Table:
    from jiceng.graph.questions import ask

    return ask(graph, question, values, max_rows)


def _parameter(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals or not name.isidentifier():
        raise InputError(f"{text!r} is no parameter; write --param name=value.")
    try:
        return name, json.loads(value)
    except json.JSONDecodeError:
        return name, value
