#!/usr/bin/env bash
# Mesa: three surprises on valid input, in batch_run and after a step that failed.
#
# 1. Mesa 3.3.1: batch_run never reports the last step of a model that collects at the start and after every step, as
#    Mesa's own examples do. Expected: a row for the step at which `running` became False. Seen: the row before it, also
#    with data_collection_period=1. (Known there as issue 2514; 3.5.1 reports it. Python 3.11 gets no Mesa after 3.3.1.)
# 2. Mesa 3.5.1: seeds given to batch_run among the parameters, which is the way of 3.3, are replaced by None without a
#    word: the runs have no seed, and the column says None. Expected: the seeds given, or a refusal.
# 3. Mesa 3.5.1 and 4.0.0a0: a step() that raises once ends the model's schedule. Expected: the next call of step() is a
#    step. Seen: every later call does nothing but move `time`.
#
# Needs Python 3.12 or newer and a package index; installs into a temporary folder. Exits 0 while this behaviour holds.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > model.py <<'PY'
import sys

import mesa
import numpy as np


class Counter(mesa.Model):
    """Counts its steps, to three; collects at the start and after every step."""

    def __init__(self, fails_at=None, rng=None):
        super().__init__(rng=rng)
        self.seed, self.fails_at, self.count = rng, fails_at, 0
        self.datacollector = mesa.DataCollector({"count": "count", "seed_seen": "seed"})
        self.datacollector.collect(self)

    def step(self):
        if self.count == self.fails_at:
            self.fails_at = None
            raise RuntimeError("once")
        self.count += 1
        self.running = self.count < 3
        self.datacollector.collect(self)


def last_step():
    """The steps batch_run reports of a model of three."""
    return [row["count"] for row in mesa.batch_run(Counter, {}, data_collection_period=1, display_progress=False)]


def seeds():
    """The seeds the models were given, where the parameters name 1 and 2."""
    return [row["seed_seen"] for row in mesa.batch_run(Counter, {"rng": [1, 2]}, display_progress=False)]


def after_a_failure():
    """What is counted after a step that worked, one that raised, and two more."""
    model = Counter(fails_at=1)
    for _ in range(4):
        try:
            model.step()
        except RuntimeError:
            pass
    return model.count


surprise = 0
for what, expected, seen in (
    (last_step, [0, 1, 2, 3], {"3.3.1": [0, 1, 2]}),
    (seeds, [1, 2], {"3.5.1": [None, None]}),
    (after_a_failure, 3, {"3.5.1": 1, "4.0.0a0": 1}),
):
    if what is not after_a_failure and not hasattr(mesa, "batch_run"):
        continue
    found, held = what(), seen.get(mesa.__version__, expected)
    print(f"Mesa {mesa.__version__}, NumPy {np.__version__}: {what.__name__}: expected {expected}, seen {found}")
    surprise += found != held
sys.exit(surprise)
PY

changed=0
for version in 3.3.1 3.5.1 4.0.0a0; do
    "${PYTHON:-python3}" -m venv "mesa-$version"
    "mesa-$version/bin/pip" install -q --disable-pip-version-check "mesa==$version" numpy==2.4.6 pandas==3.1.1 networkx==3.6.1
    "mesa-$version/bin/python" -W ignore model.py || changed=1
done
[ "$changed" = 0 ] && echo "The behaviour holds." || { echo "The behaviour has changed."; exit 1; }
