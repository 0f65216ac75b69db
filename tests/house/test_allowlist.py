"""The allowlist only shrinks: every line of it has a reason and is needed."""

import pytest
from allowlist import Entry, Failure, find_faults, read_entries

LONG = Failure("a.py", 310, "a.py: 310 lines")


def test_what_fails_is_a_fault() -> None:
    assert find_faults("lines", [LONG], []) == ["a.py: 310 lines"]


def test_what_is_allowed_is_no_fault() -> None:
    assert not find_faults("lines", [LONG], read_entries("lines | a.py | 310 | to be split"))


def test_what_is_allowed_may_shrink_but_not_grow() -> None:
    assert not find_faults("lines", [LONG], read_entries("lines | a.py | 330 | to be split"))
    (fault,) = find_faults("lines", [LONG], read_entries("lines | a.py | 305 | to be split"))
    assert fault == "a.py: 310 lines (it was 305 in tests/house/allowlist.txt, and may only shrink)"


def test_an_entry_that_no_longer_fails_is_to_be_removed() -> None:
    (fault,) = find_faults("lines", [], read_entries("# a comment\n\nlines | a.py | 310 | to be split"))
    assert fault == "tests/house/allowlist.txt:3: a.py no longer fails the rule 'lines': remove this line"


def test_an_entry_holds_for_its_own_rule_only() -> None:
    assert not find_faults("lines", [], read_entries("modules | a.py | 310 | to be split"))


@pytest.mark.parametrize(
    "line",
    ["lines | a.py | 310 |", "lines | a.py | 310", "lines | a.py | many | why", "height | a.py | 310 | why", "a.py"],
)
def test_a_line_without_a_rule_a_size_or_a_reason_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"allowlist.txt:1: write 'rule \| place \| size or - \| reason'"):
        read_entries(line)


def test_no_place_is_allowed_twice(allowed: list[Entry]) -> None:
    places = [(entry.rule, entry.place) for entry in allowed]
    assert len(places) == len(set(places))
