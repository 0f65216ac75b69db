"""Whatever the list looks like, no name and no address of its people is stored or printed."""

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenarios.people import Wishes, describe_findings, describe_kept, read_organization
from scenarios.people.chart import draw_tree
from scenarios.saving import save_organization

QUICK = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))

words = st.from_regex(r"\A[BDGKPTVZ][aeiou]q[bdfgkv][aeiou]x\Z")  # made-up names, like nothing else in the output
people = st.lists(st.tuples(words, words), min_size=3, max_size=7, unique_by=lambda name: name[0] + name[1])

FORMS = {
    "id": lambda first, last, number: f"{1000 + number}",
    "full": lambda first, last, number: f"{first} {last}",
    "last first": lambda first, last, number: f"{last}, {first}",
    "name and id": lambda first, last, number: f"{first} {last} ({1000 + number})",
    "id and name": lambda first, last, number: f"{1000 + number} - {first} {last}",
    "mail": lambda first, last, number: f"{first}.{last}@firm.example".lower(),
    "name and mail": lambda first, last, number: f"{first} {last} <{first}.{last}@firm.example>",
    "log-in": lambda first, last, number: f"{first}.{last}".lower(),
    "log-in and digit": lambda first, last, number: f"{first[0]}{last}{number}".lower(),
    "distinguished": lambda first, last, number: f"CN={first} {last},OU=Staff,DC=firm,DC=example",
}
PLACES = [
    "Sales",
    "Team {0}",
    "{0}'s team",
    "Sales ({0})",
    "Remote - {0}",
    "Office of {0}",
    "{1}",
    "sales",
    "Home [{1}]",
]
forms = st.sampled_from(list(FORMS))
places = st.sampled_from(PLACES)


def table(rows: list[list[str]]) -> bytes:
    """A CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def everything(people: bytes, ties: bytes | None, repair: bool) -> str:
    """All that is stored and printed of a list."""
    wishes = Wishes(accept_loss=repair)
    reading = read_organization(people, ties, wishes, repair=repair)
    said = [line for lines in describe_findings(reading.findings, "p", "t").values() for line in lines]
    said += [repr(finding) for finding in reading.findings] + [repr(column) for column in reading.columns]
    said += [describe_kept(reading.kept)] if reading.kept else []
    said += draw_tree(reading.repaired) if reading.repaired else []
    if reading.population is not None:
        with tempfile.TemporaryDirectory() as folder:
            for file in save_organization(reading.population, Path(folder) / "o.yaml", ties_given=ties is not None):
                said.append(file.read_text(encoding="utf-8"))
    return "\n".join(said).casefold()


@QUICK
@given(people, forms, forms, places, places, st.booleans(), st.booleans(), st.data())
def test_no_name_is_stored_or_printed(
    names: list[tuple[str, str]],
    own: str,
    above: str,
    unit: str,
    location: str,
    with_names: bool,
    repair: bool,
    data: st.DataObject,
) -> None:
    def call(form: str, at: int) -> str:
        return FORMS[form](*names[at], at)

    boss = [None, *(data.draw(st.integers(0, at - 1)) for at in range(1, len(names)))]
    full = [(f"{first} {last}", f"{last}, {first}") for first, last in names]
    heading = ["Employee", "Manager", "Unit", "Location", *(["First name", "Last name"] if with_names else [])]
    rows = []
    for at in range(len(names)):
        manager = "" if boss[at] is None else call(above, boss[at])
        rows.append([call(own, at), manager, unit.format(*full[boss[at] or 0]), location.format(*full[at])])
        rows[at] += names[at] if with_names else ()
    known = with_names or own not in ("id", "log-in and digit")
    if not known:  # nothing in the list says that these words are names
        for row in rows:
            row[2:4] = ["Sales", "Rome"]
    end = data.draw(forms)
    ties = [["from", "to"], *([call(end, at), call(own, at - 1)] for at in range(1, len(names)))]
    matrix = [["", *(f for f, _ in full)], *([name, *("1" * len(full))] for name, _ in full)]
    tied = data.draw(st.sampled_from([None, ties, matrix]))
    found = everything(table([heading, *rows]), None if tied is None else table(tied), repair)
    for first, last in names:
        assert first.casefold() not in found and last.casefold() not in found, found
