"""Claims with the words of their articles around each quote."""

from __future__ import annotations

from collections.abc import Sequence

from jiceng.api.schemas import ArticleBrief, ClaimOut
from jiceng.api.spans import quote_in
from jiceng.graph.model import Article, Claim
from jiceng.graph.store.protocol import Store


def briefs(articles: Sequence[Article]) -> list[ArticleBrief]:
    """Return articles without their texts."""
    return [ArticleBrief.model_validate(article) for article in articles]


def claims_out(store: Store, claims: Sequence[Claim]) -> list[ClaimOut]:
    """Return claims with their articles and the words around each quote, in the order given."""
    ids = sorted({evidence.article for claim in claims for evidence in claim.evidence})
    articles = {article.id: article for article in store.articles(ids)}
    return [_claim_out(claim, articles) for claim in claims]


def _claim_out(claim: Claim, articles: dict[str, Article]) -> ClaimOut:
    stated_by = next((articles[e.article] for e in claim.evidence if e.article in articles), None)
    return ClaimOut(
        article=briefs([stated_by])[0] if stated_by else None,
        basis=claim.basis,
        evidence=[quote_in(articles[e.article], e) for e in claim.evidence if e.article in articles],
        properties=dict(claim.properties),
    )
