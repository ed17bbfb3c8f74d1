"""Answers as tidy rows for a program."""
