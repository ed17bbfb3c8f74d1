"""Registers with one thing wrong: for each law a way to break it, and the record it must name."""

from tests.broken import families, papers, residents
from tests.broken.book import BREAKS

__all__ = ["BREAKS"]
_CHAPTERS = (residents, papers, families)  # imports enter the ways
