"""Whole lives of one commune, year by year: households first, every event a keyed draw."""
