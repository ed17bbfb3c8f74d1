"""Words every room shares: texts in two languages, vocabulary, errors, months, settings."""
