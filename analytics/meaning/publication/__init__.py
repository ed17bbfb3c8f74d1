"""Months published for good: content, comparison, verification."""
