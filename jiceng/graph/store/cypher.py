"""Every Cypher text of the store; names of labels, relations and properties come from the ontology, values never.

A row is a map of one record. Properties that begin with "_" are the store's own: `_tally` counts what articles say,
`_record` and `_digest` keep what one article said, `_folded` and `_search` serve search, `_at` orders evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jiceng.graph.ontology import ontology
from jiceng.graph.store.rows import CELL, INNER_CELL, INNER_LINE, ITEM, LINE, Shape

# --- writing ---------------------------------------------------------------------------------------------------

# The first SET takes the lock, so that what comes after it reads the number that the writer before has left.
TAKE_TURN = """
MERGE (l:Ledger {id: 'turn'}) SET l.taken = true
WITH l SET l.turn = coalesce(l.turn, 0) + 1 RETURN l.turn AS turn
"""

OLD_ARTICLES = """
UNWIND $ids AS id MATCH (a:Article {id: id})
RETURN a.id AS id, a._digest AS digest, a._record AS record, a.text AS text, a.published AS published
"""
DELETE_ARTICLES = "UNWIND $ids AS id MATCH (a:Article {id: id}) DETACH DELETE a"
DELETE_CLAIMS = "UNWIND $ids AS id MATCH (a:Article {id: id})-[:STATES]->(c:Claim) DETACH DELETE c"
DELETE_MENTIONS = "UNWIND $ids AS id MATCH (a:Article {id: id})-[r:MENTIONS]->() DELETE r"
DELETE_NODES = "UNWIND $ids AS id MATCH (n:Entity {id: id}) DETACH DELETE n"

# Rows that `rows.table` wrote; those of an article's claims or mentions stand in one cell of its own row.
_ROWS = f"UNWIND split($rows, $marks[{LINE}]) AS line WITH split(line, $marks[{CELL}]) AS row"
_INNER = f"""
{_ROWS} MATCH (a:Article {{id: row[0]}})
UNWIND split(row[2], $marks[{INNER_LINE}]) AS line WITH a, row, split(line, $marks[{INNER_CELL}]) AS inner
"""
_VALUES = {
    str: "{}",
    int: "toInteger({})",
    float: "toFloat({})",
    bool: "{} = 'true'",
    list: f"split({{}}, $marks[{ITEM}])[..-1]",
}

NODE_STATES = f"{_ROWS} MATCH (n:Entity {{id: row[0]}}) RETURN collect([n.id, n._tally]) AS found"
# Of a node that stays as it is, and only more or fewer articles say so.
COUNT_NODES = f"{_ROWS} MATCH (n:Entity {{id: row[0]}}) SET n._tally = row[1], n._articles = toInteger(row[2])"

OTHER_EVIDENCE = """
UNWIND $keys AS key MATCH (c:Claim {key: key}) WHERE c.basis = 'text' AND NOT c.article IN $articles
RETURN key, min(c._at) AS first, max(c.published) AS last_seen
"""
QUOTES = "UNWIND $rows AS row MATCH (c:Claim {key: row.key}) WHERE c._at = row.at RETURN c.key AS key, c.quote AS quote"


def _properties(shape: Shape, variable: str = "row", first: int = 0) -> str:
    """Return the cells of a row from `first` on as properties, in pairs set apart by commas."""
    values = [(name, _VALUES[kind].format(f"{variable}[{number}]")) for number, (name, kind) in enumerate(shape)]
    return ", ".join(f"`{name}`: {value}" for name, value in values[first:])


@cache
def create_nodes(label: str, shape: Shape) -> str:
    """Return the statement that makes nodes of a label."""
    return f"{_ROWS} CREATE (:{ontology().label(label).name}:Entity {{{_properties(shape)}}})"


@cache
def set_nodes(shape: Shape) -> str:
    """Return the statement that replaces the properties of nodes; the first column is their id."""
    return f"{_ROWS} MATCH (n:Entity {{id: row[0]}}) SET n = {{{_properties(shape)}}}"


@cache
def create_claims(shape: Shape) -> str:
    """Return the statement that makes the claims of articles; an article's row has its id, its date and the claims."""
    properties = _properties(shape, "inner")
    return f"{_INNER} CREATE (a)-[:STATES]->(:Claim {{article: row[0], published: row[1], {properties}}})"


@cache
def create_mentions(shape: Shape) -> str:
    """Return the statement that makes an article's MENTIONS edges; the first inner column is their target."""
    properties = f"first_seen: row[1], last_seen: row[1], {_properties(shape, 'inner', 1)}"
    return f"{_INNER} MATCH (b:Entity {{id: inner[0]}}) CREATE (a)-[:MENTIONS {{{properties}}}]->(b)"


EDGE_STATE = ("tally", "at", "first_seen", "last_seen", "quote")


def edge_states(relation: str) -> str:
    """Return the statement that reads source, target and EDGE_STATE of edges, given rows of source and target."""
    state = "r._tally, r._at, r.first_seen, r.last_seen, r.quote"
    return f"{_match(relation)} RETURN collect([row[0], row[1], {state}]) AS found"


@cache
def create_edges(relation: str, shape: Shape) -> str:
    """Return the statement that makes edges; the first two columns are their source and target."""
    name = ontology().relation(relation).name
    ends = "MATCH (a:Entity {id: row[0]}) MATCH (b:Entity {id: row[1]})"
    return f"{_ROWS} {ends} CREATE (a)-[:{name} {{{_properties(shape, first=2)}}}]->(b)"


