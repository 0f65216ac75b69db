"""Whatever a link holds: the app reads it or says what it left out, and builds an organization of bounded size."""

from __future__ import annotations

import random
from typing import Any
from urllib.parse import quote

import pytest
from malformed import VALUES, WORDS, spoilt

from simulation import initialisation
from visualizer.compare.comparison import MOST, Asked
from visualizer.compare.link_query import MOST_RUNS, asked_from
from visualizer.plan.link import READERS, from_query
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import checked
from visualizer.plan.view import replaced, whole, with_view

LINKS = 150
MOST_PEOPLE = 1000  # that one link may build
SOUND = (
    "org=krackhardt&strategy=mandate&rival=nothing&seed=3&weeks=60&levers=tools*0.5*4*8*52*everyone;words*1*0*0**everyone"
    "&from=20:training*0.4*20*0**managers&event=layoff*9*share=0.1*group=managers&off=trust&set=trust_gain=0.03"
    "&set=contagion=simple&week=12&view=projector"
)


def links(dice: random.Random) -> list[str]:
    """Links with something wrong: cut and mixed up, or one part given another value."""
    parts, found = SOUND.split("&"), []
    for number in range(LINKS):
        if number % 2:
            found.append("org=krackhardt&" + spoilt(SOUND, dice).decode("utf-8", "replace"))
        else:
            key = dice.choice(list(READERS))
            value = quote(dice.choice((*VALUES, *WORDS)), safe="*:;=", errors="replace")
            found.append("&".join((*dice.sample(parts, 3), "org=krackhardt", f"{key}={value}")))
    return found


def test_a_malformed_link_is_read_or_said_to_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    start, built = initialisation.start, [0]

    def counted(population: Any, *given: Any) -> Any:
        built[0] += population.size
        return start(population, *given)

    monkeypatch.setattr(initialisation, "start", counted)
    left_out = 0
    assert from_query(SOUND)[2] == checked(from_query(SOUND)[0])[1] == []
    for link in links(random.Random(1)):
        built[0] = 0
        try:
            plan, view, troubles = from_query(link)
            usable, more = checked(plan)
            again, still = checked(usable)
            replaced(link, "week", "9"), with_view(link, "projector", "/"), whole(view.get("week", ""), 0, 9, 0)
        except Exception as problem:
            pytest.fail(f"{type(problem).__name__}: {problem} for {link!r}")
        assert (again, still) == (usable, []), link
        assert all(said.strip() and len(said) < 2000 for said in (*troubles, *more)), (link, troubles, more)
        assert built[0] < MOST_PEOPLE, link
        left_out += bool(troubles or more)
    assert LINKS // 3 < left_out < LINKS


def test_a_malformed_question_of_the_compare_page_stays_in_its_bounds() -> None:
    dice, sound, otherwise = random.Random(2), "mandate,tools-only*1.5*20*10*why", Asked(Plan(), ("mandate",))
    for _ in range(2 * LINKS):
        text = spoilt(sound, dice).decode("utf-8", "replace")
        try:
            asked = asked_from(text, otherwise, Plan())
        except Exception as problem:
            pytest.fail(f"{type(problem).__name__}: {problem} for {text!r}")
        assert len(asked.names) <= MOST and 2 <= asked.seeds <= MOST_RUNS and 0 <= asked.draws <= MOST_RUNS, text
        assert asked.percent is None or 0.0 < asked.percent <= 100.0, text
