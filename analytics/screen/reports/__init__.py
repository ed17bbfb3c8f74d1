"""Downloads, publishing and verification on Báo cáo & chốt số."""
