"""Organizations come by name or from files, and a wrong file is told with line and column."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from analysis.network.network_structure import measure
from analysis.network.real_companies import REAL_COMPANIES
from scenarios.organization import load_organization, organizations
from simulation.errors import UserError
from simulation.population import Openness

REAL = {company.name: company.figures for company in REAL_COMPANIES}


def written(folder: Path, text: str, **tables: str) -> Path:
    """A YAML file with tables beside it."""
    for name, table in tables.items():
        (folder / f"{name}.csv").write_text(table, encoding="utf-8")
    path = folder / "firm.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def told(folder: Path, text: str, **tables: str) -> str:
    """What is said of a wrong file."""
    with pytest.raises(UserError) as error:
        load_organization(written(folder, text, **tables))
    return str(error.value)


class TestBuiltIn:
    """The five that are there."""

    def test_there_are_two_real_ones_and_three_sizes_of_made_up_ones(self) -> None:
        assert [(entry.name, entry.kind, entry.people) for entry in organizations()] == [
            ("krackhardt", "real", 21),
            ("manufacturer", "real", 167),
            ("workshop", "generated", 150),
            ("midsize", "generated", 1_000),
            ("enterprise", "generated", 10_000),
        ]

    @pytest.mark.parametrize("name", ["krackhardt", "manufacturer", "workshop", "midsize", "enterprise"])
    def test_what_the_list_says_is_what_is_loaded(self, name: str) -> None:
        entry = next(entry for entry in organizations() if entry.name == name)
        loaded = load_organization(name)
        assert (loaded.size, len(loaded.units), loaded.customers) == (entry.people, entry.units, entry.customers)
        assert loaded.source and loaded.title

    @pytest.mark.parametrize("name", ["workshop", "midsize", "enterprise"])
    def test_made_up_ones_have_every_function(self, name: str) -> None:
        functions = set(load_organization(name).functions)
        assert functions >= {"marketing", "sales", "service", "operations", "development", "it", "hr", "finance"}

    def test_the_high_tech_managers_are_the_published_network(self) -> None:
        firm = load_organization("krackhardt")
        president = firm.unit[firm.head]
        found = measure(firm.tie_source, firm.tie_target, np.where(firm.unit == president, -1, firm.unit))
        for figure, real in REAL["krackhardt"].items():
            assert getattr(found, figure) == pytest.approx(real, rel=0.01, abs=0.006), figure
        assert firm.tenure[firm.head] == pytest.approx(30 * 365.25 / 7)

    def test_nineteen_of_twenty_ask_their_manager_for_advice(self) -> None:
        firm = load_organization("krackhardt")
        ties = set(zip(firm.tie_source.tolist(), firm.tie_target.tolist(), strict=True))
        assert sum((seat, boss) in ties for seat, boss in enumerate(firm.manager.tolist())) == 19


class TestManufacturer:
    """What was done to the real company's data, point by point."""

    def test_its_head_is_account_86_and_reports_to_nobody(self) -> None:
        firm = load_organization("manufacturer")
        assert firm.ids[firm.head] == "86"
        assert firm.levels().max() == 5

    def test_thirteen_accounts_outside_the_tree_are_a_unit_of_that_name(self) -> None:
        firm = load_organization("manufacturer")
        outside = firm.unit == firm.units.index("Outside the tree")
        assert outside.sum() == 13
        assert (firm.levels()[outside] == -1).all()

    def test_its_working_ties_are_the_published_network(self) -> None:
        """Without the line ties that people without a working tie keep."""
        firm = load_organization("manufacturer")
        kept = _without_kept_line_ties(firm)
        inside = np.where(
            np.isin(firm.unit, [firm.units.index("Outside the tree"), firm.unit[firm.head]]), -1, firm.unit
        )
        found = measure(firm.tie_source[kept], firm.tie_target[kept], inside)
        for figure, real in REAL["manufacturing"].items():
            assert getattr(found, figure) == pytest.approx(real, rel=0.01, abs=0.006), figure

    def test_weights_are_mails_over_their_median_cut_to_the_range(self) -> None:
        firm = load_organization("manufacturer")
        assert firm.tie_weight.min() == pytest.approx(10 / 23)
        assert firm.tie_weight.max() == 3
        assert np.median(firm.tie_weight[_without_kept_line_ties(firm)]) == 1

    def test_everybody_with_a_manager_has_a_tie(self) -> None:
        firm = load_organization("manufacturer")
        tied = set(firm.tie_source) | set(firm.tie_target)
        assert set(np.flatnonzero(firm.manager >= 0)) <= tied

    def test_what_was_done_is_said(self) -> None:
        note = load_organization("manufacturer").note
        assert all(words in note for words in ("reported to himself", "13", "line tie", "Made up: 1,670"))


