"""How many seeds a table or figure is over: side questions are asked with fewer than the main one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.report.data import ReportData


def over(data: ReportData, counts: Iterable[int]) -> str:
    """The seeds behind a table in a few words: "10 of the 30 seeds"; empty where nobody counted them."""
    found = sorted({int(count) for count in counts if count})
    if not found:
        return ""
    if found == [data.setting.seeds]:
        return "all seeds" if found[0] > 1 else "one seed"
    many = str(found[0]) if len(found) == 1 else f"{found[0]} to {found[-1]}"
    return f"{many} of the {data.setting.seeds} seeds"


def sentence(data: ReportData, counts: Iterable[int]) -> str:
    """The same as a sentence behind another, or nothing."""
    counted = over(data, counts)
    return f" Over {counted}." if counted else ""
