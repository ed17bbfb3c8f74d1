"""Every result of a month, made before somebody waits for it: for the command, after an entry."""
