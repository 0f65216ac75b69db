"""Constants that several packages share; imports nothing, so that help waits for no model."""

DEFAULT_PERCENT = 1.5  # the budget: of week-0 payroll over the horizon
DEFAULT_WEEKS = 156  # the horizon
DEFAULT_ORGANIZATION = "workshop"  # its units have names and functions one knows
MEASURED_ORGANIZATION = "manufacturer"
"""What commands of research run on unless told otherwise: figures of real firms were taken there."""
FEWEST = 5
"""The smallest number of people of whom a figure or an average of an uploaded organization is shown."""
FIT_DRAWS, FIT_QUICK = 2000, 400  # parameter draws of a fit to usage figures, and for a first look
