"""What the documents promise holds: generated pages are fresh, commands and files that are named exist."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
import typer

from jiceng.api.cli.program import program
from jiceng.graph.export import FORMATS
from jiceng.graph.ontology import ontology

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh.md")
WRITTEN = (*READMES, "CONTRIBUTING.md", "docs/architecture.md", "docs/neo4j.md", "docs/cypher.md")


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATED = _script("write_docs").pages()


@pytest.mark.parametrize("name", GENERATED)
def test_generated_page_is_fresh(name: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == GENERATED[name], f"docs/{name} is old; run: make docs"


def test_every_label_and_relation_is_in_the_reference() -> None:
    for name in (*ontology().labels, *ontology().relations):
        assert f"| `{name}`" in GENERATED["ontology.md"]


def test_every_command_and_option_is_in_the_reference() -> None:
    for name, command in typer.main.get_command(program).commands.items():
        section = GENERATED["commands.md"].partition(f"\n## jiceng {name}\n")[2].partition("\n## ")[0]
        assert section
        for option in (p for p in command.params if p.param_type_name == "option"):
            assert f"`{option.opts[-1]}" in section, f"{name} {option.opts}"
            assert option.help, f"{name} {option.opts} has no help"


@pytest.mark.parametrize("readme", READMES)
def test_readme_names_every_command_and_no_other(readme: str) -> None:
    text = (ROOT / readme).read_text("utf-8")
    named = set(re.findall(r"^\| `jiceng (\w+)", text, re.MULTILINE))
    assert named == set(typer.main.get_command(program).commands)


@pytest.mark.parametrize("readme", READMES)
def test_readme_names_every_export_format(readme: str) -> None:
    text = (ROOT / readme).read_text("utf-8")
    assert all(f"`{form.suffix}`" in text for form in FORMATS if form.suffix)


@pytest.mark.parametrize("page", WRITTEN)
def test_links_and_paths_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert all((ROOT / page).parent.joinpath(link).exists() for link in links)
    paths = re.findall(r"`((?:seeds|jiceng|scripts|explorer|docs|tests)/[\w./-]+)`", text)
    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", WRITTEN)
def test_make_targets_that_are_named_exist(page: str) -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake (demo|neo4j|test|setup|docs|lock|help|bench|check|clean)\b", _code(page))) <= targets


def _code(page: str) -> str:
    return "\n".join(re.findall(r"`{1,3}[^`]+`{1,3}", (ROOT / page).read_text("utf-8")))


def test_readmes_say_the_same() -> None:
    """The two front pages have the same sections, commands and files."""
    english, chinese = ((ROOT / readme).read_text("utf-8") for readme in READMES)
    for pattern in (r"^(#+) ", r"^\| (`jiceng \w+)", r"`(seeds/[\w/.-]+)`", r"\]\((docs/\w+\.md)\)"):
        assert re.findall(pattern, english, re.MULTILINE) == re.findall(pattern, chinese, re.MULTILINE), pattern


def test_lock_files_hold_no_addresses() -> None:
    for name in ("requirements.lock", "requirements-node.lock"):
        assert not re.search(r"://|^-|(^|\s)/", (ROOT / name).read_text("utf-8"), re.MULTILINE), name
    assert '"resolved"' not in (ROOT / "explorer" / "package-lock.json").read_text("utf-8")
