"""The kinds of rounds: what they ask, read and reveal, and what the projector shows."""
