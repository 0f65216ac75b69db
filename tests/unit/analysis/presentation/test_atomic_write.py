"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from analysis.presentation.atomic_write import write_whole


def test_the_folder_is_made_and_the_text_is_there(tmp_path: Path) -> None:
    path = write_whole(tmp_path / "a" / "b.csv", "x\n")
    assert path.read_bytes() == b"x\n"


def test_what_cannot_be_put_in_place_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_whole(tmp_path / "b.csv", "old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, "new")
    assert path.read_text() == "old" and os.listdir(tmp_path) == ["b.csv"]