def _without_kept_line_ties(firm: object) -> "np.ndarray":  # type: ignore[type-arg]
    """Ties that are not both the only tie of a person and as weak as the weakest, both ways."""
    from simulation.population import Population

    assert isinstance(firm, Population)
    degree = np.bincount(np.concatenate([firm.tie_source, firm.tie_target]), minlength=firm.size)
    source, target = firm.tie_source, firm.tie_target
    weakest = firm.tie_weight == firm.tie_weight.min()
    up = (degree[source] == 2) & (firm.manager[source] == target)
    down = (degree[target] == 2) & (firm.manager[target] == source)
    ties = set(zip(source.tolist(), target.tolist(), strict=True))
    mutual = np.array([(b, a) in ties for a, b in zip(source.tolist(), target.tolist(), strict=True)])
    return np.asarray(~(weakest & mutual & (up | down)))


class TestOwnFiles:
    """Files of one's own."""

    def test_a_few_lines_make_a_firm(self, tmp_path: Path) -> None:
        firm = load_organization(written(tmp_path, "title: Ours\npeople: 40\nunits: {Board: 1, Sales: 2, IT: 1}\n"))
        assert (firm.name, firm.size, firm.units) == ("firm", 40, ("Board", "Sales", "IT"))
        assert np.bincount(firm.unit).tolist() == [10, 20, 10]
        assert firm.functions == ("other", "sales", "it")

    def test_parts_are_units(self, tmp_path: Path) -> None:
        text = "title: Ours\npeople: 40\nunits:\n  Shop: {share: 3, function: sales, parts: [North, South]}\n  IT: 1\n"
        firm = load_organization(written(tmp_path, text))
        assert firm.units == ("Shop North", "Shop South", "IT")
        assert firm.functions == ("sales", "sales", "it")

    def test_dials_shape_it(self, tmp_path: Path) -> None:
        def across(mixing: float) -> float:
            text = f"title: T\npeople: 120\nunits: {{A: 1, B: 1, C: 1}}\ndials: {{unit_mixing: {mixing}}}\n"
            firm = load_organization(written(tmp_path, text))
            return float((firm.unit[firm.tie_source] != firm.unit[firm.tie_target]).mean())

        assert across(0.2) < across(0.8)

    def test_a_changed_file_is_read_again(self, tmp_path: Path) -> None:
        import os

        path = written(tmp_path, "title: T\npeople: 10\n")
        assert load_organization(path).size == 10
        path = written(tmp_path, "title: T\npeople: 12\n")
        os.utime(path, (1, 1))
        assert load_organization(path).size == 12

    @pytest.mark.parametrize("changed", ["p", "t"])
    def test_a_changed_table_is_read_again(self, tmp_path: Path, changed: str) -> None:
        import os

        tables = {"p": "id,manager\na1,\na2,a1\n", "t": "source,target,weight\na2,a1,2\n"}
        text = "title: T\npeople: p.csv\nties: t.csv\n"
        path = written(tmp_path, text, **tables)
        before = load_organization(path)
        more = {"p": tables["p"] + "a3,a1\n", "t": tables["t"] + "a1,a2,5\n"}
        (tmp_path / f"{changed}.csv").write_text(more[changed])
        os.utime(tmp_path / f"{changed}.csv", (1, 1))
        assert load_organization(path).digest() != before.digest()

    def test_people_and_ties_come_from_tables(self, tmp_path: Path) -> None:
        text = "title: T\npeople: p.csv\nties: t.csv\ncustomers: 7\nfunctions: {X: service}\n"
        path = written(tmp_path, text, p="id,manager,unit\na1,,X\na2,a1,X\n", t="source,target,weight\na2,a1,2\n")
        firm = load_organization(path)
        assert (firm.customers, firm.functions, firm.tie_weight.tolist()) == (7, ("service",), [2.0])

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("title: T\npeople: 0\n", "firm.yaml:2:1: people: should be 1 to"),
            ("title: T\npeple: 10\npeople: 3\n", "firm.yaml:2:1: peple: is not known here (did you mean 'people'?)"),
            ("title: T\npeople: 9\ndials: {clusterin: 0.3}\n", "did you mean 'clustering'"),
            ("title: T\npeople: 9\ndials:\n  unit_mixing: 3\n", "firm.yaml:4:3: dials.unit_mixing: should be a number"),
            ("title: T\npeople: 9\nties: t.csv\n", "firm.yaml:3:1: ties: goes with a list of people"),
            ("title: T\npeople: 2\nunits: {A: 1, B: 1, C: 1}\n", "units: are 3, for 2 people"),
            ("title: T\npeople: 9\nunits: {A: -1}\n", "units.A: should be greater than 0"),
            ("title: T\npeople: 9\nunits: {A: {share: 1, function: selling}}\n", "units.A.function"),
            ("title: T\npeople: 9\nunits: {A: {share: 1, parts: 0}}\n", "at least 1"),
            ("title: T\npeople: 9\ncustomers: -1\n", "firm.yaml:3:1: customers"),
            ("title: T\npeople: none.csv\n", "firm.yaml:2:1: people: there is no file"),
            ("title: T\npeople: badd.csv\n", "badd.csv (did you mean 'bad.csv'?)"),
            ("title: T\npeople: 9\ndials:\n  unit_mixing: 60\n", "for 60 % write 0.6"),
            ("title: T\npeople: p.csv\nfunctions: {Z: it}\n", "functions.Z: no unit is called that"),
            ("title: T\npeople: bad.csv\n", "bad.csv: manager: only 0 of 1 managers are found in the list"),
            ("people: 9\n", "title: is missing"),
        ],
    )
    def test_what_is_wrong_is_told_with_line_and_column(self, tmp_path: Path, text: str, said: str) -> None:
        assert said in told(tmp_path, text, p="id,unit\n1,X\n", bad="id,manager,unit\n1,,X\n2,9,X\n")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("manufacter", "did you mean 'manufacturer'"),
        ("nowhere.yaml", "organization: 'nowhere.yaml' is neither built in nor a file"),
        ("workshop.yaml", "did you mean 'workshop'"),
        ("", "organization: '' is neither built in nor a file"),
    ],
)
def test_an_unknown_organization_is_told_with_the_nearest(name: str, said: str) -> None:
    with pytest.raises(UserError, match=said.replace("(", r"\(")):
        load_organization(name)


