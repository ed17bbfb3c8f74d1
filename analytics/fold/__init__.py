"""Closing months: register to cells, moves, profiles and households, in portable SQL."""
