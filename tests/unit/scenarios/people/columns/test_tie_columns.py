"""Without usual headings, values tell who turns to whom."""

from scenarios.people import Finding, read_people

LIST = "id,name,manager\n1,Ana Ash,\n2,Ben Birch,1\n3,Cleo Cedar,1\n4,Dan Dale,2\n"


def read(ties: str) -> tuple[set[tuple[int, int]], list[Finding]]:
    population, findings = read_people(LIST.encode(), ties.encode())
    assert population is not None, findings
    return set(zip(population.tie_source.tolist(), population.tie_target.tolist(), strict=True)), findings


NAMED = {(0, 1), (1, 0), (1, 2), (1, 3), (2, 0), (3, 2)}


def test_all_columns_of_nominations_are_read() -> None:
    rows = ["Ana Ash,Ben Birch,,", "Ben Birch,Ana Ash,Cleo Cedar,Dan Dale", "Cleo Cedar,Ana Ash,,"]
    ties, findings = read("\n".join(["Respondent,Advice 1,Advice 2,Advice 3", *rows, "Dan Dale,Cleo Cedar,,"]))
    assert ties == NAMED
    assert any("'Respondent' turns to 'Advice 1', 'Advice 2', 'Advice 3'" in one.repair for one in findings)


def test_people_named_in_one_cell_are_read_under_any_question() -> None:
    rows = ["Ana Ash;Ben Birch", "Ben Birch;Ana Ash, Cleo Cedar, Dan Dale", "Cleo Cedar;Ana Ash", "Dan Dale;Cleo Cedar"]
    assert read("\n".join(["Your name;Who helps you?", *rows]))[0] == NAMED


def test_a_second_spelling_of_the_same_people_adds_no_ties() -> None:
    pairs = [("1", "Ana Ash", "2"), ("2", "Ben Birch", "1"), ("3", "Cleo Cedar", "1"), ("4", "Dan Dale", "3")]
    rows = [f"{own},{name},{other}" for own, name, other in pairs]
    assert read("\n".join(["Who,Who called,Whom asked", *rows]))[0] == {(0, 1), (1, 0), (2, 0), (3, 2)}


def test_numbers_beside_two_people_are_no_people() -> None:
    ties, _ = read("One,Two,Often\n1,2,3\n2,1,3\n3,1,4\n4,3,1\n")
    assert ties == {(0, 1), (1, 0), (2, 0), (3, 2)}
