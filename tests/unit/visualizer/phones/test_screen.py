"""The projector: the Wi-Fi is shown only where it may be."""

from __future__ import annotations

from typing import Any

import pytest

from visualizer.phones import screen
from visualizer.phones.opening import Invitation


def pictures(shown: Any) -> int:
    """How many pictures there are in elements."""
    if isinstance(shown, list):
        return sum(map(pictures, shown))
    if not hasattr(shown, "kwargs"):
        return 0
    return (shown.kwargs.get("tag") == "img") + pictures(shown.kwargs.get("children") or [])


@pytest.mark.parametrize(("wifi", "codes"), [(True, 2), (False, 1)])
def test_the_code_of_the_wifi_is_shown_only_where_it_may_be(
    monkeypatch: pytest.MonkeyPatch, wifi: bool, codes: int
) -> None:
    monkeypatch.setattr(screen, "invitation", Invitation(wifi="Seminar", password="secret"))
    assert pictures(screen.join_slide(wifi)) == codes
