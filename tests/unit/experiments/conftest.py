"""Puts the toy tasks where worker processes, started afresh, find them too."""

import sys
from pathlib import Path

TOYS = str(Path(__file__).parents[2] / "toys")
if TOYS not in sys.path:
    sys.path.insert(0, TOYS)
