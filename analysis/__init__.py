"""Analyses many runs: comparison, sensitivity, discovery, robustness, figures, the report.

Everything here works on tables (pandas frames) and imports no other package of the project. What a column means (title,
unit, which direction is good) travels with the table in ``frame.attrs``; `analysis.presentation.vocabulary` is
the one place that reads it. Start with `analysis.statistics.compare`.
"""
