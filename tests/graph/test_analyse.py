"""Networkx views: conversion, metrics by their definitions, communities, positions that do not depend on order."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from itertools import combinations
from math import dist
from pathlib import Path

import builders as b
import networkx as nx
import pytest

from jiceng.graph.analyse import METRICS, centrality, communities, layout, to_networkx
from jiceng.graph.errors import InputError
from jiceng.graph.model import Edge, Node
from jiceng.graph.store.protocol import Store
from jiceng.graph.subgraph import Subgraph
from jiceng.graph.traverse import neighbourhood


@pytest.fixture
def town(store: Store) -> Store:
    store.put(b.town())
    return store


def subgraph(graph: nx.Graph, shuffle: int = 0) -> Subgraph:
    nodes = [Node(f"program:{i:04}", "Program", f"项目{i}") for i in graph]
    edges = [Edge("PART_OF", f"program:{x:04}", f"program:{y:04}", support=1) for x, y in graph.edges]
    random.Random(shuffle).shuffle(nodes)
    random.Random(shuffle).shuffle(edges)
    return Subgraph(nodes, edges, truncated=False, total=len(nodes))


def test_a_subgraph_keeps_its_attributes(town: Store) -> None:
    graph = to_networkx(neighbourhood(town, b.HUAYUAN.id))
    assert graph.nodes[b.HUAYUAN.id]["name"] == "花园社区"
    edge = graph.edges[b.HUAYUAN.id, b.FIVE_STARS.id, "IMPLEMENTS"]
    assert edge["support"] == 2
    assert graph.edges[b.JIA.id, b.HUAYUAN.id, "LEADS"]["post"] == "党委书记"


def test_a_scan_comes_without_articles(town: Store) -> None:
    graph = to_networkx(town.scan())
    assert b.HENAN.id in graph
    assert not [n for n, data in graph.nodes(data=True) if data["label"] == "Article"]
    assert not [k for *_, k in graph.edges(keys=True) if k == "MENTIONS"]


def test_an_edge_without_its_end_is_refused() -> None:
    loose = Subgraph([b.STAR], [Edge("PART_OF", b.STAR.id, b.FIVE_STARS.id)], truncated=False, total=1)
    with pytest.raises(InputError, match="五星支部"):
        to_networkx(loose)


def test_every_metric_ranks_the_middle_of_a_star_first() -> None:
    star = nx.DiGraph((leaf, 0) for leaf in range(1, 9))
    graph = to_networkx(subgraph(star))
    for metric in METRICS:
        assert next(iter(centrality(graph, metric.id))) == "program:0000"
    assert centrality(graph, "degree")["program:0000"] == 1
    assert centrality(graph, "betweenness")["program:0000"] == 1
    assert centrality(graph, "strength")["program:0000"] == 8


def test_pagerank_agrees_with_its_equation() -> None:
    graph = to_networkx(subgraph(nx.gnp_random_graph(40, 0.08, seed=3, directed=True)))
    rank = centrality(graph, "pagerank")
    assert sum(rank.values()) == pytest.approx(1)
    dangling = sum(rank[n] for n in graph if not graph.out_degree(n))
    for node in graph:
        flow = sum(rank[s] / graph.out_degree(s) for s, _ in graph.in_edges(node))
        assert rank[node] == pytest.approx(0.15 / 40 + 0.85 * (flow + dangling / 40), abs=1e-8)


def test_metrics_know_the_empty_graph_and_refuse_unknown_names() -> None:
    empty = to_networkx(Subgraph([], [], truncated=False, total=0))
    assert [centrality(empty, metric.id) for metric in METRICS] == [{}] * len(METRICS)
    assert communities(empty) == []
    with pytest.raises(InputError, match=r"fame.*pagerank"):
        centrality(empty, "fame")


def test_communities_find_two_cliques() -> None:
    graph = to_networkx(subgraph(nx.barbell_graph(6, 0)))
    assert communities(graph) == [
        [f"program:{i:04}" for i in range(6)],
        [f"program:{i:04}" for i in range(6, 12)],
    ]


@pytest.mark.parametrize(
    "graph",
    [
        nx.path_graph(2),
        nx.barabasi_albert_graph(120, 1, seed=1),
        nx.barabasi_albert_graph(420, 2, seed=1),
        nx.star_graph(400),
        nx.disjoint_union_all([nx.path_graph(1 + i % 4) for i in range(60)]),
    ],
    ids=["pair", "small", "large", "star", "pieces"],
)
def test_positions_follow_from_the_graph_alone_and_leave_room(graph: nx.Graph) -> None:
    found = layout(subgraph(graph))
    assert found == layout(subgraph(graph, shuffle=5))
    assert len(found) == len(graph)
    assert min(dist(p, q) for p, q in combinations(found.values(), 2)) > 70


def test_neighbours_stand_nearer_than_strangers() -> None:
    graph = nx.barbell_graph(40, 0)
    found = layout(subgraph(graph))
    tied = [dist(found[f"program:{x:04}"], found[f"program:{y:04}"]) for x, y in graph.edges]
    loose = [dist(found[f"program:{x:04}"], found[f"program:{y:04}"]) for x, y in nx.complement(graph).edges]
    assert sum(tied) / len(tied) < 0.6 * sum(loose) / len(loose)


def test_positions_and_communities_do_not_depend_on_the_hash_seed() -> None:
    program = (
        "import networkx as nx\n"
        "from jiceng.graph.analyse import communities, layout, to_networkx\n"
        "from test_analyse import subgraph\n"
        "s = subgraph(nx.barabasi_albert_graph(350, 2, seed=1))\n"
        "print(layout(s), communities(to_networkx(s)))\n"
    )
    here = str(Path(__file__).parent)
    found = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join((here, *sys.path))}
        found.add(
            subprocess.run([sys.executable, "-c", program], env=environment, check=True, capture_output=True).stdout
        )
    assert len(found) == 1


def test_importing_the_questions_does_not_import_networkx() -> None:
    program = (
        "import sys\n"
        "import jiceng.graph.analyse, jiceng.graph.compare, jiceng.graph.export, jiceng.graph.visualize\n"
        "sys.exit(bool({'networkx', 'numpy', 'pyvis', 'jinja2'} & sys.modules.keys()))\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", program], env=environment).returncode == 0
