"""An article made ready for the store: checked, put in order, and turned into all rows that depend on it alone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from jiceng.graph.model import Extraction
from jiceng.graph.store.change import claim_rows, mention_rows, search_properties
from jiceng.graph.store.check import check
from jiceng.graph.store.planning import Rows
from jiceng.graph.store.records import Json, article_properties, compact, in_order, write_record


@dataclass(frozen=True, slots=True)
class Prepared:
    """What an article says, in order, and all of its rows that do not depend on what the graph holds."""

    extraction: Extraction
    article: Json
    claims: Rows
    mentions: Rows

    @property
    def id(self) -> str:
        """The article's id."""
        return self.extraction.article.id


def prepare(extraction: Extraction) -> Prepared:
    """Return an article ready to be written; InputError where it says what the graph cannot hold."""
    check(extraction)
    ordered = in_order(extraction)
    return Prepared(ordered, _stored(ordered), claim_rows(ordered), mention_rows(ordered))


def _stored(extraction: Extraction) -> Json:
    article = extraction.article
    row = article_properties(article) | {"_record": write_record(extraction), "_articles": 0}
    row |= search_properties(article.title, ())
    return row | {"_digest": hashlib.sha256(compact(row).encode()).hexdigest()}
