"""Publishing and verification on Báo cáo & chốt số."""
