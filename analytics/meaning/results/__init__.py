"""Results: what borrows strength from the whole commune is computed once and read by every role.

result: how one is declared, read and made · written: its exact text · model: the key of the model
· every: all of a month, for the command and after an entry.
"""
