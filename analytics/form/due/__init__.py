"""Lịch đến hạn: who falls due in the two years ahead."""
