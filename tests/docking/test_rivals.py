"""Each rival form, and all of them together."""

import pytest
from reference.comparison.agreement import docked
from reference.comparison.scenarios import EVERY_EVENT, EVERY_LEVER, LIVELY, RIVALS, SECOND_RIVALS, firm

FORMS = (*RIVALS.items(), *SECOND_RIVALS.items())


@pytest.mark.parametrize("structure", [*({choice: form} for choice, form in FORMS), RIVALS], ids=str)
def test_a_rival_form_agrees(structure: dict[str, str]) -> None:
    assert docked(firm(customers=100), EVERY_LEVER, EVERY_EVENT, parameters=LIVELY, structure=structure) == []
