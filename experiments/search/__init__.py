"""Search for a strategy under a budget, and its check on runs the search has not seen."""
