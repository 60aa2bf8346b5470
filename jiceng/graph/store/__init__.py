"""Where the graph is kept: one Protocol, one Bolt implementation, engines that differ in how they start."""

from jiceng.graph.store.open import default_url, open_store
from jiceng.graph.store.protocol import Store, Table

__all__ = ["Store", "Table", "default_url", "open_store"]
