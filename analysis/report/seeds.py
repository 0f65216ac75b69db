"""Describes how many seeds a table or figure is over; side questions have fewer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.report.data import ReportData


def describe_seeds(data: ReportData, counts: Iterable[int]) -> str:
    """Describe the seeds of a table: "10 of the 30 seeds"; "" where they were not counted."""
    found = sorted({int(count) for count in counts if count})
    if not found:
        return ""
    if found == [data.setting.seeds]:
        return "all seeds" if found[0] > 1 else "one seed"
    many = str(found[0]) if len(found) == 1 else f"{found[0]} to {found[-1]}"
    return f"{many} of the {data.setting.seeds} seeds"


def make_seeds_sentence(data: ReportData, counts: Iterable[int]) -> str:
    """Return the same as a sentence behind another, or ""."""
    found = [int(count) for count in counts if count]
    if not found:
        return ""
    differ = ", so values differ a little from those over all seeds" if min(found) < data.setting.seeds else ""
    return f" Over {describe_seeds(data, found)}{differ}."
