"""Defaults. Imports nothing, so that the help of a command waits for no model."""

DEFAULT_PERCENT = 1.5  # the budget: of week-0 payroll over the horizon
DEFAULT_WEEKS = 156  # the horizon
