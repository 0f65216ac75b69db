"""The privacy rule for uploaded organizations: no figures of very small groups."""

FEWEST = 5
"""The smallest number of people of whom a unit's figures or an average are shown."""
