"""jiceng: a knowledge graph of grassroots Party-building initiatives, read from Chinese local newspapers."""

__version__ = "0.1.0"
