"""Which parameters a result depends on: Morris, Sobol and PAWN.

Morris (screening) costs least and finds what does not matter; Sobol gives the share of the variance that each parameter
explains, alone and with others; PAWN compares whole distributions and takes any sample and any shape of outcome. Each
returns a `Finding`: table, figure, sentence.
"""

from analysis.sensitivity.growth import growth
from analysis.sensitivity.morris import elementary_effects, morris
from analysis.sensitivity.pawn import pawn
from analysis.sensitivity.sobol import indices, sobol
from analysis.sensitivity.sobol_pairs import pair_indices, sobol_pairs

__all__ = ["elementary_effects", "growth", "indices", "morris", "pair_indices", "pawn", "sobol", "sobol_pairs"]
