"""Thiết lập: what is set, and who changed it."""
