"""A report read back and compared, number by number."""
