"""What the doctor finds."""

import shutil
import sys
from pathlib import Path

import pytest

from commands import installation


def test_this_python_runs_the_tests_and_so_is_fit() -> None:
    assert installation.python().state == "ok"


def test_an_untested_newer_python_is_noted_not_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    assert installation.python().state == "note"


def test_nothing_is_missing_where_everything_is_installed() -> None:
    assert not [finding for finding in installation.packages() if finding.state == "wrong"]


@pytest.mark.parametrize(
    ("module", "extra"), [("solara", "app"), ("SALib.sample", "research"), ("numpy", ""), ("nonesuch", "")]
)
def test_a_missing_module_belongs_to_what_can_be_added(module: str, extra: str) -> None:
    assert installation.extra_with(module) == extra


def test_another_version_than_the_locked_one_is_named(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("numpy==1.0.0 \\\n    --hash=sha256:00\nrich==0.1 ; python_full_version < '3' \\\n")
    assert installation.lock(lock).says.startswith("differ: numpy ==1.0.0 (found ")


def test_no_lock_beside_the_installation_is_no_fault(tmp_path: Path) -> None:
    assert installation.lock(tmp_path / "requirements.lock").state == "note"


def test_without_a_chromium_the_doctor_says_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert installation.browser().remedy == "apt install chromium"


@pytest.mark.parametrize("path", [None, "/usr/bin/chromium"])
def test_the_doctor_says_that_a_brief_as_pdf_needs_a_chromium(
    path: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: path)
    assert "brief.pdf" in installation.browser().says
