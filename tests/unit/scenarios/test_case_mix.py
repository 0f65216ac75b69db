"""Which functions customers' cases need, as an organization's file says it."""

from pathlib import Path

import pytest

from scenarios.organization import load_organization
from simulation.errors import UserError


def test_the_case_mix_of_a_file_is_that_of_its_organization(tmp_path: Path) -> None:
    units = "title: T\npeople: 30\nunits: {Customer Service: 1, Sales: 1}\n"
    (tmp_path / "firm.yaml").write_text(f"{units}case_mix: {{sales: 2, service: 1}}\n")
    (tmp_path / "usual.yaml").write_text(units)
    made, usual = load_organization(tmp_path / "firm.yaml"), load_organization(tmp_path / "usual.yaml")
    assert (made.case_mix, usual.case_mix) == ({"sales": 2.0, "service": 1.0}, {})
    assert made.digest() != usual.digest()


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("case_mix: {hr: 1}", "nobody here has the function 'hr'; there are sales, service"),
        ("case_mix: {sales: 0}", "firm.yaml:4:[0-9]+: case_mix.sales: should be"),
        ("case_mix: {salse: 1}", "firm.yaml:4:12: case_mix.salse: should be .* mean .sales."),
    ],
)
def test_a_mistake_about_the_case_mix_is_told(tmp_path: Path, line: str, fault: str) -> None:
    (tmp_path / "firm.yaml").write_text(f"title: T\npeople: 30\nunits: {{Customer Service: 1, Sales: 1}}\n{line}\n")
    with pytest.raises(UserError, match=fault):
        load_organization(tmp_path / "firm.yaml")
