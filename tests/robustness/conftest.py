"""Puts the toy models where this process and worker processes find them."""

import sys
from pathlib import Path

TOYS = str(Path(__file__).parents[1] / "toys")
if TOYS not in sys.path:
    sys.path.insert(0, TOYS)
