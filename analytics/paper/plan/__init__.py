"""Papers of an outreach sitting."""
