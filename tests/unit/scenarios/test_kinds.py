"""A file of another kind than the one wanted is named in one sentence, wherever it is handed in."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.organization import load_organization
from scenarios.prices.price_file import parse_prices, price_text
from scenarios.prices.price_list import shipped_prices
from scenarios.story import load_story
from scenarios.strategy import load_strategy, read_strategy
from scenarios.workshop import load_workshop
from simulation.errors import UserError

FILES = {
    "a strategy": b"title: Mine\nlevers: [{lever: deeds, level: 0.5}]\n",
    "a price list": price_text(shipped_prices(), "EUR").encode(),
    "an organization": b"title: Firm\npeople: 60\n",
    "a workshop": b"title: Monday\norganization: workshop\nstrategies: [tools-only]\n",
    "a story": Path("scenarios/stories/crisis.yaml").read_bytes(),
    "a study": Path("studies/screening.yaml").read_bytes(),
}
READERS = {
    "a strategy": load_strategy,
    "an organization": load_organization,
    "a workshop": load_workshop,
    "a story": load_story,
}


@pytest.mark.parametrize("wanted", READERS)
@pytest.mark.parametrize("given", FILES)
def test_a_file_of_another_kind_is_named(tmp_path: Path, given: str, wanted: str) -> None:
    file = tmp_path / "file.yaml"
    file.write_bytes(FILES[given])
    if given == wanted:
        READERS[wanted](file)
        return
    with pytest.raises(UserError, match=rf"^.*file\.yaml: is {given}, not {wanted}; .*$"):
        READERS[wanted](file)


@pytest.mark.parametrize("given", [kind for kind in FILES if kind not in ("a strategy", "a price list")])
def test_an_uploaded_file_of_another_kind_is_named_as_the_command_names_it(given: str) -> None:
    with pytest.raises(UserError, match=f"mine.yaml: is {given}, not a strategy; "):
        read_strategy(FILES[given], "mine.yaml")
    with pytest.raises(UserError, match=f"mine.yaml: is {given}, not a price list; "):
        parse_prices(FILES[given], "mine.yaml")
