"""Báo cáo & chốt số: the preview, its checks, what was issued."""
