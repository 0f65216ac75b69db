"""Influence along the ties as AgentPy agents: one object a person, a method for hearing and one for moving.

    python agentpy_influence.py TIES.npz WEEKS

Started by `benchmarks/rows/frameworks.py` in the Python that has AgentPy. Weights of ties, stubbornness and anchors are
given; in the engine the weights depend on trust and levers and are made anew each week. Prints JSON: CPU seconds a week
and the attitudes after the first week, which have to equal the engine's.
"""

import json
import sys
import time

import agentpy
import numpy as np


class Person(agentpy.Agent):
    """One person with an attitude, and those the person turns to."""

    def be(self, given: dict, seat: int) -> None:
        """Take the values of a seat."""
        self.openness, self.anchor = given["openness"][seat], given["anchor"][seat]
        self.firmness, self.leads = given["firmness"][seat], given["has_reports"][seat]
        self.practice, self.present = given["practice"][seat], given["present"][seat]
        self.turned_to: list = []

    def hear(self) -> None:
        """What the others say and do, and where that leaves one's attitude."""
        weights = voice = deeds = 0.0
        for other, weight in self.turned_to:
            weights += weight
            voice += weight * other.express()
            deeds += weight * other.practice
        x = self.openness
        heard = (
            min(1.0, max(0.0, voice / weights + self.p.deeds_share * (deeds / weights - self.practice)))
            if weights
            else x
        )
        pull = self.firmness * (self.anchor - x) + (1.0 - self.firmness) * (heard - x)
        self.next = min(1.0, max(0.0, x + self.p.attitude_step * pull)) if self.present else x

    def express(self) -> float:
        """The attitude others hear."""
        return self.openness + self.p.words * (1.0 - self.openness) if self.leads else self.openness

    def move(self) -> None:
        """Take the new attitude."""
        self.openness = self.next


class Firm(agentpy.Model):
    """People and their ties."""

    def setup(self) -> None:
        """Make the people and tell them whom they turn to."""
        given = self.p.given
        self.staff = agentpy.AgentList(self, len(given["openness"]), Person)
        everybody = list(self.staff)
        for seat, person in enumerate(everybody):
            person.be(given, seat)
        for source, target, weight in zip(given["source"], given["target"], given["weight"], strict=True):
            everybody[source].turned_to.append((everybody[target], weight))

    def step(self) -> None:
        """One week."""
        self.staff.hear()
        self.staff.move()


def main(path: str, weeks: int) -> None:
    """Run and print."""
    with np.load(path) as file:
        given = {name: file[name].tolist() for name in file.files}
    chosen = {name: given.pop(name) for name in ("deeds_share", "attitude_step", "words")}
    model = Firm({**chosen, "given": given})
    model.sim_setup()
    model.step()
    after = [person.openness for person in model.staff]
    began = time.process_time()
    for _ in range(weeks):
        model.step()
    spent = (time.process_time() - began) / weeks
    print(json.dumps({"version": agentpy.__version__, "week": spent, "openness": after}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
