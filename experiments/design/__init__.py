"""Design of experiments: which points are visited, and how often each is repeated."""
