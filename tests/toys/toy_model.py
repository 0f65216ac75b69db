"""A model in one equation, with the doors the sweep asks of one: catalogue, stamp, resolve, record.

level(t+1) = level(t) + speed x push x (1 - level(t)), with noise. It stands in for the real one where a test is about
the machinery around it.
"""

import os
import random
import signal
import time
from typing import Any

import numpy as np

from experiments.runs.catalogue import Catalogue, EventKind, Range
from experiments.runs.messages import Content, Record, Request, Scenario, kept_weeks

INDICATORS = ({"name": "level", "unit": "0..1"}, {"name": "noise", "unit": "-"})

LENGTH = float(os.environ.get("TOY_SECONDS", "0"))  # how long a run takes, for benchmarks
PADDING = int(os.environ.get("TOY_BYTES", "0"))  # how much a run returns, for benchmarks


def catalogue() -> Catalogue:
    """What the toy can be told."""
    return Catalogue(
        model_version=1,
        parameters={"speed": Range(0.1, 0.0, 1.0, part="growth"), "spread": Range(0.1, 0.0, 1.0, part="luck")},
        levers=("push",),
        structure={"mood": ("calm", "poison", "broken")},
        dials={"people": Range(10, 1, 1000)},
        indicators=INDICATORS,
        strategies=("nothing", "push"),
        organizations=("shop", "works"),
        parts=("growth", "luck"),
        events={"layoff": EventKind({"share": Range(0.1, 0.0, 0.9)}, grouped=True), "storm": EventKind({})},
        real=("works",),
        pulled={"nothing": (), "push": ("push",)},
    )


def stamp(study: object) -> str:
    """Nothing decides the toy's scenarios but the study itself."""
    return "toy"


def sources() -> str:
    """The toy's code never changes while a test runs."""
    return "toy"


def scenario(specification: Content) -> Scenario:
    """A scenario of the toy: its parameters, how hard it pushes, and its mood."""
    parameters = {name: there.default for name, there in catalogue().parameters.items()} | specification["parameters"]
    level = next((change["value"] for change in specification["levers"]), float(specification["strategy"] == "push"))
    content = {
        "organization": {"name": specification["organization"], "dials": specification["dials"]},
        "strategy": {"name": specification["strategy"], "push": level},
        "parameters": parameters,
        "structure": {"mood": "calm", **specification["structure"]},
        "weeks": specification["weeks"],
    }
    identity = {**content, "organization": content["organization"]["dials"], "strategy": level}
    return Scenario(identity, content)


def record(request: Request) -> Record:
    """One run of the toy."""
    start = time.perf_counter()
    content = request.content()
    _act(content["structure"]["mood"], request.seed)
    history = _history(content, request.seed)
    if LENGTH > 0:
        _busy(LENGTH)
    elif LENGTH < 0:
        time.sleep(-LENGTH)  # takes time and no processor: what is measured then is the machinery alone
    columns = [[str(one["name"]) for one in INDICATORS].index(name) for name in request.indicators]
    series = history[kept_weeks(request.every, content["weeks"])][:, columns].astype(np.float32)
    if PADDING:
        series = np.resize(history.astype(np.float32), PADDING // 4)
    return Record(history[-1, columns], series, 1000 * (time.perf_counter() - start))


def _history(content: Content, seed: int) -> Any:
    luck, level = random.Random(seed), 0.0
    rows = [(0.0, 0.0)]
    for _ in range(content["weeks"]):
        noise = content["parameters"]["spread"] * (luck.random() - 0.5)
        push = content["strategy"]["push"] * (1.0 - level)
        level = min(1.0, max(0.0, level + content["parameters"]["speed"] * push + 0.1 * noise))
        rows.append((level, noise))
    return np.array(rows)


def _act(mood: str, seed: int) -> None:
    if mood == "poison":
        os.kill(os.getpid(), signal.SIGKILL)
    if mood == "broken" and seed % 2:
        raise ValueError("an odd seed")


def _busy(seconds: float) -> None:
    """Work for so long, as a real run does: the processor is in use all the time."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass
