"""The bibliography: complete, and holding every work that the model names."""

import re

import pytest

from simulation.mechanisms import MECHANISMS
from simulation.parameters import PARAMETERS
from simulation.sources.references import Reference, references

CITATION = re.compile(r"([A-Z]\w+)(?: et al\.|(?:, [A-Z]\w+)? & [A-Z]\w+)? ((?:19|20)\d\d)\b")


def cited_in(text: str) -> set[tuple[str, int]]:
    """Family name and year of every work a text names."""
    return {(family, int(year)) for family, year in CITATION.findall(re.sub(r"\s+", " ", text))}


@pytest.fixture(scope="module")
def known() -> set[tuple[str, int]]:
    """Last word of the first author's family name, and year, of every entry."""
    return {(one.authors[0].partition(",")[0].split()[-1], one.year) for one in references().values()}


def test_every_entry_has_authors_a_year_a_title_and_a_venue() -> None:
    assert len(references()) > 50
    for one in references().values():
        assert one.authors and all(one.authors) and one.title and one.venue, one.key
        assert 1900 < one.year < 2100 and one.kind in ("published", "data", "vendor"), one.key


def test_entries_stand_in_the_order_of_their_keys() -> None:
    assert list(references()) == sorted(references())


def test_every_work_named_by_a_parameter_is_in_the_bibliography(known: set[tuple[str, int]]) -> None:
    named = set().union(*(cited_in(parameter.source) for parameter in PARAMETERS.values()))
    assert len(named) > 8 and not named - known


def test_every_work_named_by_a_mechanism_is_in_the_bibliography(known: set[tuple[str, int]]) -> None:
    named = set().union(*(cited_in(mechanism.text) for mechanism in MECHANISMS.values()))
    assert len(named) > 20 and not named - known


def test_no_source_is_cited_from_memory() -> None:
    assert not [parameter.name for parameter in PARAMETERS.values() if "memory" in parameter.source]


@pytest.mark.parametrize(
    ("authors", "short"),
    [
        (("Slovic, P.",), "Slovic 1993"),
        (("Coch, L.", "French, J. R. P."), "Coch & French 1993"),
        (("Lally, P.", "Potts, H. W. W.", "Wardle, J."), "Lally et al. 1993"),
    ],
)
def test_a_work_is_named_by_its_authors_and_year(authors: tuple[str, ...], short: str) -> None:
    assert Reference("key", authors, 1993, "A title", "A journal").short == short
