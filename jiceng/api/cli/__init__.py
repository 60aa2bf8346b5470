"""The command line: `jiceng COMMAND`; `main` is its entry point and the only place where an error ends a command."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

from jiceng.graph.errors import JicengError

# Set to anything, it shows where in the program an unforeseen error arose.
DEBUG_VARIABLE = "JICENG_DEBUG"


def main() -> None:
    """Run a command and exit: 0 where it did all it was asked, 1 where something failed, 2 for a wrong call."""
    from jiceng.api.cli.program import program

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A console of another charset shows "?" for what it lacks, and the command goes on.
            stream.reconfigure(errors="replace")
    try:
        try:
            program()
        finally:
            sys.stdout.flush()
    except JicengError as error:
        sys.exit(_explain(error))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read our output has enough (`| head`); what is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:  # the last handler: a person gets a sentence, not a traceback
        if DEBUG_VARIABLE in os.environ:
            raise
        from jiceng.api.cli.screen import say

        say(f"Something unforeseen happened ({type(error).__name__}: {error}); {DEBUG_VARIABLE}=1 shows where.")
        sys.exit(1)


def _explain(error: JicengError) -> int:
    from jiceng.api.cli.screen import say

    say(str(error))
    for node in getattr(error, "candidates", ()):
        say(f"  {node.id}  {node.name} ({node.label}) {' '.join(node.place)}")
    return 1
