"""The scenes as slides with native charts."""
