"""Make .venv from the lock, install the package into it, build the explorer; do nothing where nothing changed.

Standard library only. Each step leaves the digest of what it was made from, so that a second run takes no time
whatever the times of the files.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

import explorer

ROOT = explorer.ROOT
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
NODE_LOCK = ROOT / "requirements-node.lock"
_PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
_PYTHON = _PROGRAMS / ("python.exe" if os.name == "nt" else "python")
_OLDEST_PYTHON = (3, 11)


def main() -> None:
    """Set up what is missing or out of date."""
    if sys.version_info < _OLDEST_PYTHON:
        found, needed = (".".join(map(str, version)) for version in (sys.version_info[:2], _OLDEST_PYTHON))
        sys.exit(f"Python {needed} or later is needed, and this is {found}; name one with: make PYTHON=python{needed}")
    interpreter = f"{sys.implementation.cache_tag} {sys.platform}"
    _once("packages", [LOCK], interpreter, _install_packages)
    _once("jiceng", [ROOT / "pyproject.toml", ROOT / "hatch_build.py"], str(ROOT), _install_jiceng)
    if not explorer.is_built():
        print("Building the explorer …", flush=True)
        explorer.build(explorer.node_on_path() or _node())


def _once(name: str, inputs: Sequence[Path], facts: str, step: Callable[[], None]) -> None:
    stamp, present = VENV / f".{name}-from", f"{facts} {explorer.digest(inputs)}"
    if _PYTHON.exists() and stamp.is_file() and stamp.read_text("utf-8") == present:
        return
    step()
    stamp.write_text(present, "utf-8")


def _install_packages() -> None:
    print("Making .venv with the packages of requirements.lock …", flush=True)
    try:
        venv.create(VENV, with_pip=True, clear=VENV.exists() and not _PYTHON.exists())
    except subprocess.CalledProcessError:
        sys.exit("Python cannot make a virtual environment here; on Debian and Ubuntu install python3-venv first.")
    _pip("install", "--require-hashes", "-r", str(LOCK))


def _install_jiceng() -> None:
    print("Installing jiceng into .venv …", flush=True)
    _pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def _node() -> str | None:
    """Install Node.js from its lock and return its folder."""
    print("No Node.js of a fitting release was found: installing the packaged one …", flush=True)
    _pip("install", "--require-hashes", "-r", str(NODE_LOCK))
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    answer = subprocess.run([str(_PYTHON), "-c", where], capture_output=True, text=True, check=True)
    return explorer.node_of_wheel(Path(answer.stdout.strip()))


def _pip(*arguments: str) -> None:
    done = subprocess.run(
        [str(_PYTHON), "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments], check=False
    )
    if done.returncode:
        sys.exit(f"pip {arguments[0]} failed; its message stands above.")


if __name__ == "__main__":
    main()
