"""Usage figures are uploaded on the Organization page: what is understood is said."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

DAYS = [date(2024, 1, 1) + timedelta(weeks=k) for k in range(14)]
ROWS = [f"{day},{4 + k % 3},{9 + k % 4}" for k, day in enumerate(DAYS)]


def test_a_report_is_understood_and_a_wrong_column_can_be_put_right(open_page: Any, tmp_path: Path) -> None:
    page = open_page("/organization", reduced_motion="reduce")
    file = tmp_path / "usage.csv"
    file.write_text("\n".join(["Week,Colleagues,Posts", *ROWS]), encoding="utf-8")
    page.get_by_label("Usage report").set_input_files(str(file))
    page.wait_for_selector("[role=status]:has-text('Taken as running: the platform alone')")
    assert page.get_by_role("button", name="Fit", exact=True).is_enabled()
    page.get_by_label("Launched on").fill("2024-02-05")
    page.get_by_label("Launched on").press("Enter")
    page.wait_for_selector("[role=alert]:has-text('is after the first figures')")
    assert page.get_by_role("button", name="Fit", exact=True).is_disabled()
