"""What is told of organizations that somebody brought along, so that nobody real is singled out."""

FEWEST = 5
"""People there must be of whom a unit's figures or an average are told."""
