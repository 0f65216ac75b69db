"""Describes how many runs a table or figure is of; side questions have fewer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.presentation.language import fill, translate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.report.data import ReportData


def describe_seeds(data: ReportData, counts: Iterable[int]) -> str:
    """Describe the runs of a table: "10 of the 30 runs"; "" where they were not counted."""
    found = sorted({int(count) for count in counts if count})
    if not found:
        return ""
    many = (
        str(found[0]) if len(found) == 1 else fill(translate("{found} to {found_2}"), found=found[0], found_2=found[-1])
    )
    return fill(translate("{many} of the {seeds} runs"), many=many, seeds=data.setting.seeds)


def make_seeds_sentence(data: ReportData, counts: Iterable[int]) -> str:
    """Return the same as a sentence behind another; "" where all runs are counted."""
    found = [int(count) for count in counts if count]
    if not found or min(found) >= data.setting.seeds:
        return ""
    return fill(
        translate(" From {found}, so values differ a little from those of all runs."), found=describe_seeds(data, found)
    )
