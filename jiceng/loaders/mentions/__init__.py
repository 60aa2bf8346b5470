"""Finders of spans that name something: one file a kind of thing."""
