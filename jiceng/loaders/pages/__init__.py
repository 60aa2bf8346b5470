"""From a scanned newspaper page to its articles."""

from jiceng.loaders.pages.cut import Page, cut_page

__all__ = ["Page", "cut_page"]
