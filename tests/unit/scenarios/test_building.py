"""An organization is made from names, and from classes of one's own; Mesa's tables of names work on it."""

from typing import Any

import mesa
import numpy as np
import pytest

from scenarios import NamedOrganization, build
from simulation.agents import Customer, Employee, Leader
from simulation.errors import UserError
from simulation.model import Organization


class Own(Organization):
    """An organization of one's own."""


def test_names_give_the_same_organization_as_build() -> None:
    named = NamedOrganization(organization="krackhardt", strategy="inside-out", weeks=6, rng=1)
    assert np.array_equal(named.run(), build("krackhardt", "inside-out", seed=1, weeks=6).run())


def test_without_an_organizations_name_a_firm_of_that_size_is_made() -> None:
    assert NamedOrganization(people=30, weeks=2, rng=1).population.size == 30


@pytest.mark.skipif(not hasattr(mesa, "batch_run"), reason="this Mesa has no batch_run")
def test_a_batch_runs_over_names_of_strategies() -> None:
    names = ["nothing", "inside-out"]
    parameters: dict[str, Any] = {"organization": "krackhardt", "strategy": names, "weeks": 5, "people": 21}
    rows = mesa.batch_run(NamedOrganization, parameters, display_progress=False)
    assert [(row["strategy"], row["Step"]) for row in rows] == [(name, 5) for name in names]
    assert rows[0]["cost"] == 0.0 < rows[1]["cost"]


def test_an_unknown_name_in_a_table_is_told_with_the_nearest() -> None:
    with pytest.raises(UserError, match="inside-out"):
        NamedOrganization(strategy="inside-ou")


def test_classes_of_ones_own_are_built_in() -> None:
    classes = {"employee": Employee, "leader": Leader, "customer": Customer}
    own = {name: type(f"Own{base.__name__}", (base,), {}) for name, base in classes.items()}
    org = build("krackhardt", seed=1, weeks=2, model=Own, agent_reporters={"trust": "trust"}, **own)
    assert type(org) is Own and set(org.agent_types) == set(own.values())
    assert "trust" in org.datacollector.get_agent_vars_dataframe()


def test_a_model_that_is_no_organization_is_refused() -> None:
    with pytest.raises(UserError, match=r"^model: should be a class made from simulation\.model\.Organization"):
        build("krackhardt", seed=1, model=mesa.Model)
