"""What an engine is told about labels, relations, keys and indexes, written from the ontology."""

from __future__ import annotations

from jiceng.graph.ontology import ontology

SEARCH_INDEX = "entity_search"
CJK = "org.apache.lucene.analysis.cjk.CJKAnalyzer"


def embedded_schema() -> list[str]:
    """Return ArcadeDB's SQL for every label and relation, unique ids and full text; each statement twice is once."""
    kinds = ontology()
    return [
        *_vertex("Entity", "", "id", "name", "_search", "_folded"),
        "CREATE INDEX IF NOT EXISTS ON Entity (id) UNIQUE",
        "CREATE INDEX IF NOT EXISTS ON Entity (name) NOTUNIQUE",
        f'CREATE INDEX IF NOT EXISTS ON Entity (_search) FULL_TEXT METADATA {{"analyzer": "{CJK}"}}',
        *(line for name in kinds.labels for line in _vertex(name, "EXTENDS Entity")),
        *_vertex("Claim", "", "key", "article"),
        "CREATE INDEX IF NOT EXISTS ON Claim (key) NOTUNIQUE",
        *_vertex("Ledger", "", "id"),
        "CREATE INDEX IF NOT EXISTS ON Ledger (id) UNIQUE",
        *(f"CREATE EDGE TYPE {name} IF NOT EXISTS" for name in (*kinds.relations, "STATES")),
    ]


def neo4j_schema() -> list[str]:
    """Return Neo4j's statements for unique ids, indexes and full text, with Community features only."""
    kinds = ontology()
    return [
        *(_unique(name) for name in ("Entity", *kinds.labels, "Ledger")),
        *(f"CREATE INDEX {name.lower()}_name IF NOT EXISTS FOR (n:{name}) ON (n.name)" for name in kinds.labels),
        "CREATE INDEX claim_key IF NOT EXISTS FOR (n:Claim) ON (n.key)",
        f"CREATE FULLTEXT INDEX {SEARCH_INDEX} IF NOT EXISTS FOR (n:Entity) ON EACH [n._search] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}",
    ]


def _unique(label: str) -> str:
    return f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"


def _vertex(label: str, extends: str, *properties: str) -> list[str]:
    head = f"CREATE VERTEX TYPE {label} IF NOT EXISTS {extends}".rstrip()
    return [head, *(f"CREATE PROPERTY {label}.{key} IF NOT EXISTS STRING" for key in properties)]
