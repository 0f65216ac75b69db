"""The page Compare: strategies compared by a process of its own, as the command line does it."""