@cache
def set_edges(relation: str, shape: Shape) -> str:
    """Return the statement that replaces the properties of edges; the first two columns are source and target."""
    return f"{_match(relation)} SET r = {{{_properties(shape, first=2)}}}"


def count_edges_anew(relation: str) -> str:
    """Return the statement that replaces the tallies of edges which stay as they are."""
    return f"{_match(relation)} SET r._tally = row[2]"


def delete_edges(relation: str) -> str:
    """Return the statement that takes edges away."""
    return f"{_match(relation)} DELETE r"


def _match(relation: str) -> str:
    name = ontology().relation(relation).name
    return f"{_ROWS} MATCH (a:Entity {{id: row[0]}})-[r:{name}]->(b:Entity {{id: row[1]}})"


# --- reading ---------------------------------------------------------------------------------------------------

HIDDEN = ("text", "offsets")  # of an Article node: long, and given by `articles`


def _fields(variable: str, names: Sequence[str]) -> str:
    return f"{variable} {{{', '.join('.' + name for name in names)}}}"


def _node_fields(variable: str) -> str:
    names = {name for label in ontology().labels.values() for name in label.properties} - set(HIDDEN)
    identity = f"{variable}.id AS id, labels({variable}) AS labels, {variable}.name AS name"
    return f"{identity}, {variable}.aliases AS aliases, {_fields(variable, sorted(names))} AS properties"


def _edge_fields() -> str:
    names = {name for relation in ontology().relations.values() for name in relation.properties}
    kept = ("basis", "support", "first_seen", "last_seen", "quote", *sorted(names))
    return f"type(r) AS relation, a.id AS source, b.id AS target, {_fields('r', kept)} AS properties"


NODES = f"UNWIND $ids AS id MATCH (n:Entity {{id: id}}) RETURN {_node_fields('n')}"
NODE_IDS = "MATCH (n:Entity) RETURN n.id AS id"
ARTICLES = "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN " + _fields(
    "a", ("id", *ontology().labels["Article"].properties, "_record")
).join(("", " AS article"))
CLAIMS = "UNWIND $keys AS key MATCH (c:Claim {key: key}) RETURN properties(c) AS claim"


def by_label(label: str, limited: bool) -> str:
    """Return the question for the nodes of a label, sorted by id, from $offset on, at most $limit if limited."""
    name = ontology().label(label).name
    return f"MATCH (n:{name}) RETURN {_node_fields('n')} ORDER BY n.id SKIP $offset{' LIMIT $limit' if limited else ''}"


def article_ids(limited: bool) -> str:
    """Return the question for the ids of articles, sorted, from $offset on, at most $limit if limited."""
    return f"MATCH (a:Article) RETURN a.id AS id ORDER BY a.id SKIP $offset{' LIMIT $limit' if limited else ''}"


def count_nodes(label: str) -> str:
    """Return the question how many nodes a label has."""
    return f"MATCH (n:{ontology().label(label).name}) RETURN count(n) AS count"


def count_edges(relation: str) -> str:
    """Return the question how many edges a relation has."""
    return f"MATCH ()-[r:{ontology().relation(relation).name}]->() RETURN count(r) AS count"


def edges(relations: Sequence[str], outward: bool, limited: bool) -> str:
    """Return the question for edges out of (or into) the nodes of $ids, at most $limit in order if limited."""
    types = "|".join(ontology().relation(name).name for name in relations)
    near, far = ("a", "b") if outward else ("b", "a")
    arrow = f"-[r:{types}]->" if outward else f"<-[r:{types}]-"
    pattern = f"({near}:Entity {{id: id}}){arrow}({far}:Entity)"
    order = " ORDER BY relation, source, target LIMIT $limit" if limited else ""
    return f"UNWIND $ids AS id MATCH {pattern} RETURN {_edge_fields()}{order}"


# --- search ----------------------------------------------------------------------------------------------------

_RANK = """
CASE WHEN n._folded = $text OR n._folded STARTS WITH $text + '\\n' THEN 0
     WHEN n._folded ENDS WITH '\\n' + $text OR n._folded CONTAINS '\\n' + $text + '\\n' THEN 1
     WHEN n._folded STARTS WITH $text THEN 2 ELSE 3 END
"""


def _found(labels: Sequence[str], indexed: bool) -> str:
    wanted = " OR ".join(f"n:{ontology().label(name).name}" for name in labels)
    source = (
        "CALL db.index.fulltext.queryNodes($index, $phrase) YIELD node AS n WITH n" if indexed else "MATCH (n:Entity)"
    )
    return f"{source} WHERE n._folded CONTAINS $text AND ({wanted})"


def search(labels: Sequence[str], indexed: bool) -> str:
    """Return the question for nodes of these labels that hold $text, best first; `indexed` asks full text first."""
    return f"""
{_found(labels, indexed)}
WITH n, {_RANK} AS rank, size(n.name) AS length
ORDER BY rank, n._articles DESC, length, n.id SKIP $offset LIMIT $limit
RETURN {_node_fields("n")}, rank
"""


def count_found(labels: Sequence[str], indexed: bool) -> str:
    """Return the question how many nodes `search` finds in all."""
    return f"{_found(labels, indexed)} RETURN count(n) AS count"


# --- the console -----------------------------------------------------------------------------------------------

END_IDS = "UNWIND $ids AS element MATCH (n) WHERE elementId(n) = element RETURN element, n.id AS id"
