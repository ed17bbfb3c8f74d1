"""Outreach sittings (buổi lưu động): which village, what kind, which day, and how many may come."""
