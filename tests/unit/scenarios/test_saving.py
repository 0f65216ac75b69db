"""What is imported and saved is the same organization when it is read again."""

from pathlib import Path

import pytest

from scenarios import saving
from scenarios.organization import load_organization
from scenarios.people import read_people
from scenarios.saving import rounded, save_organization
from simulation.errors import UserError
from simulation.population import Population

PEOPLE = (
    'id,manager,unit,site,hired\na1,,Board,Rome,2001-05-04\na2,a1,"Sales: North, #1",Rome,2010-01-01\na3,a2,Säle,,\n'
)
TIES = "source,target,emails\na2,a1,7\na3,a2,30\na1,a3,12\n"


@pytest.fixture(params=["given", "generated"])
def imported(request: pytest.FixtureRequest) -> tuple[Population, bool]:
    """An imported organization, and whether its ties were given."""
    given = request.param == "given"
    population, _ = read_people(PEOPLE.encode(), TIES.encode() if given else None)
    assert population is not None
    return population, given


def test_it_is_the_same_when_read_again(imported: tuple[Population, bool], tmp_path: Path) -> None:
    population, given = imported
    files = save_organization(population, tmp_path / "ours.yaml", ties_given=given)
    again = load_organization(files[0])
    assert again.digest() == population.digest()
    assert (again.ids, again.location, again.units) == (population.ids, population.location, population.units)


def test_its_files_stand_beside_each_other(imported: tuple[Population, bool], tmp_path: Path) -> None:
    population, given = imported
    files = save_organization(population, tmp_path / "ours", ties_given=given)
    expected = ["ours.yaml", "ours.people.csv"] + ["ours.ties.csv"] * given
    assert [file.name for file in files] == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(expected)


def test_equal_imports_are_saved_as_equal_files(imported: tuple[Population, bool], tmp_path: Path) -> None:
    population, given = imported
    one = save_organization(population, tmp_path / "a" / "x.yaml", ties_given=given)
    other = save_organization(population, tmp_path / "b" / "x.yaml", ties_given=given)
    assert [file.read_bytes() for file in one] == [file.read_bytes() for file in other]


def test_earlier_files_are_not_overwritten_unasked(imported: tuple[Population, bool], tmp_path: Path) -> None:
    population, given = imported
    save_organization(population, tmp_path / "ours.yaml", ties_given=given)
    with pytest.raises(UserError, match="exists already"):
        save_organization(population, tmp_path / "ours.yaml", ties_given=given)
    save_organization(population, tmp_path / "ours.yaml", ties_given=given, overwrite=True)


def test_a_full_disk_leaves_nothing_behind(
    imported: tuple[Population, bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    population, given = imported
    write, written = saving.write_whole, []

    def full(path: Path, content: str) -> Path:
        if written:
            raise UserError(f"{path}: cannot be written: No space left on device")
        written.append(path)
        return write(path, content)

    monkeypatch.setattr(saving, "write_whole", full)
    with pytest.raises(UserError, match="No space left"):
        save_organization(population, tmp_path / "ours.yaml", ties_given=given)
    assert list(tmp_path.iterdir()) == []


def test_rounded_numbers_are_stored_in_few_digits(tmp_path: Path) -> None:
    people = "id,manager,tenure years\na1,,1.23456\na2,a1,8\na3,a2,2\n"
    population, _ = read_people(people.encode(), TIES.encode())
    assert population is not None
    files = save_organization(rounded(population), tmp_path / "ours.yaml", ties_given=True)
    assert [line.split(",")[3] for line in files[1].read_text().splitlines()] == [
        "tenure",
        "64.4 weeks",
        "417.4 weeks",
        "104.4 weeks",
    ]
    assert [line.split(",")[2] for line in files[2].read_text().splitlines()] == ["weight", "1.0", "0.5833", "2.5"]
    assert load_organization(files[0]).digest() == rounded(population).digest()


def test_a_title_cannot_break_the_file(tmp_path: Path) -> None:
    from dataclasses import replace

    population, _ = read_people(PEOPLE.encode())
    assert population is not None
    nasty = replace(population, title='He said: "no"\n# people: 3\\', note="a: b # c\n- d")
    files = save_organization(nasty, tmp_path / "ours.yaml", ties_given=False)
    again = load_organization(files[0])
    assert again.title == 'He said: "no" # people: 3\\'
    assert again.note == nasty.note


@pytest.mark.parametrize("folder", [".", "..", "/"])
def test_a_folder_instead_of_a_file_is_refused_with_a_file_in_it(folder: str) -> None:
    population, _ = read_people(PEOPLE.encode())
    assert population is not None
    with pytest.raises(UserError, match="is a folder; name a file in it"):
        save_organization(population, Path(folder), ties_given=False)
