"""Reads the tables and word lists when it is imported: by the server from which the reading processes are forked.

The processes share the memory of what stands here; only what they read of single counties is their own.
"""

from __future__ import annotations

import contextlib
import gc

from jiceng.graph.errors import JicengError
from jiceng.loaders.pipeline import extract_page
from jiceng.seeds import seeds_folder


def warm() -> None:
    """Read a sample page, which loads whatever reading needs, and keep the collector from touching it ever after.

    A table that cannot be read is no error here: the process that needs it says so, to somebody who can hear it.
    """
    for page in sorted((seeds_folder() / "pages").glob("*.txt"))[:1]:
        with contextlib.suppress(JicengError):
            extract_page(page)
    gc.collect()
    gc.freeze()  # the collector's marks would copy the pages of memory that the processes share


warm()
