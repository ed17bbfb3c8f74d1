"""Printers: the same answers and panels as csv, json and xlsx."""
