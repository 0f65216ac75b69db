"""What the numbers say: comparison, sensitivity, discovery, robustness, figures and the report, all on plain tables.

Imports none of the other packages: names, units and directions travel with the tables, in ``frame.attrs``."""
