"""Studies: read from a file, planned, run, followed, merged and exported."""
