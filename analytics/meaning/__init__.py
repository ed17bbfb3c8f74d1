"""What a figure means: indicators, populations, targets, questions and their answers."""
