"""Where does a strategy fail? Boxes (PRIM) and rules (a small tree) in the space of parameters."""

from analysis.discover.boxes import Box, peel
from analysis.discover.prim import prim
from analysis.discover.tree import tree

__all__ = ["Box", "peel", "prim", "tree"]
