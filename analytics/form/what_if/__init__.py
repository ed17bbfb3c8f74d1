"""Nếu… thì: one position of the sliders, its futures, the least that is enough."""
