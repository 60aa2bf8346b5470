"""The page docs/cypher.md: the text of cypher_page.md with tables of the ontology and the ready questions in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from jiceng.graph.ontology import Ontology, ontology
from jiceng.graph.questions import Parameter, Question, questions

_TEXT = Path(__file__).with_suffix(".md")
_NAMES = {"string_list": "string list"}


def cypher_page() -> str:
    """Return the page; placeholders in braces stand on lines of their own."""
    kinds = ontology()
    parts = {"labels": _labels(kinds), "relations": _relations(kinds), "questions": _questions()}
    page = _TEXT.read_text("utf-8")
    for name, lines in parts.items():
        page = page.replace(f"\n{{{name}}}\n", "\n" + "\n".join(lines) + "\n")
    return page


def _labels(kinds: Ontology) -> Iterator[str]:
    yield "| 标签 | 名称 | 含义 | 自己的属性 |\n|---|---|---|---|"
    for label in kinds.labels.values():
        yield f"| `{label.name}` | {label.zh} | {label.description} | {_properties(label.properties)} |"


def _relations(kinds: Ontology) -> Iterator[str]:
    yield "| 关系 | 名称 | 从 | 到 | 自己的属性 |\n|---|---|---|---|---|"
    for relation in kinds.relations.values():
        ends = (_zh(kinds, names) for names in (relation.sources, relation.targets))
        name = f"`{relation.name}`{'（无方向）' if relation.symmetric else ''}"
        yield f"| {name} | {relation.zh} | {' | '.join(ends)} | {_properties(relation.properties)} |"


def _zh(kinds: Ontology, names: tuple[str, ...]) -> str:
    return "、".join(kinds.labels[name].zh for name in names)


def _properties(declared: Mapping[str, str]) -> str:
    return "、".join(f"`{name}` {_NAMES.get(kind, kind)}" for name, kind in declared.items()) or "–"


def _questions() -> Iterator[str]:
    for number, question in enumerate(questions(), 1):
        yield from _question(number, question)


def _question(number: int, question: Question) -> Iterator[str]:
    yield f"{'' if number == 1 else chr(10)}### {number}. {question.zh}\n\n*{question.en}*\n"
    if question.parameters:
        yield "| 参数 | 含义 | 默认值 |\n|---|---|---|"
        yield from (f"| `{p.name}` | {p.zh} | `{_written(p)}` |" for p in question.parameters)
        yield ""
    yield f"```cypher\n{question.cypher}\n```\n\n```\n{_command(question)}\n```"


def _command(question: Question) -> str:
    given = "".join(f" --param {p.name}={_written(p)}" for p in question.parameters)
    return f"jiceng query --ask {question.id}{given}"


def _written(parameter: Parameter) -> str:
    """Return the default as a person types it after `--param NAME=`."""
    return parameter.default if isinstance(parameter.default, str) else json.dumps(parameter.default)
