"""The jars of the Neo4j Community server and a Java that runs them, for a server without a container."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

# The releases that the tests run on, by the name of their line; the first is the default.
RELEASES = {"5": "5.26.30", "2026": "2026.08.1"}
# The oldest Java of each line.
_JAVA_OF_LINE = {"5": 17}
_JAVA = 21

_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>jiceng</groupId><artifactId>neo4j-jars</artifactId><version>1</version>
  <dependencies>{dependencies}</dependencies>
</project>
"""
_ARTIFACTS = ("org.neo4j:neo4j", "org.neo4j.app:neo4j-server", "org.neo4j:neo4j-slf4j-provider")


class Unavailable(Exception):
    """The server cannot be run here; the message says what is missing and what to do."""


def release(name: str = "") -> str:
    """Return the release that a name means: that of a line (`5`, `2026`), a release itself, by default the first."""
    return RELEASES.get(name or next(iter(RELEASES)), name)


def line(version: str) -> str:
    """Return the line that a release belongs to: what stands before its first dot."""
    return version.partition(".")[0]


@cache
def java(version: str) -> str:
    """Return the first Java that runs a release; Unavailable, with those that are too old, where there is none."""
    needed = _JAVA_OF_LINE.get(line(version), _JAVA)
    too_old = []
    for program in _javas():
        found = _java_version(program)
        if found >= needed:
            return program
        too_old.append(f"{program} is Java {found}")
    raise Unavailable(
        f"Neo4j {version} needs Java {needed} or later; {', '.join(too_old) or 'none was found'}. Install one, or"
        " name its folder in JAVA_HOME."
    )


def _javas() -> Iterator[str]:
    """Yield the programs that may be a Java: JAVA_HOME's, the path's, the embedded engine's own, Linux's folder."""
    package = importlib.util.find_spec("arcadedb_embedded")
    own = [Path(package.origin).parent / "jre" / "bin"] if package and package.origin else []
    named = os.environ.get("JAVA_HOME")
    path = [folder for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    folders = [*([Path(named) / "bin"] if named else []), *path, *own, *sorted(Path("/usr/lib/jvm").glob("*/bin"))]
    programs = (shutil.which("java", path=str(folder)) for folder in folders)
    yield from dict.fromkeys(program for program in programs if program)


def _java_version(program: str) -> int:
    said = subprocess.run([program, "-version"], capture_output=True, text=True).stderr
    version = re.search(r'version "(\d+)', said)
    return int(version.group(1)) if version else 0


def jars(version: str) -> Path:
    """Return the folder of a release's jars, fetched with Maven into the user's cache where they are not there yet.

    Maven holds each jar against its published checksum. Unavailable where Java or Maven is missing, or where Maven
    cannot fetch them.
    """
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "jiceng" / f"neo4j-{version}"
    if not (base / "lib").is_dir():
        program = _maven(version)
        base.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=base) as draft:
            _fetch(program, version, Path(draft), base / "lib")
    return base / "lib"


def _maven(version: str) -> str:
    java(version)  # before anything is fetched
    program = shutil.which("mvn")
    if not program:
        raise Unavailable(
            f"Maven (mvn) was not found; it fetches the jars of Neo4j {version}, once. Install the package maven, or"
            " use a server of your own: --store neo4j://host:7687."
        )
    return program


def _fetch(program: str, version: str, draft: Path, target: Path) -> None:
    part = "<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version></dependency>"
    dependencies = "".join(part.format(*name.split(":"), version) for name in _ARTIFACTS)
    (draft / "pom.xml").write_text(_POM.format(dependencies=dependencies), "utf-8")
    goal = ["dependency:copy-dependencies", "-DoutputDirectory=lib", "-DincludeScope=runtime"]
    done = subprocess.run([program, "-q", "-B", "-C", *goal], cwd=draft, capture_output=True, text=True)
    if done.returncode:
        raise Unavailable(f"Maven could not fetch Neo4j {version}: {(done.stdout or done.stderr).strip()[:600]}")
    try:
        (draft / "lib").rename(target)
    except OSError as error:  # another run was quicker; its jars are the same
        if not target.is_dir():
            raise Unavailable(f"The jars of Neo4j cannot be put into {target}: {error}") from error
