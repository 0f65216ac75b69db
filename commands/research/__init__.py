"""Commands of researchers that make many runs of one kind."""
