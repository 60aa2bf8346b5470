"""A program that loads a small made-up province, to be killed while it does: `python loading.py URL COUNT`.

It says "open", then the number of each article as the store takes it, then "done".
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator

from jiceng.graph.model import Article, Claim, Evidence, Extraction, Node


def articles(count: int) -> Iterator[Extraction]:
    """Yield articles that share places and programs; the same count gives the same articles."""
    province = Node("province:41", "Province", "河南省", (), {"code": "41"})
    for number in range(count):
        chance = random.Random(number)
        county = Node(f"county:41{chance.randrange(5)}", "County", f"县{number % 3}", (f"别名{number % 7}",))
        city = Node("city:4110", "City", "许昌市")
        place = Node(f"community:{county.id}/{chance.randrange(9)}", "Community", "花园社区")
        programs = [Node(f"program:做法{i}", "Program", f"做法{i}") for i in chance.sample(range(12), 3)]
        yield _article(number, [province, city, county, place, *programs], chance)


def _article(number: int, nodes: list[Node], chance: random.Random) -> Extraction:
    identity, text = f"article:{number:05}", "花园社区开展做法，成效明显。" * 5
    published = chance.choice(["", "2022", "2023-07", f"2024-01-{chance.randrange(10, 30)}"])
    article = Article(identity, "page.txt", f"报道{number}", ("李正茂",), published, text)
    province, city, county, place, *programs = nodes
    start = chance.randrange(20)
    span = (Evidence(identity, start, start + 9, text[start : start + 9], "test"),)
    claims = [Claim("MENTIONS", identity, node.id, span) for node in nodes]
    claims += [Claim("IMPLEMENTS", place.id, program.id, span) for program in programs]
    steps = ((place, county), (county, city), (city, province))
    claims += [Claim("LOCATED_IN", lower.id, upper.id, basis="divisions") for lower, upper in steps]
    return Extraction(article, tuple(nodes), tuple(claims))


def _announced(extractions: Iterable[Extraction]) -> Iterator[Extraction]:
    for number, extraction in enumerate(extractions):
        print(number, flush=True)
        yield extraction


if __name__ == "__main__":
    from jiceng.graph.store import bolt, open_store

    bolt.BATCH = 60
    store = open_store(sys.argv[1])
    print("open", flush=True)
    store.put(_announced(articles(int(sys.argv[2]))))
    print("done", flush=True)
    store.close()
