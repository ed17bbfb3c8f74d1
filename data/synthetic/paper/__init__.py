"""Where people are and what papers they hold: absences, cards, e-ID accounts, notices."""

from data.synthetic.paper.commune import Papers, papers
from data.synthetic.paper.story import STORIES, Story

__all__ = ["STORIES", "Papers", "Story", "papers"]
