"""The sentences of the monthly report, every number bound to its source."""
