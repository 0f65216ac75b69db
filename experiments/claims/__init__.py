"""The sentences of the five essays as experiments: arms, runs and verdicts."""
