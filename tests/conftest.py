"""Fixtures of all rooms: a real embedded store, a real Neo4j server where one can be run, a builder of articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import neo4j_server
import pytest

from jiceng.graph.model import Article, Claim, Evidence, Extraction, Node, Value
from jiceng.graph.store import Store, open_store


@pytest.fixture(scope="session")
def embedded_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One embedded store for the whole run; ask for `store` instead, which is empty."""
    store = open_store(str(tmp_path_factory.mktemp("store")))
    store.prepare()
    yield store
    store.close()


@pytest.fixture
def store(embedded_store: Store) -> Store:
    """An empty embedded store."""
    return emptied(embedded_store)


@dataclass(frozen=True, slots=True)
class Engine:
    """A running engine: its name and the address at which `open_store` finds it."""

    name: str
    url: str


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test of engines on the embedded one and on Neo4j, or on those that its module names in ENGINES."""
    if "engine" in metafunc.fixturenames:
        names = getattr(metafunc.module, "ENGINES", ("embedded", "neo4j"))
        metafunc.parametrize("engine", names, indirect=True, scope="session")


@pytest.fixture(scope="session")
def neo4j() -> Iterator[neo4j_server.Server]:
    """A Neo4j server of the 5.26 line for the whole run; skipped where none can be run."""
    with neo4j_server.connected() as server:
        yield server


@pytest.fixture(scope="session")
def neo4j_2026() -> Iterator[neo4j_server.Server]:
    """A Neo4j server of the 2026 line; skipped where no Java runs it."""
    with neo4j_server.connected("2026") as server:
        yield server


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Each engine in turn, by name."""
    if request.param == "embedded":
        return Engine("embedded", str(tmp_path_factory.mktemp("engine") / "store"))
    server = request.getfixturevalue(request.param.replace("-", "_"))
    return Engine(request.param, server.url)


@pytest.fixture(scope="session")
def engine_store(engine: Engine) -> Iterator[Store]:
    """An open store on each engine; ask for `each_store` instead, which is empty."""
    store = open_store(engine.url)
    store.prepare()
    yield store
    store.close()


@pytest.fixture
def each_store(engine_store: Store) -> Store:
    """An empty store on each engine in turn."""
    return emptied(engine_store)


def emptied(store: Store) -> Store:
    """Return the store with what another test left in it taken away, article by article."""
    store.remove(store.article_ids())
    left = {name: count for name, count in store.counts().items() if count}
    assert not left, f"removing every article left {left}"
    return store


class GraphBuilder:
    """Builds what one article says from nodes and short statements."""

    def node(self, label: str, name: str, identity: str = "", /, **properties: Value) -> Node:
        """Return a node; its id is the label and the name where none is given."""
        return Node(identity or f"{label.lower()}:{name}", label, name, (), properties)

    def extraction(
        self,
        name: str,
        *facts: tuple[str, Node, Node] | tuple[str, Node, Node, Mapping[str, Value]],
        published: str = "2023-07-18",
        mentioned: tuple[Node, ...] = (),
        above: tuple[tuple[Node, Node], ...] = (),
    ) -> Extraction:
        """Return an article `article:NAME` that states each fact in a sentence of its own and mentions its nodes.

        `mentioned` nodes are only named; `above` are steps (lower, upper) of the division table.
        """
        nodes = {node.id: node for fact in facts for node in fact[1:3]} | {node.id: node for node in mentioned}
        words = [f"{fact[1].name}{fact[0]}{fact[2].name}。" for fact in facts]
        text = "".join(words) + "、".join(node.name for node in nodes.values())
        article = Article(f"article:{name}", f"{name}.txt", f"报道{name}", ("李正茂",), published, text)
        claims: dict[tuple[str, str, str], Claim] = {}
        for fact, sentence in zip(facts, words, strict=True):
            start = text.index(sentence)
            span = Evidence(article.id, start, start + len(sentence) - 1, sentence[:-1], "test")
            key = (fact[0], fact[1].id, fact[2].id)
            claims[key] = Claim(*key, (span,), properties=fact[3] if len(fact) == 4 else {})
        for node in nodes.values():
            start = text.index(node.name)
            span = Evidence(article.id, start, start + len(node.name), node.name, "name")
            claims["MENTIONS", article.id, node.id] = Claim("MENTIONS", article.id, node.id, (span,))
        for lower, upper in above:
            nodes |= {lower.id: lower, upper.id: upper}
            claims["LOCATED_IN", lower.id, upper.id] = Claim("LOCATED_IN", lower.id, upper.id, basis="divisions")
        return Extraction(article, tuple(nodes[i] for i in sorted(nodes)), tuple(claims[k] for k in sorted(claims)))

    def renamed(self, extraction: Extraction, node: str, name: str) -> Extraction:
        """Return the same saying with another name for one of its nodes."""
        nodes = (replace(held, name=name) if held.id == node else held for held in extraction.nodes)
        return replace(extraction, nodes=tuple(nodes))


@pytest.fixture(scope="session")
def graph_builder() -> GraphBuilder:
    """The builder of small articles."""
    return GraphBuilder()
