"""The register of persons: its tables, and how they are written. No statistics here."""
