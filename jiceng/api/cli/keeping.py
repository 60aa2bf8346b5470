"""Commands that keep the graph: `export` to a file, `copy` to another store, `remove` an article."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jiceng.api.cli.opened import opened
from jiceng.api.cli.options import AsJson, StoreUrl
from jiceng.api.cli.screen import notes, print_json, say
from jiceng.api.cli.tally import count


def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Its suffix chooses the format.")],
    store: StoreUrl = None,
    format: Annotated[str | None, typer.Option("--format", metavar="ID", help="If not by suffix.")] = None,
    as_json: AsJson = False,
) -> None:
    """Write the graph to a file: .jsonl, .csv (a folder), .graphml, .gexf or .html; neo4j-admin by --format."""
    from jiceng.graph.export import export as write

    with opened(store) as graph, notes().status(f"Writing {file} …"):
        report = write(graph, file, format)
    if as_json:
        print_json({"path": str(report.path), "format": report.format, "counts": dict(report.counts)})
    say(f"Wrote {report.path}: {', '.join(f'{kind} {number}' for kind, number in report.counts.items())}.")


def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The store to read.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="The store to write; it keeps what else it holds.")],
    as_json: AsJson = False,
) -> None:
    """Copy all articles and what they say from one store into another."""
    from jiceng.graph.export import copy as put_across

    with opened(source) as here, opened(target, make=True) as there, notes().status("Copying …") as status:
        copied = put_across(here, there, lambda number: status.update(f"Copying … {number} articles"))
    if as_json:
        print_json({"articles": copied})
    say(f"Copied {count(copied, 'article')} from {source} to {target}.")


def remove(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="Ids or titles.", show_default=False)],
    store: StoreUrl = None,
    as_json: AsJson = False,
) -> None:
    """Take articles out of the graph, with whatever no other article states."""
    from jiceng.api.names import resolve

    with opened(store, write=True) as graph:
        ids = [resolve(graph, text, ("Article",)).id for text in articles]
        removed = graph.remove(ids)
    if as_json:
        print_json({"articles": removed})
    say(f"Removed {count(removed, 'article')}.")
