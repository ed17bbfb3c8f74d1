"""One verdict per target: the table of words, and the one function that chooses its row."""
