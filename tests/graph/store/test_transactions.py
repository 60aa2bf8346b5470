"""What every engine must do: a batch is there whole or not at all, whoever else writes and whatever fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from graphs import ENGINES, whole
from neo4j import ManagedTransaction
from neo4j.exceptions import ClientError, IncompleteCommit

from jiceng.graph.errors import InputError
from jiceng.graph.model import Claim, Extraction, Node
from jiceng.graph.store import Store, bolt, open_store, write
from jiceng.graph.store.statements import Statements

if TYPE_CHECKING:
    from conftest import GraphBuilder

__all__ = ["ENGINES"]


def test_a_failed_batch_leaves_nothing(store: Store, town: list[Extraction], monkeypatch: pytest.MonkeyPatch) -> None:
    store.put(town[:2])
    before = whole(store)

    real = write.run

    def fail_at_the_end(transaction: ManagedTransaction, statements: Statements) -> None:
        real(transaction, statements)
        raise RuntimeError("the last step fails")

    with monkeypatch.context() as patch, pytest.raises(RuntimeError, match="the last step fails"):
        patch.setattr(write, "run", fail_at_the_end)
        store.put(town)
    assert whole(store) == before
    store.put(town)
    assert len(store.article_ids()) == 5


def test_two_loads_at_once_make_the_graph_of_one_after_the_other(
    store: Store, engine: object, graph_builder: GraphBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    from concurrent.futures import ThreadPoolExecutor

    monkeypatch.setattr(bolt, "BATCH", 5)
    place = graph_builder.node("Community", "花园社区")
    programs = [graph_builder.node("Program", f"做法{i % 4}") for i in range(24)]
    says = [graph_builder.extraction(str(i), ("IMPLEMENTS", place, programs[i])) for i in range(24)]
    other = open_store(engine.url)  # type: ignore[attr-defined]
    with ThreadPoolExecutor(2) as pool:
        done = [pool.submit(store.put, says[:16]), pool.submit(other.put, says[8:])]
        assert [job.result() for job in done] == [16, 16]
    other.close()
    found = whole(store)
    store.remove(store.article_ids())
    store.put(says)
    assert found == whole(store)


def test_a_transaction_that_the_engine_lost_is_written_again(
    store: Store, town: list[Extraction], monkeypatch: pytest.MonkeyPatch
) -> None:
    real, tries = write.run, 0

    def once_lost(transaction: ManagedTransaction, statements: Statements) -> None:
        nonlocal tries
        tries += 1
        real(transaction, statements)
        if tries == 1:
            raise ClientError._hydrate_neo4j(code="Neo.ClientError.Transaction.TransactionNotFound", message="lost")

    monkeypatch.setattr(write, "run", once_lost)
    store.put(town)
    assert tries > 1
    assert store.counts()["Article"] == len(town)


@pytest.mark.parametrize("committed", [True, False])
def test_a_commit_without_an_answer_is_written_again(
    store: Store, town: list[Extraction], monkeypatch: pytest.MonkeyPatch, committed: bool
) -> None:
    store.put(town)
    expected = whole(store)
    store.remove(store.article_ids())
    real, tries = bolt.BoltStore._write_once, 0

    def cut_off_once(self: bolt.BoltStore, *work: object) -> object:
        nonlocal tries
        tries += 1
        if tries != 2:
            return real(self, *work)
        if committed:
            real(self, *work)
        raise IncompleteCommit("the server went away")

    monkeypatch.setattr(bolt, "BATCH", 1)
    monkeypatch.setattr(bolt.BoltStore, "_write_once", cut_off_once)
    store.put(town)
    assert tries == len(town) + 1
    assert whole(store) == expected


def test_what_another_writes_between_two_batches_is_not_written_over(
    store: Store, engine: object, graph_builder: GraphBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bolt, "BATCH", 1)
    place = graph_builder.node("Community", "花园社区")
    programs = [graph_builder.node("Program", f"做法{i % 2}") for i in range(9)]
    says = [
        graph_builder.extraction(str(i), ("IMPLEMENTS", place, programs[i]), published=f"2023-01-0{9 - i}")
        for i in range(9)
    ]
    other = open_store(engine.url)  # type: ignore[attr-defined]

    def in_turns() -> Iterator[Extraction]:
        for number, said in enumerate(says[:6]):
            if number == 4:  # the first batch is written by now, and the second settled for the next turn
                assert other.article_ids() == ["article:0"]
                other.put(says[6:])
            yield said

    assert store.put(in_turns()) == 6
    other.close()
    found = whole(store)
    assert [e.support for e in found[1] if e.relation == "IMPLEMENTS"] == [5, 4]
    store.remove(store.article_ids())
    store.put(says)
    assert found == whole(store)


def test_a_batch_that_cannot_be_prepared_fails_at_its_own_turn(
    store: Store, town: list[Extraction], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bolt, "BATCH", 1)
    bad = replace(town[2], nodes=())
    with pytest.raises(InputError, match="among its nodes"):
        store.put([*town[:2], bad, *town[3:]])
    assert store.article_ids() == ["article:a", "article:b"]


# --- the door --------------------------------------------------------------------------------------------------


def _with(said: Extraction, claim: Claim) -> Extraction:
    return replace(said, claims=(*said.claims, claim))


def test_what_the_graph_cannot_hold_is_refused_whole(store: Store, town: list[Extraction]) -> None:
    said = town[0]
    span = said.claims[0].evidence[0]
    garden = "community:411081004203"
    bad = {
        "among its nodes": _with(said, Claim("IMPLEMENTS", garden, "program:无", (span,))),
        "does not take a": _with(said, Claim("IMPLEMENTS", "program:五星支部", "program:五星支部", (span,))),
        "no relation": _with(said, Claim("LOVES", garden, "program:五星支部", (span,))),
        "without the words": _with(said, Claim("IMPLEMENTS", "county:411081", "program:五星支部")),
        "does not have them": _with(
            said, Claim("IMPLEMENTS", "county:411081", "program:五星支部", (replace(span, start=span.start + 1),))
        ),
        "twice": _with(said, said.claims[0]),
        "begins with": replace(said, nodes=(*said.nodes, Node("county:9", "City", "某市"))),
        "the property": replace(said, nodes=(*said.nodes, Node("honor:甲", "Honor", "甲", (), {"year": 1}))),
        "of kind float": replace(said, nodes=(*said.nodes, Node("outcome:2", "Outcome", "甲", (), {"value": "9"}))),
        "no label": replace(said, nodes=(*said.nodes, Node("person:甲", "Person", "甲"))),
    }
    for words, extraction in bad.items():
        with pytest.raises(InputError, match=words):
            store.put([extraction])
    assert not store.article_ids()
