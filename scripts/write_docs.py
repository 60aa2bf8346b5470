"""Write the generated pages of docs/: ontology, Cypher, commands, the HTTP interface, and its OpenAPI document.

`pages()` returns what they should hold, so that a test can say whether they are fresh.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import typer
from cypher_page import cypher_page

from jiceng.api.app import create_app
from jiceng.api.cli.program import program
from jiceng.graph.ontology import Ontology, ontology
from jiceng.graph.store.protocol import Store

DOCS = Path(__file__).resolve().parent.parent / "docs"
_NOTE = "<!-- Written by `make docs`; edit {source} instead. -->"


def pages() -> dict[str, str]:
    """Return each generated page by its name under docs/."""
    document = openapi()
    return {
        "ontology.md": _joined(ontology_page(ontology())),
        "cypher.md": cypher_page(),
        "commands.md": _joined(commands_page()),
        "api.md": _joined(api_page(document)),
        "openapi.json": json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n",
    }


def openapi() -> dict[str, Any]:
    """Return the OpenAPI document; declaring the routes asks no store."""
    return create_app(cast("Store", None)).openapi()


def _joined(lines: Iterator[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"


def _cell(text: object) -> str:
    return " ".join(str(text).split()).replace("|", "\\|")


def _row(*cells: object) -> str:
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _head(*cells: str) -> str:
    return f"{_row(*cells)}\n|{'---|' * len(cells)}"


def ontology_page(kinds: Ontology) -> Iterator[str]:
    """Yield the lines of the reference of labels and relations."""
    yield _NOTE.format(source="jiceng/graph/ontology.yaml")
    yield "\n# What the graph holds\n"
    yield "Every node has an `id`, a `name` and `aliases`; every edge says what it rests on (`basis`), by how many"
    yield "articles it is stated (`support`), when first and last, and holds one quote.\n"
    yield "## Nodes\n"
    yield _head("label", "Chinese", "what it is", "properties")
    for label in kinds.labels.values():
        yield _row(f"`{label.name}`", label.zh, label.description, _properties(label.properties))
    yield "\n## Edges\n"
    yield _head("relation", "Chinese", "from", "to", "properties")
    for relation in kinds.relations.values():
        name = f"`{relation.name}`{' (read both ways)' if relation.symmetric else ''}"
        yield _row(
            name,
            relation.zh,
            ", ".join(relation.sources),
            ", ".join(relation.targets),
            _properties(relation.properties),
        )


def _properties(declared: Any) -> str:
    return ", ".join(f"`{name}` {kind.replace('_', ' ')}" for name, kind in declared.items()) or "–"


def commands_page() -> Iterator[str]:
    """Yield the lines of the reference of commands and their options."""
    group = cast("Any", typer.main.get_command(program))
    yield _NOTE.format(source="the commands in jiceng/api/cli/")
    yield "\n# Commands\n"
    yield "A command ends with 0 where it did all that it was asked, with 1 where something failed, and with 2 where"
    yield "it was called wrongly; what went wrong is one sentence on standard error. Answers go to standard output,"
    yield "progress and reports to standard error.\n"
    yield "A node is named by its id, by its name, or by its name after the places above it"
    yield "(`禹州市花园社区`). Where a name fits several nodes, the command lists them and stops.\n"
    yield _head("command", "what it does")
    for name, command in group.commands.items():
        yield _row(f"[`jiceng {name}`](#jiceng-{name})", command.help)
    for name, command in group.commands.items():
        yield from _command(name, command)


def _command(name: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    words = "".join(f" [{p.metavar}]" if not p.required else f" {p.metavar}" for p in arguments)
    yield f"\n## jiceng {name}\n\n```\njiceng {name}{words}{' [OPTIONS]' if options else ''}\n```\n\n{command.help}\n"
    if arguments:
        yield _head("argument", "what it is")
        yield from (_row(f"`{p.metavar}`", p.help) for p in arguments)
        yield ""
    if options:
        yield _head("option", "default", "what it does")
        yield from (_row(f"`{_flag(p)}`", _default(p), _help(p)) for p in options)


def _flag(option: Any) -> str:
    flag = option.opts[-1]
    return flag if option.is_flag else f"{flag} {option.metavar or option.name.upper()}"


def _default(option: Any) -> str:
    return "–" if option.is_flag or option.default in (None, ()) else f"`{option.default}`"


def _help(option: Any) -> str:
    return f"{option.help}{f' Also read from `{option.envvar}`.' if option.envvar else ''}"


def api_page(document: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of the reference of routes and the records they answer with."""
    yield _NOTE.format(source="the routes in jiceng/api/routes/ and jiceng/api/schemas.py")
    yield f"\n# HTTP interface\n\n{document['info']['description']}\n"
    yield "The server listens on 127.0.0.1 unless told otherwise, answers only to names that it knows, and lets no"
    yield "page of another site ask it. The whole as an OpenAPI document: [openapi.json](openapi.json), and"
    yield "`/api/openapi.json` of a running server.\n"
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield from _operation(path, method, operation)
    yield "\n# Records\n"
    for name, schema in sorted(document["components"]["schemas"].items()):
        yield from _record(name, schema)


def _operation(path: str, method: str, operation: dict[str, Any]) -> Iterator[str]:
    yield f"\n## {method.upper()} {path}\n\n{operation['description']}\n"
    parameters = operation.get("parameters", [])
    if parameters:
        yield _head("parameter", "in", "type", "default", "what it is")
    for parameter in parameters:
        schema = parameter["schema"]
        default = f"`{json.dumps(schema['default'])}`" if "default" in schema else "required"
        yield _row(f"`{parameter['name']}`", parameter["in"], _type(schema), default, parameter.get("description", ""))
    body = operation.get("requestBody")
    if body:
        yield f"\nBody: {_type(_json(body))}."
    yield f"\nAnswer: {_type(_json(operation['responses']['200']))}. Errors: {_errors(operation['responses'])}."


def _errors(responses: dict[str, Any]) -> str:
    return "; ".join(f"{code} {one['description'].lower()}" for code, one in sorted(responses.items()) if code != "200")


def _json(holder: dict[str, Any]) -> dict[str, Any]:
    return cast("dict[str, Any]", holder["content"]["application/json"]["schema"])


def _record(name: str, schema: dict[str, Any]) -> Iterator[str]:
    yield f"\n## {_plain(name)}\n\n{schema.get('description', '')}\n"
    yield _head("field", "type")
    for field, kind in schema["properties"].items():
        yield _row(f"`{field}`", _type(kind))


def _plain(name: str) -> str:
    return name.replace("Page_", "Page of ").rstrip("_")


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        name = _plain(schema["$ref"].rpartition("/")[2])
        return f"[{name}](#{name.lower().replace(' ', '-')})"
    if "anyOf" in schema:
        return " or ".join(_type(one) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'])}"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"map of {_type(schema['additionalProperties'])}"
    return str(schema.get("type", "any"))


if __name__ == "__main__":
    for page, text in pages().items():
        (DOCS / page).write_text(text, "utf-8")
