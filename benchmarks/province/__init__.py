"""A made-up province of any size, and what a Neo4j server does with it."""
