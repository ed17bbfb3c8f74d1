"""Who falls due in the months ahead."""
