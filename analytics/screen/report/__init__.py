"""Báo cáo & chốt số: files of a report, beside its checks."""
