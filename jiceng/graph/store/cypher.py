"""Every Cypher text of the store; names of labels, relations and properties come from the ontology, values never.

A row is a map of one record. Properties that begin with "_" are the store's own: `_tally` counts what articles say,
`_record` and `_digest` keep what one article said, `_folded` and `_search` serve search, `_at` orders evidence.
"""

from __future__ import annotations

from collections.abc import Sequence

from jiceng.graph.ontology import ontology

# --- writing ---------------------------------------------------------------------------------------------------

TAKE_TURN = "MERGE (l:Ledger {id: 'turn'}) SET l.turn = coalesce(l.turn, 0) + 1"

OLD_ARTICLES = """
UNWIND $ids AS id MATCH (a:Article {id: id})
RETURN a.id AS id, a._digest AS digest, a._record AS record, a.text AS text, a.published AS published
"""
NODE_STATES = "UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN n.id AS id, n._tally AS tally"

CREATE_ARTICLES = "UNWIND $rows AS row CREATE (a:Article:Entity) SET a = row"
SET_ARTICLES = "UNWIND $rows AS row MATCH (a:Article {id: row.id}) SET a = row"
DELETE_ARTICLES = "UNWIND $ids AS id MATCH (a:Article {id: id}) DETACH DELETE a"
DELETE_CLAIMS = "UNWIND $ids AS id MATCH (a:Article {id: id})-[:STATES]->(c:Claim) DETACH DELETE c"
DELETE_MENTIONS = "UNWIND $ids AS id MATCH (a:Article {id: id})-[r:MENTIONS]->() DELETE r"
CREATE_CLAIMS = """
UNWIND $rows AS row MATCH (a:Article {id: row.id}) UNWIND row.claims AS claim
CREATE (a)-[:STATES]->(c:Claim {article: row.id, published: row.published}) SET c += claim
"""
CREATE_MENTIONS = """
UNWIND $rows AS row MATCH (a:Article {id: row.id}) UNWIND row.mentions AS mention
MATCH (b:Entity {id: mention.target})
CREATE (a)-[:MENTIONS {
  basis: mention.basis, support: mention.support, first_seen: row.published, last_seen: row.published,
  quote: mention.quote
}]->(b)
"""

DELETE_NODES = "UNWIND $ids AS id MATCH (n:Entity {id: id}) DETACH DELETE n"
SET_NODES = "UNWIND $rows AS row MATCH (n:Entity {id: row.id}) SET n = row"
# Of a node that stays as it is, and only more or fewer articles say so.
COUNT_NODES = "UNWIND $rows AS row MATCH (n:Entity {id: row.id}) SET n._tally = row.tally, n._articles = row.articles"

OTHER_EVIDENCE = """
UNWIND $keys AS key MATCH (c:Claim {key: key}) WHERE c.basis = 'text' AND NOT c.article IN $articles
RETURN key, min(c._at) AS first, max(c.published) AS last_seen
"""
QUOTES = "UNWIND $rows AS row MATCH (c:Claim {key: row.key}) WHERE c._at = row.at RETURN c.key AS key, c.quote AS quote"


def create_nodes(label: str) -> str:
    """Return the statement that makes nodes of a label from rows of their properties."""
    return f"UNWIND $rows AS row CREATE (n:{ontology().label(label).name}:Entity) SET n = row"


def edge_states(relation: str) -> str:
    """Return the statement that reads what is kept of edges, given rows of source and target."""
    return f"""
{_match(relation)}
RETURN row.source AS source, row.target AS target, r._tally AS tally, r._at AS at,
       r.first_seen AS first_seen, r.last_seen AS last_seen, r.quote AS quote
"""


def create_edges(relation: str) -> str:
    """Return the statement that makes edges from rows of source, target and properties."""
    return f"""
UNWIND $rows AS row MATCH (a:Entity {{id: row.source}}) MATCH (b:Entity {{id: row.target}})
CREATE (a)-[r:{ontology().relation(relation).name}]->(b) SET r = row.properties
"""


def set_edges(relation: str) -> str:
    """Return the statement that replaces the properties of edges."""
    return f"{_match(relation)} SET r = row.properties"


def count_edges_anew(relation: str) -> str:
    """Return the statement that replaces the tallies of edges which stay as they are."""
    return f"{_match(relation)} SET r._tally = row.tally"


def delete_edges(relation: str) -> str:
    """Return the statement that takes edges away."""
    return f"{_match(relation)} DELETE r"


def _match(relation: str) -> str:
    name = ontology().relation(relation).name
    return f"UNWIND $rows AS row MATCH (a:Entity {{id: row.source}})-[r:{name}]->(b:Entity {{id: row.target}})"


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
