"""Contributions and questions to chosen people, in a firm in which much is written."""

import pytest
from reference.comparison.agreement import both, run
from reference.comparison.scenarios import EVERY_EVENT, LIVELY, firm

from simulation.levers import Entry, Strategy

BY_MAIL = Strategy(
    "by-mail",
    (
        Entry("mail", 1.0, 2, 4),
        Entry("tools", 0.5, 8, 0, None, "unit:Sales"),
        Entry("mandate", 0.8, 12),
        Entry("mail", 0.7, 14, 0, None, "unit:Works"),
    ),
)
MUCH = {**LIVELY, "posts_mean": 4.0, "inbox": 20.0, "archive": 0.5}


@pytest.mark.parametrize("participation", ["on", "given"])
def test_both_models_send_the_same_mail(participation: str) -> None:
    structure = {"knowledge": "topics", "participation": participation}
    parameters = {**MUCH, "given_chance": 0.9}
    engine, reference = both(firm(customers=60), BY_MAIL, EVERY_EVENT, parameters=parameters, structure=structure)
    assert run(engine, reference) == []
    assert engine.indicator("help_by_mail").max() > 0.0
    if participation == "given":
        assert max(person.received for person in reference.people) > MUCH["inbox"]


def test_a_mailbox_goes_with_whoever_is_promoted() -> None:
    structure = {"knowledge": "topics", "careers": "on"}
    engine, reference = both(firm(customers=60), BY_MAIL, EVERY_EVENT, parameters=MUCH, structure=structure)
    assert run(engine, reference, weeks=90) == []  # who is promoted has been answered by then
    filed = engine.state.facts.people.filed
    boxes = {one.seat: [fact for fact in range(30) if int(filed[one.seat]) >> fact & 1] for one in reference.people}
    assert boxes == {one.seat: sorted(one.filed) for one in reference.people}
    assert engine.indicator("promotions").max() > 0.0 and any(boxes.values())


def test_they_agree_where_help_is_pooled() -> None:
    engine, reference = both(firm(31, customers=60), BY_MAIL, EVERY_EVENT, parameters=MUCH)
    assert run(engine, reference) == []
