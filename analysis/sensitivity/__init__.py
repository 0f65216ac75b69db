"""Which parameters does a result hang on? Screening (Morris), shares of variance (Sobol), whole distributions (PAWN).

Morris costs least and finds what does not matter; Sobol says how much of the variance each parameter explains,
alone and with others; PAWN takes any sample and any shape of outcome. Each returns a `Finding`: table, figure,
sentence.
"""

from analysis.sensitivity.morris import elementary_effects, morris
from analysis.sensitivity.pawn import pawn
from analysis.sensitivity.sobol import indices, sobol

__all__ = ["elementary_effects", "indices", "morris", "pawn", "sobol"]
