"""The published patterns: what is run for each, and what counts as holding."""
