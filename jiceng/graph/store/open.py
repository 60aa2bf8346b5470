"""Opening a store by its address: a folder for the embedded engine, a Bolt address for a Neo4j server."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from jiceng.graph.store.protocol import Store

BOLT_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def default_url() -> str:
    """Return where the graph is kept if nothing is said: `JICENG_STORE`, else a folder of the user's own data."""
    named = os.environ.get("JICENG_STORE")
    if named:
        return named
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return str(base / "jiceng" / "store")


def open_store(url: str | None = None, *, read_only: bool = False) -> Store:
    """Open the store at a folder path or a Bolt address (`neo4j://host:7687`), by default at `default_url()`.

    A folder that is not there is made, unless `read_only`. A Bolt address takes user, password and database from
    NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE. Raises StoreError where the store cannot be reached or started,
    InputError for an address of another kind.
    """
    from jiceng.graph.store.bolt import BoltStore

    address = url or default_url()
    scheme, mark, _ = address.partition("://")
    if mark:
        from jiceng.graph.store.neo4j_engine import Neo4jEngine

        return BoltStore(Neo4jEngine.connect(scheme, address), read_only=read_only)
    from jiceng.graph.store.embedded import EmbeddedEngine

    return BoltStore(EmbeddedEngine.connect(Path(address), read_only=read_only), read_only=read_only)
