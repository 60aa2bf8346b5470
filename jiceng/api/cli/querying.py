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
    float, typer.Option("--timeout", min=0.1, max=600, metavar="SECONDS", help="Stop the query after so long.")
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
    with opened(store) as graph:
        if cypher is not None:
            values = dict(_parameter(text) for text in param or ())
            found = graph.run(cypher, values, max_rows=max_rows, timeout=timeout)
        else:
            found = _ask(graph, ask or "", param or [], max_rows, timeout)
    give(answers.table(found), as_json, tables.table)


def _ask(graph: Store, question_id: str, given: list[str], max_rows: int, timeout: float) -> Table:
    """Ask a ready question; where it wants a text, digits and the like are taken as the text that they are."""
    from jiceng.graph.questions import ask, question

    texts = frozenset(p.name for p in question(question_id).parameters if isinstance(p.default, str))
    return ask(graph, question_id, dict(_parameter(text, texts) for text in given), max_rows, timeout)


def _parameter(text: str, texts: frozenset[str] = frozenset()) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals or not name.isidentifier():
        raise InputError(f"{text!r} is no parameter; write --param name=value.")
    try:
        parsed = json.loads(value)
    except json.JSONDecodeError:
        return name, value
    return name, value if name in texts and not isinstance(parsed, str) else parsed
