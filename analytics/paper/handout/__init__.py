"""The scenes on A4, two a page."""
