"""Answers as a person reads them in a terminal."""

from __future__ import annotations

import json

from jiceng.api.cli.screen import print_table, print_text, say
from jiceng.api.schemas import (
    ClaimOut,
    ComparisonOut,
    EdgeOut,
    Graph,
    NodeDetail,
    NodeOut,
    Page,
    ParameterOut,
    PathOut,
    QuestionOut,
    Stats,
    TableOut,
)
from jiceng.graph.ontology import ontology


def node(detail: NodeDetail, around: Graph) -> None:
    """Print a node, where it is, and its edges by relation."""
    one, kinds = detail.node, ontology()
    where = " ".join(place.name for place in detail.above)
    print_text(f"{one.name}  {kinds.labels[one.label].zh} {one.label}{f'  {where}' if where else ''}", "bold")
    print_text(one.id)
    if one.aliases:
        print_text(f"also: {'、'.join(one.aliases)}")
    for name, value in sorted(one.properties.items()):
        if name not in ("text", "offsets"):
            print_text(f"{name}: {'、'.join(value) if isinstance(value, list) else value}")
    names = {other.id: other for other in around.nodes}
    rows = [_edge_row(edge, one, names) for edge in around.edges if one.id in (edge.source, edge.target)]
    print_table(("relation", "", "with", "id", "articles", "says"), rows)
    if around.truncated:
        say(f"{len(around.nodes) - 1} of {around.total - 1} neighbours are shown; --limit shows more.")


def _edge_row(edge: EdgeOut, one: NodeOut, names: dict[str, NodeOut]) -> tuple[str, str, str, str, int, str]:
    outward = edge.source == one.id
    other = edge.target if outward else edge.source
    arrow = "—" if ontology().relations[edge.relation].symmetric else "→" if outward else "←"
    name = names[other].name if other in names else other
    return edge.relation, arrow, name, other, edge.support, _words(edge)


def _words(edge: EdgeOut) -> str:
    post = edge.properties.get("post", "")
    return f"{f'{post}: ' if post else ''}{edge.quote or f'({edge.basis})'}"


def paths(page: Page[PathOut], start: str, end: str, max_length: int) -> None:
    """Print paths as chains, each step under it with its first quote."""
    if not page.items:
        print_text(f"No path of up to {max_length} edges joins {start} and {end}.")
    for number, path in enumerate(page.items, 1):
        print_text(f"{number}. {' — '.join(one.name for one in path.nodes)}", "bold")
        names = {one.id: one.name for one in path.nodes}
        for edge, claims in zip(path.edges, path.claims, strict=True):
            print_text(f"   {names[edge.source]} {edge.relation} {names[edge.target]}: {_first_quote(edge, claims)}")
    if page.total > len(page.items):
        say(f"{len(page.items)} of {page.total} paths are shown; --limit shows more.")


def _first_quote(edge: EdgeOut, claims: list[ClaimOut]) -> str:
    for claim in claims:
        if claim.article and claim.evidence:
            title = claim.article.title or claim.article.id
            return f"“{claim.evidence[0].quote}” ({', '.join(filter(None, (title, claim.article.published)))})"
    return f"({edge.basis})"


def comparison(found: ComparisonOut) -> None:
    """Print programs × places: implementers, and in brackets the articles that say so."""
    cells = {(cell.place, cell.program): cell for cell in found.cells}
    rows = []
    for program in found.programs:
        held = [cells.get((place.id, program.id)) for place in found.places]
        rows.append((program.name, *(f"{cell.count} ({cell.support})" if cell else "·" for cell in held)))
    print_table(("implementers (articles)", *(place.name for place in found.places)), rows)
    names = {place.id: place.name for place in found.places}
    pairs = [(f"{names[p.first]} – {names[p.second]}", p.shared, f"{p.jaccard:.2f}") for p in found.similarity]
    print_table(("", "shared programs", "Jaccard"), pairs)


def stats(counts: Stats) -> None:
    """Print the counts of labels and relations, with their Chinese names."""
    kinds = ontology()
    print_table(("label", "", "nodes"), [(name, kinds.labels[name].zh, n) for name, n in counts.nodes.items()])
    print_table(("relation", "", "edges"), [(name, kinds.relations[name].zh, n) for name, n in counts.edges.items()])


def table(answer: TableOut) -> None:
    """Print the answer of a query, and on stderr what cut it."""
    print_table(answer.columns, answer.rows)
    if answer.truncated:
        say(f"The answer was cut by its limit: {answer.truncated}.")


def questions(page: Page[QuestionOut]) -> None:
    """Print the ready questions, with their parameters as --param takes them."""
    rows = [(one.id, one.zh, one.en, " ".join(map(_as_param, one.parameters))) for one in page.items]
    print_table(("id", "问题", "question", "parameters"), rows)


def _as_param(parameter: ParameterOut) -> str:
    value = parameter.default
    return f"{parameter.name}={value if isinstance(value, str) else json.dumps(value)}"