def test_a_file_named_without_its_ending_is_suggested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "title: T\npeople: 10\n")
    monkeypatch.chdir(tmp_path)
    for name in ("firm", "firm.yml"):
        with pytest.raises(UserError, match=r"\(did you mean 'firm\.yaml'\?\)"):
            load_organization(name)


@pytest.mark.parametrize("units", ["", "units: {Sales: 1}\n"])
def test_people_in_words_are_no_number(tmp_path: Path, units: str) -> None:
    written(tmp_path, f"title: T\npeople: three\n{units}")
    with pytest.raises(UserError, match=r"firm\.yaml:2:1: people: should be a whole number .*not 'three'$"):
        load_organization(tmp_path / "firm.yaml")


def test_a_strategy_is_not_an_organization(tmp_path: Path) -> None:
    written(tmp_path, "title: T\nsummary: S\nlevers: []\n")
    with pytest.raises(UserError, match=r"firm\.yaml: is a strategy, not an organization; name it among"):
        load_organization(tmp_path / "firm.yaml")


def test_a_table_is_not_an_organization_yet(tmp_path: Path) -> None:
    (tmp_path / "staff.csv").write_text("id\n1\n")
    with pytest.raises(UserError, match="orgshift import"):
        load_organization(tmp_path / "staff.csv")


