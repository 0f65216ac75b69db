"""Where does a strategy fail? Boxes (PRIM) and rules (a small tree) in the space of parameters."""

from analysis.discover.prim import Box, peel, prim
from analysis.discover.tree import tree

__all__ = ["Box", "peel", "prim", "tree"]
