"""Analyses simulated firms as the authors of published studies analysed real ones."""
