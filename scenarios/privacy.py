"""Decides what is shown of uploaded organizations, so that nobody is singled out."""

FEWEST = 5
"""People there must be of whom a unit's figures or an average are told."""
