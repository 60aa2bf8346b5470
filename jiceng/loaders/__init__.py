"""From paper to claims: bytes, pages, articles, mentions, entity linking, relations."""
