"""The form of figures: numbers, tables, charts, panels and chapters in the reader's language."""
