"""Usage reports as systems export them: what is read, what is done to days, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from scenarios.people.finding import describe_findings
from scenarios.usage.reading import Firm, UsageReading, read_usage

FIRM = Firm(("Sales", "Works"), (40, 60))
MONDAY = date(2024, 1, 1)
SLACK = (
    "Date,Total membership,Daily active members,Daily members posting messages,Weekly active members,"
    "Weekly members posting messages,Messages in public channels,Messages in private channels,Messages posted"
)
MICROSOFT = "Report Refresh Date,Liked,Posted,Read,Report Date,Report Period"


def read(text: str, name: str = "usage.csv", **mapping: str) -> UsageReading:
    return read_usage(text.encode(), name, FIRM, mapping)


def complaint(reading: UsageReading) -> str:
    """The errors, a line each; there are no figures then."""
    assert reading.figures is None
    return "\n".join(describe_findings(reading.findings, "usage.csv", "").get("error", []))


def weekly(row: Callable[[int], str], weeks: int = 14, head: str = "Week,Active people,Posts") -> str:
    lines = [f"{MONDAY + timedelta(weeks=k)},{row(k)}" for k in range(weeks)]
    return "\n".join([head, *lines])


def daily(row: Callable[[int], str], days: int, head: str, start: date = MONDAY) -> list[str]:
    return [head, *(row(k).replace("DAY", str(start + timedelta(days=k))) for k in range(days))]


def test_weekly_figures_are_taken_as_they_are() -> None:
    found = read(weekly(lambda k: f"{10 + k},{30 + k}")).figures
    assert found is not None and found.first == MONDAY
    assert found.total("active").tolist() == [10 + k for k in range(14)]
    assert found.total("posts").tolist() == [30 + k for k in range(14)]


def test_of_rolling_weeks_the_last_day_counts_and_posts_of_days_are_added_up() -> None:
    lines = daily(lambda k: f"DAY,100,5,4,{20 + k % 7},{10 + k % 7},3,9,12", 12 * 7, SLACK)
    found = read("\n".join(lines)).figures
    assert found is not None and sorted(found.values) == ["active", "posters", "posts"]
    assert found.total("active").tolist() == [26.0] * 12
    assert found.total("posts").tolist() == [21.0] * 12


def test_people_of_single_days_are_averaged_and_it_is_said() -> None:
    lines = daily(lambda k: f"2024-07-01,2,{k % 7},{10 + k % 7},DAY,90", 12 * 7, MICROSOFT)
    reading = read("\n".join(lines), "YammerActivityUserCounts.csv")
    assert reading.figures is not None and sorted(reading.figures.values) == ["active_day", "posters_day"]
    assert reading.figures.total("active_day").tolist() == [13.0] * 12
    assert any("cannot be added" in one.what for one in reading.findings)


def test_days_from_last_to_first_are_turned_round_and_cut_weeks_left_out() -> None:
    head, *lines = daily(lambda k: f"2024-07-01,2,0,{k // 7},DAY,90", 13 * 7 + 3, MICROSOFT, MONDAY + timedelta(days=2))
    found = read("\n".join([head, *reversed(lines)]), "YammerActivityUserCounts.csv").figures
    assert found is not None and found.first == MONDAY + timedelta(weeks=1)
    assert found.total("active_day")[0] < found.total("active_day")[-1]


def test_microsofts_counts_are_activities_where_they_exceed_the_people() -> None:
    lines = daily(lambda k: f"2024-07-01,2,{150 + k},900,DAY,90", 12 * 7, MICROSOFT)
    found = read("\n".join(lines), "report.csv").figures
    assert found is not None and list(found.values) == ["posts"]


def test_microsofts_counts_that_may_be_either_have_to_be_named() -> None:
    lines = daily(lambda k: "2024-07-01,2,5,9,DAY,90", 12 * 7, MICROSOFT)
    assert '--map posters_day="Posted" (users) or --map posts="Posted"' in complaint(
        read("\n".join(lines), "report.csv")
    )
    assert read("\n".join(lines), "report.csv", posts="Posted").figures is not None


def test_messages_of_teams_are_users_where_the_file_says_so() -> None:
    head = "Report Refresh Date,Report Date,Team Chat Messages,Private Chat Messages,Calls,Meetings,Report Period"
    lines = "\n".join(daily(lambda k: "2024-07-01,DAY,7,9,2,3,90", 12 * 7, head))
    users, activities = (read(lines, f"TeamsUserActivity{kind}.csv").figures for kind in ("UserCounts", "Counts"))
    assert users is not None and list(users.values) == ["posters_day"]
    assert activities is not None and list(activities.values) == ["posts"]


def test_units_have_their_own_columns_and_totals_beside_them_are_left_out() -> None:
    lines = ["Week;Department;Active users;Messages"]
    for k in range(12):
        for unit, active in (("Works", 30), ("Sales", 10), ("Total", 40)):
            lines.append(f"2024-W{k + 1:02};{unit};{active};{active * 2}")
    found = read("\n".join(lines)).figures
    assert found is not None and found.units == (0, 1) and found.first == MONDAY
    assert found.values["active"].tolist() == [[10.0, 30.0]] * 12


def test_of_microsofts_products_the_one_that_is_used_is_taken() -> None:
    head = "Report Refresh Date,Office 365,Exchange,OneDrive,Yammer,Teams,Report Date,Report Period"
    for yammer, teams, expected in ((9, 20, 9.0), (0, 20, 20.0)):
        lines = daily(lambda k, y=yammer, t=teams: f"2024-07-01,90,88,50,{y},{t},DAY,90", 12 * 7, head)
        found = read("\n".join(lines)).figures
        assert found is not None and found.total("active_day").tolist() == [expected] * 12


def test_numbered_weeks_have_no_calendar() -> None:
    found = read("week,active,posts\n" + "\n".join(f"{k},{k},{2 * k}" for k in range(1, 15))).figures
    assert found is not None and found.first is None and found.weeks == 14


def test_a_column_can_be_asked_for() -> None:
    text = weekly(lambda k: f"{10 + k},{20 + k}", head="Week,Yammer,Teams")
    found = read(text, active="Teams").figures
    assert found is not None and found.total("active")[0] == 20
    assert "no column is called 'Teems' (did you mean 'Teams'?)" in complaint(read(text, active="Teems"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (weekly(lambda k: "5,9", weeks=8), "8 whole weeks are too few"),
        (weekly(lambda k: f"{'many' if k == 3 else 5},9"), ":5: Active people: a cell like 'aaaa' is no count"),
        (weekly(lambda k: f"{'' if k == 3 else 5},9"), ":5: Active people: is empty"),
        (weekly(lambda k: f"{-5 if k == 3 else 5},9"), ":5: Active people: '-5' is no count"),
        (weekly(lambda k: f"{101 if k == 4 else 5},9"), ":6: Active people: 101 people, but the organization has 100"),
        (
            weekly(lambda k: f"{5},{6 if k == 4 else 2}", head="Week,Active people,Posters"),
            ":6: Posters: 6 people posted, but 5 were active",
        ),
        (weekly(lambda k: "5,9").replace("2024-02-05", "2023-02-05"), ":7: Week: 2023-02-05 comes after 2024-01-29"),
        (weekly(lambda k: "5,9").replace("2024-02-05", "2024-01-29"), ":7: Week: 2024-01-29 is given twice"),
        (weekly(lambda k: "5,9").replace("2024-02-05,5,9\n", ""), "14 days after the line before (2024-01-29)"),
        (weekly(lambda k: "5,9").replace("2024-02-05", "soon"), ":7: Week: a cell like 'aaaa' is no day"),
        (weekly(lambda k: "5,9", head="Week,Colour,Weight"), "no column counts active people or posts"),
        ("Name,Posts\nA,1\nB,2\n", "no column holds the day or week"),
        (
            "Month,Date,Active people\n" + "\n".join(f"x,2024-{k:02}-01,5" for k in range(1, 13)),
            "lines are 31 days apart",
        ),
        ("", "is empty"),
    ],
)
def test_what_cannot_be_fitted_is_refused_with_its_place(text: str, message: str) -> None:
    assert message in complaint(read(text))


def test_a_unit_that_does_not_exist_is_named_with_the_nearest() -> None:
    lines = ["Week,Unit,Active people"]
    for k in range(12):
        lines += [f"{MONDAY + timedelta(weeks=k)},{unit},5" for unit in ("Sales", "Workss")]
    assert (
        complaint(read("\n".join(lines)))
        == "usage.csv:3: Unit: no unit of the organization is called 'Workss' (did you mean 'Works'?)"
    )


def test_a_cell_that_may_be_a_name_is_shown_by_its_shape_only() -> None:
    lines = ["Week,Unit,Active people", *(f"{MONDAY + timedelta(weeks=k)},Ana Ash,5" for k in range(12))]
    assert (
        complaint(read("\n".join(lines)))
        == "usage.csv:2: Unit: a cell like 'Aaa Aaa' is no unit of the organization (known: Sales, Works)"
    )


def test_two_units_that_a_report_cannot_keep_apart_are_refused() -> None:
    lines = ["Week,Unit,Active people", *(f"{MONDAY + timedelta(weeks=k)},Sales,5" for k in range(12))]
    reading = read_usage("\n".join(lines).encode(), "usage.csv", Firm(("Sales", "SALES"), (40, 60)))
    assert "units 'Sales' and 'SALES' differ in case or signs only" in complaint(reading)


def test_more_active_people_than_a_unit_has_are_refused() -> None:
    lines = ["Week,Unit,Active people"]
    lines += [f"{MONDAY + timedelta(weeks=k)},Sales,41" for k in range(12)]
    assert "usage.csv:2: Active people: 41 people, but Sales has 40" in complaint(read("\n".join(lines)))


@pytest.mark.parametrize(
    ("access", "message"),
    [
        (400, "Total members: 400 people have access, but the organization has 100; --organization names your own"),
        (30, "Total members: 30 people have access, but the organization has 100; --organization names your own"),
        (120, ""),
        (80, ""),
    ],
)
def test_access_of_far_more_or_fewer_people_than_there_are_is_doubtful(access: int, message: str) -> None:
    reading = read(weekly(lambda k: f"{10 + k},{access if k > 5 else ''}", head="Week,Active people,Total members"))
    doubts = describe_findings(reading.findings, "usage.csv", "").get("warning", [])
    assert reading.figures is not None
    assert doubts == ([f"usage.csv: {message}; everybody is taken to have access"] if message else [])


def test_access_is_compared_unit_by_unit() -> None:
    lines = ["Week,Unit,Active people,Headcount"]
    for k in range(12):
        lines += [
            f"{MONDAY + timedelta(weeks=k)},{unit},5,{people}" for unit, people in (("Sales", 40), ("Works", 200))
        ]
    doubts = [one.what for one in read("\n".join(lines)).findings if one.severity == "warning"]
    assert doubts == ["200 people have access, but Works has 60; --organization names your own"]


def test_a_day_missing_inside_is_a_gap() -> None:
    head, *lines = daily(lambda k: "DAY,100,5,4,20,10,3,9,12", 14 * 7, SLACK)
    del lines[31]
    assert "no figures for 2024-02-01" in complaint(read("\n".join([head, *lines])))


def test_weekends_that_are_never_there_are_no_gap() -> None:
    head, *lines = daily(lambda k: "DAY,100,5,4,20,10,3,9,12", 14 * 7, SLACK)
    workdays = [line for k, line in enumerate(lines) if k % 7 < 5]
    found = read("\n".join([head, *workdays])).figures
    assert found is not None and found.total("posts").tolist() == [15.0] * 14


@pytest.mark.parametrize(
    "head", ["Semaine,Utilisateurs actifs,Publications", "Semana,Usuarios activos,Publicaciones", "KW,Aktive,Beiträge"]
)
def test_headings_of_other_languages_are_known(head: str) -> None:
    found = read(weekly(lambda k: f"{10 + k},{30 + k}", head=head)).figures
    assert found is not None and found.total("active").tolist() == [10 + k for k in range(14)]
    assert found.total("posts").tolist() == [30 + k for k in range(14)]


def test_figures_by_month_are_refused_with_what_is_needed() -> None:
    text = "\n".join(["Month,Monthly active users", *(f"2024-{k:02d},60" for k in range(1, 13))])
    assert "ask for days or weeks" in complaint(read(text))
