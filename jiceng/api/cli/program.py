"""The commands put together, in the order of the help."""

from __future__ import annotations

from typing import Annotated

import typer

from jiceng import __version__
from jiceng.api.cli import asking, keeping, loading, querying, serving

program = typer.Typer(
    name="jiceng",
    help="Chinese local newspapers as a graph of grassroots Party-building initiatives, each edge with its words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
COMMANDS = (
    serving.demo,
    loading.extract,
    loading.load,
    asking.show,
    asking.paths,
    asking.compare,
    querying.query,
    asking.stats,
    keeping.export,
    keeping.copy,
    keeping.remove,
    serving.serve,
)
for command in COMMANDS:
    program.command()(command)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@program.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")] = False,
) -> None:
    """Answer what belongs to no command."""
