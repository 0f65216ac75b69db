"""A model whose indices are known: the function of Ishigami and Homma (1990), a = 7 and b = 0.1.

With the strategy `push` its outcome is the function of three parameters, and noise that all points share; with
`nothing` it is 0.
"""

import math
import random

import numpy as np
import toy_model
from toy_model import sources, stamp

from experiments.runs.catalogue import Catalogue, Range
from experiments.runs.messages import Content, Record, Request, Scenario

__all__ = ["catalogue", "record", "scenario", "sources", "stamp"]

FIRST = (0.3139, 0.4424, 0.0)
TOTAL = (0.5576, 0.4424, 0.2437)
FIRST_WITH_THIRD = 0.2437  # the only pair that acts together


def catalogue() -> Catalogue:
    """The toy's, with the three parameters of the function."""
    ranges = {name: Range(0.0, -math.pi, math.pi) for name in ("x1", "x2", "x3")}
    toy = toy_model.catalogue()
    return Catalogue(
        model_version=1,
        parameters=ranges,
        levers=toy.levers,
        structure={},
        dials={},
        indicators=({"name": "level", "unit": "-"},),
        strategies=toy.strategies,
        organizations=toy.organizations,
        pulled=toy.pulled,
    )


def scenario(specification: Content) -> Scenario:
    """The parameters and the strategy."""
    content = {
        "organization": {"name": specification["organization"]},
        "strategy": {"name": specification["strategy"]},
        "parameters": {name: specification["parameters"].get(name, 0.0) for name in ("x1", "x2", "x3")},
    }
    return Scenario(content, content)


def record(request: Request) -> Record:
    """The function at one point."""
    content = request.content()
    x = content["parameters"]
    found = math.sin(x["x1"]) + 7 * math.sin(x["x2"]) ** 2 + 0.1 * x["x3"] ** 4 * math.sin(x["x1"])
    found += random.Random(request.seed).gauss(0, 1)
    final = np.array([found if content["strategy"]["name"] == "push" else 0.0])
    return Record(final, np.empty((0, 1), np.float32), 0.0)
