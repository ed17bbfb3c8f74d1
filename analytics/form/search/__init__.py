"""Search: a place, a month and a thing in, answers out. Persons are never in it."""
