"""Published months: history, differences, and what a check found."""
