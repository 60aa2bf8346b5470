"""Candidates that no rule decides, weighed by logistic regressions whose weights were learned from the gold."""
