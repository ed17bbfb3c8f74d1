"""What a chief sets: definitions, values in force, targets assigned."""
