"""Seeds of a study are bounded as everywhere."""

from pathlib import Path

import pytest
import toy_model

from experiments.study.study import Study
from simulation.errors import UserError


@pytest.mark.parametrize(
    "text", [f"seed: {2**63}\n", f"design: {{kind: morris, trajectories: 2, seed: {2**64 + 1}}}\n"]
)
def test_a_seed_beyond_the_largest_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "study.yaml").write_text("title: T\norganizations: [shop]\nstrategies: [push]\n" + text)
    with pytest.raises(UserError, match="should be less than or equal to 9223372036854775807"):
        Study.read(tmp_path / "study.yaml", toy_model.catalogue())
