"""The stage as one HTML file that needs no network."""
