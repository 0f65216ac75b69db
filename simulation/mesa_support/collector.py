"""Mesa's collector for weeks: it catches up with weeks run without it, and can go back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import mesa
import numpy as np
from numpy.typing import NDArray

from simulation.errors import UserError, did_you_mean

Reporter = str | Callable[..., Any] | list[Any]


class WeeklyCollector(mesa.DataCollector):
    """Mesa's collector of a number a week for each reporter of the model and of agents.

    model_reporters: the functions, by name. agent_reporters: as Mesa takes them; an attribute that only some agents
    have is None for the others.
    """

    def __init__(
        self,
        model_reporters: Mapping[str, Callable[[Any], float]],
        agent_reporters: Mapping[str, Reporter] | None = None,
    ) -> None:
        self._asked = check_reporters(agent_reporters)
        self._weekly = dict(model_reporters)
        super().__init__(model_reporters=self._weekly, agent_reporters=_tolerant(self._asked))

    @property
    def can_catch_up(self) -> bool:
        """Whether weeks run without it can be added later: no agent reporter, no added reporter."""
        return (
            not self.agent_reporters and not self.agenttype_reporters and self.model_vars.keys() == self._weekly.keys()
        )

    def check_attributes(self, make_agents: Callable[[], list[Any]]) -> None:
        """Refuses the name of an attribute that no agent has; agents are made only if one is asked.

        Raises:
            UserError: with the nearest name there is.
        """
        names = [name for name in self._asked.values() if isinstance(name, str)]
        agents = make_agents() if names else []
        for name in names:
            if not any(hasattr(agent, name) for agent in agents):
                known = {known for agent in agents for known in dir(agent) if not known.startswith("_")}
                raise UserError(f"agent_reporters: no agent has '{name}'{did_you_mean(name, known)}")

    def catch_up(self, history: NDArray[np.float64]) -> None:
        """Adds the weeks it lacks, from [weeks, reporters] in the order of the reporters."""
        if self.model_vars.keys() != self._weekly.keys():
            return
        kept = list(self.model_vars.values())
        if len(history) == len(kept[0]) + 1:  # after each step: many times faster than by columns
            for rows, value in zip(kept, history[-1].tolist(), strict=True):
                rows.append(value)
        else:
            for column, rows in enumerate(kept):
                rows.extend(history[len(rows) :, column].tolist())
        if hasattr(self, "_collection_steps"):  # from Mesa 3.5 on
            self._collection_steps.extend(map(float, range(len(self._collection_steps), len(history))))

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "agent_reporters": None}  # Mesa makes functions of names, which cannot be pickled

    def __setstate__(self, saved: dict[str, Any]) -> None:
        self.__dict__.update(saved)
        self.agent_reporters = mesa.DataCollector(agent_reporters=_tolerant(self._asked)).agent_reporters


def forget_weeks(collector: mesa.DataCollector, week: int, undone: int) -> None:
    """Take the last `undone` weeks from a collector of one row a week; `week` is then the last."""
    steps = getattr(collector, "_collection_steps", None)
    if steps is not None:
        undone = sum(step > week for step in steps)
        del steps[len(steps) - undone :]
    for rows in collector.model_vars.values():
        del rows[max(0, len(rows) - undone) :]
    for records in (collector._agent_records, collector._agenttype_records):
        for later in [step for step in records if step > week]:
            del records[later]


def check_reporters(given: Any) -> dict[str, Reporter]:
    """Returns the agent reporters as a dictionary.

    Raises:
        UserError: if they are none of what Mesa takes.
    """
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise UserError(
            f"agent_reporters: should be a dictionary such as {{'trust': 'trust'}}, not {given!r}; "
            "mesa.batch_run goes through a dictionary name by name, so give it a list: [{'trust': 'trust'}]"
        )
    for name, reporter in given.items():
        if not isinstance(reporter, str | list) and not callable(reporter):
            raise UserError(
                f"agent_reporters: '{name}' should be the name of an attribute, a function of the agent, or "
                f"[function, [more arguments]], not {reporter!r}"
            )
    return dict(given)


def _tolerant(reporters: Mapping[str, Reporter]) -> dict[str, Any]:
    return {name: _attribute(asked) if isinstance(asked, str) else asked for name, asked in reporters.items()}


def _attribute(name: str) -> Callable[[Any], Any]:
    return lambda agent: getattr(agent, name, None)
