"""Finds out which column of a staff list is what."""