@pytest.mark.parametrize(
    ("name", "digest"),
    [("krackhardt", "b9a80cb8c08919c3a2420159ff51dcbd"), ("manufacturer", "63121998e1c7db58184f6e5ac10b7711")],
)
def test_the_real_firms_are_read_as_they_always_were(name: str, digest: str) -> None:
    """If this fails, results of every run in that firm change: raise MODEL_VERSION and say why."""
    assert load_organization(name).digest() == digest


OPENNESS = "title: T\npeople: 30\ntop: {openness: 0.1, sd: 0.05}\nleaders: {sd: 0.3}\n"


def test_the_top_and_leaders_think_as_the_file_says(tmp_path: Path) -> None:
    firm = load_organization(written(tmp_path, OPENNESS))
    assert (firm.top, firm.leaders) == (Openness(0.1, 0.05), Openness(None, 0.3))


def test_openness_of_leaders_makes_another_organization_and_none_given_the_same(tmp_path: Path) -> None:
    plain = load_organization(written(tmp_path, "title: T\npeople: 30\n"))
    assert plain.digest() != replace(plain, top=Openness(0.1)).digest() == replace(plain, top=Openness(0.1)).digest()
    assert plain.digest() == replace(plain, top=Openness(), leaders=Openness()).digest()


def test_a_list_of_people_takes_openness_of_leaders_too(tmp_path: Path) -> None:
    people = "id,manager,unit\na,,X\nb,a,X\nc,a,X\n"
    text = "title: T\npeople: people.csv\ntop: {openness: 0.9}\n"
    assert load_organization(written(tmp_path, text, people=people)).top == Openness(0.9)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("top: {openness: 10%}", "firm.yaml:3:7: top.openness: should be a valid number, not '10%'; write 0.1"),
        ("leaders: {sd: 0.9}", "firm.yaml:3:11: leaders.sd: should be less than or equal to 0.5, not 0.9"),
        ("top: {opennes: 0.9}", "firm.yaml:3:7: top.opennes: is not known here (did you mean 'openness'?)"),
    ],
)
def test_a_mistake_about_openness_is_told_where_it_stands(tmp_path: Path, line: str, said: str) -> None:
    assert told(tmp_path, f"title: T\npeople: 30\n{line}\n").split("/")[-1].startswith(said)


def test_topics_and_hoarding_of_a_file_are_those_of_its_organization(tmp_path: Path) -> None:
    (tmp_path / "firm.yaml").write_text("title: T\npeople: 30\ntopics: 3\nhoarding: 0.6\n")
    (tmp_path / "usual.yaml").write_text("title: T\npeople: 30\n")
    made, usual = load_organization(tmp_path / "firm.yaml"), load_organization(tmp_path / "usual.yaml")
    assert (made.topics, made.hoarding, usual.topics, usual.hoarding) == (3, 0.6, 6, 0.0)
    assert made.digest() != usual.digest()


@pytest.mark.parametrize("line", ["topics: 9", "topics: 0", "hoarding: 1.2"])
def test_topics_and_hoarding_out_of_range_are_told_where_they_stand(tmp_path: Path, line: str) -> None:
    (tmp_path / "firm.yaml").write_text(f"title: T\npeople: 30\n{line}\n")
    with pytest.raises(UserError, match=f"firm.yaml:3:[0-9]+: {line.partition(':')[0]}: should be"):
        load_organization(tmp_path / "firm.yaml")
