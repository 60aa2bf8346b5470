"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jiceng.api.settings import STORE_VARIABLE

_STORE = "A folder for the embedded store, or neo4j://host:7687 (NEO4J_USERNAME, NEO4J_PASSWORD)."
StoreUrl = Annotated[
    str | None,
    typer.Option(
        "--store", envvar=STORE_VARIABLE, metavar="URL", help=f"{_STORE} Without it: a folder of the user's own data."
    ),
]
DemoStore = Annotated[str, typer.Option("--store", metavar="URL", help=_STORE)]
AsJson = Annotated[bool, typer.Option("--json", help="Print the answer as JSON on standard output.")]
Jobs = Annotated[int, typer.Option("--jobs", min=1, metavar="N", help="Read pages in N processes.")]
Details = Annotated[bool, typer.Option("--details", help="List everything that was left out, not only how much.")]
Pages = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Pages, or folders of pages.", show_default=False)]
Routine = Annotated[bool, typer.Option("--routine", help="Count routine institutions, such as 三会一课, too.")]
Host = Annotated[str, typer.Option("--host", metavar="ADDRESS", help="The address to listen on.")]
Port = Annotated[int, typer.Option("--port", min=1, max=65535, metavar="N", help="The port to listen on.")]
AllowHost = Annotated[
    list[str] | None,
    typer.Option("--allow-host", metavar="NAME", help="A further name that browsers may call this server by."),
]
