"""The page Compare: strategies compared in a process of its own."""
