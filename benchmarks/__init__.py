"""Measures of speed: run with `make bench`; never part of the tests."""
