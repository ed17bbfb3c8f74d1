"""The five annex tables of the monthly report, every number bound to its source."""
