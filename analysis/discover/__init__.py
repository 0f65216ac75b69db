"""Finds where in the space of parameters a strategy fails: boxes (PRIM) and a tree of rules."""

from analysis.discover.boxes import Box, peel
from analysis.discover.few_points import are_few, describe_few
from analysis.discover.prim import prim
from analysis.discover.tree import tree

__all__ = ["Box", "are_few", "describe_few", "peel", "prim", "tree"]
