"""Generated organizations: a line of command and working ties like those of real firms.

`generator.generate` makes a whole `Population`; `ties.working_ties` only the ties, for a firm whose people are known.
"""
