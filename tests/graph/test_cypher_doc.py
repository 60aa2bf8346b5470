"""What docs/cypher.md says of the graph is so on every engine, and its queries answer as they stand there."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import builders as b
import pytest

from jiceng.graph.ontology import ontology
from jiceng.graph.questions import ask, question, questions
from jiceng.graph.store.protocol import Store

PAGE = (Path(__file__).resolve().parent.parent.parent / "docs" / "cypher.md").read_text("utf-8")
# A question's part of the page: its heading's words, its query, and its command.
PARTS = re.findall(r"^### \d+\. (.+?)\n.*?```cypher\n(.*?)\n```\n\n```\n(.*?)\n```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture
def town(each_store: Store) -> Store:
    each_store.put(b.town())
    return each_store


def section(title: str) -> str:
    """Return what stands under a heading of the third level."""
    return PAGE.partition(f"\n### {title}\n")[2].partition("\n#")[0]


def names(text: str) -> set[str]:
    """Return the names in backticks of a table's first cells."""
    cells = [line.split("|")[1] for line in text.splitlines() if line.startswith("|")]
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


def own(title: str, name: str) -> set[str]:
    """Return the properties that the row of a label or relation names as its own."""
    row = next(line for line in section(title).splitlines() if line.startswith(f"| `{name}`"))
    return set(re.findall(r"`(\w+)`", row.rsplit("|", 2)[1]))


def test_every_question_stands_there_with_its_query() -> None:
    assert [(title, query) for title, query, _ in PARTS] == [(entry.zh, entry.cypher) for entry in questions()]


@pytest.mark.parametrize("part", PARTS, ids=[entry.id for entry in questions()])
def test_the_query_with_the_values_of_its_command_answers(part: tuple[str, str, str], town: Store) -> None:
    _, query, command = part
    words = shlex.split(command)
    assert words[:3] == ["jiceng", "query", "--ask"]
    given = dict(word.split("=", 1) for word in words[5::2])
    wanted = question(words[3])
    assert set(given) == {p.name for p in wanted.parameters}
    texts = {p.name for p in wanted.parameters if isinstance(p.default, str)}
    values = {name: value if name in texts else json.loads(value) for name, value in given.items()}
    table = town.run(query, values)
    assert table.rows
    assert table == ask(town, wanted.id)


def test_the_properties_of_nodes_are_those_on_the_page(town: Store) -> None:
    found = town.run("MATCH (n:Entity) UNWIND labels(n) AS label UNWIND keys(n) AS key RETURN DISTINCT label, key").rows
    common = {"id", "name", "aliases"}
    assert common <= names(section("节点"))
    for label in ontology().labels:
        keys = {key for held, key in found if held == label and not key.startswith("_")}
        assert keys >= common
        assert keys - common <= own("节点", label), label


def test_the_properties_of_relationships_are_those_on_the_page(town: Store) -> None:
    found = town.run("MATCH (:Entity)-[r]->(:Entity) UNWIND keys(r) AS key RETURN DISTINCT type(r), key").rows
    common = {"basis", "support", "first_seen", "last_seen", "quote"}
    assert common <= names(section("关系"))
    for relation in ontology().relations:
        keys = {key for held, key in found if held == relation and not key.startswith("_")}
        assert keys >= common
        assert keys - common <= own("关系", relation), relation


def test_the_properties_of_claims_are_those_on_the_page(town: Store) -> None:
    found = town.run("MATCH (:Article)-[:STATES]->(c:Claim) UNWIND keys(c) AS key RETURN DISTINCT c.relation, key").rows
    said = names(section("依据：`Claim`"))
    assert {key for _, key in found} >= said
    for relation, key in found:
        assert key.startswith("_") or key in said | own("关系", relation), (relation, key)
