"""One run: its description, its computation in a worker, and what the model offers."""
