"""Reading files, or why not; writing them whole or not at all."""

import os
from pathlib import Path

import pytest

from scenarios.files import check_folder, read_content, write_each, write_whole
from simulation.errors import UserError


def test_content_is_read_from_a_path_or_is_given(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\x00\r\n")
    assert read_content(tmp_path / "a.csv") == read_content(str(tmp_path / "a.csv")) == read_content(b"\x00\r\n")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("usage.cvs", r"usage\.cvs: no such file \(did you mean '.*usage\.csv'\?\)"),
        ("folder", "folder: is a folder, not a file"),
        ("a\x00b", r"a\\x00b': is no name that a file can have"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_reason(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "usage.csv").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError, match=message):
        read_content(tmp_path / name)


def test_a_folder_for_results_may_be_missing_but_no_file_may_be_in_its_way(tmp_path: Path) -> None:
    check_folder(tmp_path / "new" / "deep")
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="nothing can be written"):
        check_folder(tmp_path / "file" / "out")


def test_text_and_bytes_arrive_as_they_are(tmp_path: Path) -> None:
    assert write_whole(tmp_path / "new" / "a.txt", "é\n").read_bytes() == b"\xc3\xa9\n"
    assert write_whole(tmp_path / "new" / "a.txt", b"\x00").read_bytes() == b"\x00"


def test_files_of_one_name_are_written_with_their_endings(tmp_path: Path) -> None:
    paths = write_each(tmp_path / "new" / "a.b", {".svg": "x", ".png": b"y"})
    assert [(path.name, path.read_bytes()) for path in paths] == [("a.b.svg", b"x"), ("a.b.png", b"y")]


def test_a_failure_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = write_whole(tmp_path / "a.txt", "old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match=r"a\.txt: cannot be written: No space left on device"):
        write_whole(target, "new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder, not a file"):
        write_whole(tmp_path, "x")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_others_may_read_what_the_umask_allows(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        assert write_whole(tmp_path / "a.txt", "x").stat().st_mode & 0o777 == 0o644
    finally:
        os.umask(mask)
