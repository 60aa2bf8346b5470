"""Every command and every walk, given to the embedded engine and to a real Neo4j server, has one answer."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import neo4j_server
import pytest
from commands import COMMAND, Run, free_port

from jiceng.graph import places, subgraph, visualize
from jiceng.graph.analyse import centrality, communities, to_networkx
from jiceng.graph.compare import compare
from jiceng.graph.export import FORMATS
from jiceng.graph.ontology import ontology
from jiceng.graph.questions import questions
from jiceng.graph.store import Store, open_store
from jiceng.graph.traverse import ancestors, implementers, initiatives, inside, neighbourhood, posts, shortest_paths
from jiceng.seeds import seeds_folder

PAGES = sorted((seeds_folder() / "pages").glob("*.txt"))
PAGE = seeds_folder() / "pages" / "许昌基层党建-2023-07.txt"
TITLE = "花园社区里数“五星”"  # an article of this page
Pair = Mapping[str, str]


@pytest.fixture(scope="module")
def urls(neo4j: neo4j_server.Server, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """The addresses of both engines, each with what one `jiceng load` of the sample pages and the small town says."""
    import builders

    found = {"embedded": str(tmp_path_factory.mktemp("both") / "both.jiceng"), "neo4j": neo4j.url}
    for url in found.values():
        store = open_store(url)
        store.remove(store.article_ids())
        store.close()
        subprocess.run([*COMMAND, "load", *map(str, PAGES), "--store", url], check=True, capture_output=True)
        store = open_store(url)
        store.put(builders.town())
        store.close()
    return found


@pytest.fixture(scope="module")
def stores(urls: Pair) -> Iterator[tuple[Store, Store]]:
    """Both stores, kept open so that each command joins them."""
    embedded, neo4j = (open_store(url) for url in urls.values())
    yield embedded, neo4j
    embedded.close()
    neo4j.close()


ASKING: list[tuple[object, ...]] = [
    ("stats",),
    ("show", "community:411081004203"),
    ("show", "禹州市", "--limit", 5),
    ("show", "花园社区"),
    ("show", "没有这个"),
    ("paths", "贾新平", "五星支部"),
    ("paths", "official:贾新平@community:411081004203", "三会一课", "--max-length", 8, "--limit", 50),
    ("paths", "county:411081", "county:411082"),
    ("compare", "禹州市", "长葛市", "商水县"),
    ("compare", "许昌市", "郸城县", "--routine"),
    ("query", "MATCH (n:Entity) RETURN n ORDER BY n.id", "--max-rows", 100_000),
    ("query", "MATCH p = (:Official)-[:LEADS]->()-[:LOCATED_IN*1..3]->(c:County) RETURN p ORDER BY c.id, length(p)"),
    ("query", "MATCH (:Article)-[r:MENTIONS]->(n) RETURN r, n.name ORDER BY n.id, r.quote", "--max-rows", 7),
    ("query", "MATCH (c:Claim) RETURN properties(c) ORDER BY c.article, c.start, c.key"),
    ("query", "MATCH (c:County {name: $name}) RETURN c.id", "--param", "name=禹州市"),
]
READING = [
    *ASKING,
    *((*arguments, "--json") for arguments in ASKING),
    ("query", "MERGE (n:County {id: 'x'}) RETURN n"),
    ("query", "CALL dbms.components()"),
    ("query", "--ask", "everything"),
    ("query", "--ask", "programs-of-county", "--param", "village=花园社区"),
    ("query", "--ask", "outcomes-by-unit", "--param", "unit=2023", "--max-rows", 3),
    ("query", "--ask", "programs-together", "--param", "least=2"),
    *(("query", "--ask", question.id) for question in questions()),
]


@pytest.mark.parametrize("arguments", READING, ids=lambda a: " ".join(map(str, a))[:60])
def test_a_reading_command_says_the_same(arguments: tuple[object, ...], stores: object, urls: Pair, run: Run) -> None:
    embedded, neo4j = (run(*arguments, "--store", url) for url in urls.values())
    assert embedded == neo4j
    assert embedded.out or embedded.code == 1
    assert bool(embedded.code) == bool(embedded.err and not embedded.out)


def test_every_ready_question_is_answered(stores: object, urls: Pair, run: Run) -> None:
    answers = {
        q.id: json.loads(run("query", "--ask", q.id, "--json", "--store", urls["neo4j"]).out) for q in questions()
    }
    assert [name for name, answer in answers.items() if not answer["rows"]] == []


def files(path: Path) -> dict[str, bytes]:
    """Return the files of an export, one or a folder of them."""
    return {p.name: p.read_bytes() for p in ([path] if path.is_file() else sorted(path.iterdir()))}


def exported(run: Run, url: str, path: Path, form: str = "jsonl") -> dict[str, bytes]:
    done = run("export", path, "--format", form, "--store", url)
    assert done.code == 0, done.err
    return files(path)


@pytest.mark.parametrize("form", [entry.id for entry in FORMATS])
def test_an_export_has_the_same_bytes(form: str, stores: object, urls: Pair, run: Run, tmp_path: Path) -> None:
    found = []
    for name, url in urls.items():
        (tmp_path / name).mkdir()
        found.append(exported(run, url, tmp_path / name / "graph", form))
    assert found[0] == found[1]
    assert all(found[0].values())


def walks(store: Store) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield every walk from every node it may start from, by name."""
    many = {"Article", "Outcome"}  # leaves that look alike
    nodes = [node for label in ontology().labels if label not in many for node in store.by_label(label)]
    places_ = [node for node in nodes if node.label in ontology().places]
    for node in nodes:
        yield f"around {node.id}", lambda n=node: neighbourhood(store, n.id, 2, limit=60)
        yield f"above {node.id}", lambda n=node: ancestors(store, n.id)
        yield f"search {node.name}", lambda n=node: store.search(n.name[:2])
    for node in places_:
        yield f"inside {node.id}", lambda n=node: (inside(store, n.id), initiatives(store, n.id, False))
    for label, walk in (("Program", implementers), ("Official", posts)):
        for node in store.by_label(label):
            yield f"{walk.__name__} {node.id}", lambda n=node, w=walk: w(store, n.id)
    for one, two in pairwise(nodes[::2]):
        yield f"{one.id} to {two.id}", lambda a=one, z=two: shortest_paths(store, a.id, z.id)
    counties = [node.id for node in places_ if node.label == "County"]
    yield "compare", lambda: [compare(store, counties, routine) for routine in (False, True)]
    yield "descendants", lambda: places.descendants(store, counties)
    yield "picture", lambda: visualize.picture(store)
    yield "measures", lambda: _measures(store)


