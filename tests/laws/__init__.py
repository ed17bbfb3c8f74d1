"""What every sentence of the house must hold to, whoever reads it, in whatever month."""
