"""Lịch lưu động: the options, the days, what sittings brought."""