def _measures(store: Store) -> object:
    graph = to_networkx(subgraph.whole(store))
    return centrality(graph), communities(graph)


def test_every_walk_leads_to_the_same(stores: tuple[Store, Store]) -> None:
    pairs = zip(walks(stores[0]), walks(stores[1]), strict=True)
    assert [name for (name, here), (other, there) in pairs if name != other or here() != there()] == []


ADDRESSES = [
    "stats",
    "ontology",
    "health",
    "questions",
    "search?q=花园",
    "search?q=社&label=Community&limit=5",
    "nodes/community:411081004203",
    "nodes/community:411081004203/neighbourhood?depth=2&limit=30",
    "paths?source=official:贾新平@community:411081004203&target=program:五星支部",
    "edges?relation=IMPLEMENTS&source=community:411081004203&target=program:五星支部",
    "articles?limit=100",
    "articles/article:a",
    "places/county:411081/initiatives",
    "programs/program:五星支部/implementers?parts=true",
    "officials/official:贾新平@community:411081004203/posts",
    "compare?place=county:411081&place=county:411082",
]


def test_a_server_on_either_engine_answers_the_same(urls: Pair) -> None:
    found = [_served(url) for url in urls.values()]
    assert found[0] == found[1]
    assert json.loads(found[0]["health"])["status"] == "ok"
    assert json.loads(found[0]["cypher"])["rows"] == [["禹州市"], ["长葛市"]]


def _served(url: str) -> dict[str, bytes]:
    """Return what `jiceng serve` on a store answers, as a process of its own; it ends in order."""
    port = free_port()
    environment = {**os.environ, "PYTHONUTF8": "1"}
    command = [*COMMAND, "serve", "--store", url, "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        assert server.stderr
        assert "Serving" in server.stderr.readline()
        asked = {address: _get(port, urllib.parse.quote(address, "/?=&:")) for address in ADDRESSES}
        query = "MATCH (c:County) WHERE c.id IN $ids RETURN c.name ORDER BY c.id"
        body = {"query": query, "parameters": {"ids": ["county:411081", "county:411082"]}}
        asked["cypher"] = _get(port, "cypher", json.dumps(body).encode())
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) == 0
    finally:
        server.kill()
        server.wait()
    return asked


def _get(port: int, address: str, body: bytes | None = None) -> bytes:
    headers = {"Content-Type": "application/json"} if body else {}
    request = urllib.request.Request(f"http://127.0.0.1:{port}/api/{address}", body, headers)
    with urllib.request.urlopen(request, timeout=60) as answer:
        content: bytes = answer.read()
        return content


def test_writing_commands_leave_the_same(stores: object, urls: Pair, run: Run, tmp_path: Path) -> None:
    """Take an article out, load its page again, carry the graph to a new folder and back."""
    before = exported(run, urls["embedded"], tmp_path / "x")
    for command in (("remove", TITLE), ("remove", TITLE), ("load", PAGE), ("load", PAGE, tmp_path / "none.txt")):
        done = [run(*command, "--json", "--store", url) for url in urls.values()]
        assert done[0] == done[1]
        left = [exported(run, url, tmp_path / "x") for url in urls.values()]
        assert left[0] == left[1]
        assert (left[0] == before) == (command[0] == "load")
    assert run("copy", urls["neo4j"], tmp_path / "copy.jiceng").code == 0
    assert exported(run, str(tmp_path / "copy.jiceng"), tmp_path / "x") == before
    found = run("query", "MATCH (a:Article) RETURN a.id", "--json", "--store", urls["neo4j"])
    ids = [row[0] for row in json.loads(found.out)["rows"]]
    assert run("remove", *ids, "--store", urls["neo4j"]).code == 0
    assert json.loads(run("stats", "--json", "--store", urls["neo4j"]).out)["nodes"]["Article"] == 0
    assert run("copy", tmp_path / "copy.jiceng", urls["neo4j"]).code == 0
    assert exported(run, urls["neo4j"], tmp_path / "x") == before
