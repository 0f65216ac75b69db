"""A study's stored runs, arranged for analysis, with the names and units of its columns."""
