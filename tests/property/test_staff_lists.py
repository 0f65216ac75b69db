"""Whatever stands in a file, reading it ends with an organization or with reasons, never with a crash."""

import csv
import io

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from scenarios.people import Finding, read_people
from simulation.population import Population

QUICK = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))

ids = st.sampled_from(["1", "2", "3", "4", "5", "01", "1.0", "", "x y", "=A1", "a@b.c"])
cells = st.text(st.characters(codec="utf-8"), max_size=8) | st.sampled_from(["", "-", "Sales", "sales", '"', "=1+1"])
tenures = st.sampled_from(["", "3", "3,5", "-1", "2020-01-01", "13/13/2020", "1e400", "nan", "soon", "99999999999"])
rows = st.lists(st.tuples(ids, ids, cells, cells, tenures), max_size=12)


def table(heading: list[str], body: list[tuple[str, ...]]) -> bytes:
    """A CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows([heading, *body])
    return text.getvalue().encode("utf-8", "surrogatepass")


def sensible(result: tuple[Population | None, list[Finding]]) -> bool:
    """An organization, or else at least one error that says why not."""
    population, findings = result
    blocking = [finding for finding in findings if finding.severity == "error" and not finding.repaired]
    return bool(blocking) if population is None else not blocking


@QUICK
@given(st.binary(max_size=400), st.booleans())
@example(b"\xff\xfe\x00", True)
@example(b"id\n\xff\n", False)
def test_any_bytes(data: bytes, repair: bool) -> None:
    assert sensible(read_people(data, repair=repair))


@QUICK
@given(st.text(st.characters(codec="utf-8"), max_size=300), st.booleans())
def test_any_text(text: str, repair: bool) -> None:
    assert sensible(read_people(text.encode(), repair=repair))


@QUICK
@given(rows, st.booleans())
def test_any_list_of_people(body: list[tuple[str, ...]], repair: bool) -> None:
    assert sensible(read_people(table(["id", "manager", "unit", "location", "tenure"], body), repair=repair))


@QUICK
@given(rows)
def test_where_every_fault_has_a_repair_repairing_is_enough(body: list[tuple[str, ...]]) -> None:
    data = table(["id", "manager", "unit", "location", "tenure"], body)
    population, findings = read_people(data)
    if population is None and all(finding.repair for finding in findings if finding.severity == "error"):
        assert read_people(data, repair=True, accept_loss=True)[0] is not None


@QUICK
@given(rows, st.lists(st.tuples(ids, ids, cells | tenures), max_size=12), st.booleans())
def test_any_ties(body: list[tuple[str, ...]], ties: list[tuple[str, ...]], repair: bool) -> None:
    people = table(["id", "manager", "unit", "location", "tenure"], body)
    assert sensible(read_people(people, table(["source", "target", "weight"], ties), repair=repair))
