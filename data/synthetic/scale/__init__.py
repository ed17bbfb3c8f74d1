"""Many communes: one process a commune, flat memory, resumable, the same bytes however run."""
