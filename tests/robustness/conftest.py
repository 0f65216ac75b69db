"""Puts the toy models, and what these tests share, where this process and worker processes find them."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
for place in (HERE, HERE.parent / "toys"):
    if str(place) not in sys.path:
        sys.path.insert(0, str(place))
