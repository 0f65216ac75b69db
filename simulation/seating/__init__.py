"""Room for more seats in the tables of an organization."""
