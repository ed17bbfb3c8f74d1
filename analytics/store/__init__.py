"""Statistics files: their schema, their manifest, and which file a role may open."""
