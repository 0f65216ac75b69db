"""Mesa's half of an organization: one clock, and refusal of what an organization cannot do.

A step is a week. Mesa counts steps too (`steps`, and from 3.5 on `time`, kept by a schedule of events), and it cannot
know of weeks that were run without it. So its clock is set to the week wherever weeks are run, or taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NoReturn

import mesa

from simulation.errors import UserError

NO_NEW_AGENTS = (
    "the agents of an organization are its seats and its customers, made with it: give a class of your own as "
    "employee=, leader= or customer=, and the number as people= or in the population"
)
NO_AGENT_LEAVES = (
    "seats open and close by growth and by events: use an event (layoff, cut, leader_leaves) to let people go"
)
NO_STREAM = (
    "the random numbers of a week depend on seed, person and week, not on a generator that could be set back: "
    "make the organization anew with another rng="
)


class WeeklyModel(mesa.Model):
    """A Mesa model whose time is counted in weeks, and whose agents stand in a roster."""

    _roster: Any

    def __init__(self, rng: Any) -> None:
        super().__init__(rng=rng)

    @property
    def week(self) -> int:
        """Weeks simulated so far."""
        raise NotImplementedError

    def set_mesas_clock(self, *, schedule_anew: bool = False) -> None:
        """Sets Mesa's `steps` and `time` to the week, and its next step to the week after.

        schedule_anew: plan the next step in any case; a step that failed has planned none.
        """
        self.steps = self.week
        schedule = getattr(self, "_default_schedule", None)  # from Mesa 3.5 on a step is an event
        if schedule is None:
            return
        time = self._mesas_time
        in_step = schedule.next_scheduled_time == time and not schedule_anew  # Mesa plans the next one after it
        if int(time) != self.week:
            self.time = float(self.week)
        if schedule_anew or not (in_step or schedule.next_scheduled_time == self.week + 1):
            schedule.stop()
            self._event_list.compact()
            schedule.schedule = replace(schedule.schedule, start=self.week + 1.0)
            schedule.start()

    @property
    def has_mesa_events(self) -> bool:
        """Whether Mesa's own `schedule_event` or `schedule_recurring` has planned something."""
        return len(getattr(self, "_event_list", ())) > 1  # one is the next step

    @property
    def _mesas_time(self) -> float:
        return float(getattr(self, "time", self.steps))  # Mesa 3.3 has the steps alone

    def _wrapped_step(self, *args: Any, **kwargs: Any) -> None:
        """Mesa's call of `step`, after which the clocks agree."""
        self._pass_time(super()._wrapped_step, *args, **kwargs)

    def _advance_time(self, until: float) -> None:
        """Mesa's way through time (`run_for`, `run_until`), after which the clocks agree."""
        self._pass_time(super()._advance_time, until)

    def _pass_time(self, mesas_way: Callable[..., None], *args: Any, **kwargs: Any) -> None:
        try:
            mesas_way(*args, **kwargs)
        except BaseException:
            self.set_mesas_clock(schedule_anew=True)
            raise
        ahead = int(self._mesas_time) > self.week
        self.set_mesas_clock()
        if ahead:
            raise UserError(f"{type(self).__name__}.step() ran no week: a step() of your own calls super().step()")

    # --- agents ---------------------------------------------------------------------------------------------------

    @property
    def agents(self) -> mesa.agent.AgentSet:
        """Everybody present, staff and customers, as Mesa agents (made when first asked for)."""
        return self._roster.agents()

    @property
    def agents_by_type(self) -> dict[type[mesa.Agent], mesa.agent.AgentSet]:
        """The same by class: Employee, Leader, Customer, or classes of your own."""
        found: dict[type[mesa.Agent], mesa.agent.AgentSet] = self._roster.by_type()
        return found

    @property
    def agent_types(self) -> list[type[mesa.Agent]]:
        """The classes of agents there are."""
        return list(self.agents_by_type)

    # --- refused --------------------------------------------------------------------------------------------------

    def register_agent(self, agent: mesa.Agent) -> NoReturn:
        """Refuses agents that are nobody's seat.

        Raises:
            NotImplementedError: always, saying what to do instead.
        """
        raise NotImplementedError(NO_NEW_AGENTS)

    def deregister_agent(self, agent: mesa.Agent) -> NoReturn:
        """Refuses to take somebody off the list.

        Raises:
            NotImplementedError: always, saying what to do instead.
        """
        raise NotImplementedError(NO_AGENT_LEAVES)

    def remove_all_agents(self) -> NoReturn:
        """Refuses to empty all seats.

        Raises:
            NotImplementedError: always, saying what to do instead.
        """
        raise NotImplementedError(NO_AGENT_LEAVES)

    def reset_rng(self, rng: Any = None) -> NoReturn:
        """Refuses to set the random numbers back.

        Raises:
            NotImplementedError: always, saying what to do instead.
        """
        raise NotImplementedError(NO_STREAM)

    def reset_randomizer(self, seed: Any = None) -> NoReturn:
        """Refuses to set the random numbers back.

        Raises:
            NotImplementedError: always, saying what to do instead.
        """
        raise NotImplementedError(NO_STREAM)
