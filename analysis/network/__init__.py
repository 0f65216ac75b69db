"""How an organization's working ties are built, as a whole and unit by unit."""
