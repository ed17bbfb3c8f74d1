"""Chỉ tiêu & tiến độ: where we should be, where we are, when we arrive."""
