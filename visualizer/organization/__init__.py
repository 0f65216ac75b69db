"""The page Organization: choose one, generate one or bring one, and look at its structure."""
