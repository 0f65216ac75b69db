"""The store: what is in it stays, and whatever is wrong with the file is said in one line."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from experiments.storage import sqlite
from experiments.storage.store import Header, Row, Store, StoreError
from simulation.errors import UserError

HEADER = Header(1, ({"name": "being", "unit": "0..1"},), "final")


def row(number: int, status: str = "ok", final: bytes = b"12345678") -> Row:
    return Row(f"run{number:04}", "point", number, number, status, None, 1.0, None, final, b"")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "study.sqlite"


@pytest.fixture
def filled(path: Path) -> Path:
    with Store.write(path, HEADER) as store:
        store.record(row(number, final=bytes(8000)) for number in range(50))
    return path


def test_a_run_is_kept_once_however_often_it_is_recorded(path: Path) -> None:
    with Store.write(path, HEADER) as store:
        store.record([row(1), row(1, final=b"another!")])
        store.record([row(1)])
        assert store.counts() == {"ok": 1}
        assert store.run("run0001").final == b"12345678"


def test_a_failure_that_succeeds_later_replaces_itself(path: Path) -> None:
    with Store.write(path, HEADER) as store:
        store.record([row(1, "failed", b""), row(2, "failed", b"")])
        store.record([row(1)])
        assert store.known(["run0001", "run0002", "run0003"]) == {"run0001": "ok", "run0002": "failed"}


def test_a_good_run_is_never_overwritten_by_a_failure(path: Path) -> None:
    with Store.write(path, HEADER) as store:
        store.record([row(1)])
        store.record([row(1, "failed", b"")])
        assert store.counts() == {"ok": 1}


def test_the_digest_depends_on_the_numbers_and_not_on_their_order(tmp_path: Path) -> None:
    digests = []
    for name, numbers in (("a", [1, 2, 3]), ("b", [3, 1, 2]), ("c", [1, 2])):
        with Store.write(tmp_path / name, HEADER) as store:
            store.record(row(number) for number in numbers)
            digests.append(store.digest())
    assert digests[0] == digests[1] != digests[2]


def test_a_reader_sees_committed_runs_while_another_writes(path: Path) -> None:
    with Store.write(path, HEADER) as writer, Store.open(path) as reader:
        writer.record([row(1)])
        assert reader.counts() == {"ok": 1}
        with writer.transaction() as connection:
            connection.execute("DELETE FROM run")
            assert reader.counts() == {"ok": 1}


def test_what_fails_in_the_middle_leaves_nothing(path: Path) -> None:
    with Store.write(path, HEADER) as store:
        with pytest.raises(StoreError):
            store.record([row(1), row(2)._replace(status="strange")])
        assert store.counts() == {}


def test_a_run_is_found_by_the_beginning_of_its_id(filled: Path) -> None:
    with Store.open(filled) as store:
        assert store.run("run0042").rep == 42
        with pytest.raises(StoreError, match="several runs begin with 'run004'"):
            store.run("run004")
        with pytest.raises(StoreError, match="no run begins with 'walk'"):
            store.run("walk")


def test_a_run_is_looked_up_and_not_searched_for_among_all(filled: Path) -> None:
    with Store.open(filled) as store:
        asked: list[str] = []
        store._connection.set_trace_callback(asked.append)
        store.run("run0007")
        store._connection.set_trace_callback(None)
        plan = store.ask(f"EXPLAIN QUERY PLAN {asked[0]}")
    assert all("SEARCH run USING INDEX" in row[-1] for row in plan), plan


def test_a_beginning_is_taken_letter_by_letter(filled: Path) -> None:
    with Store.open(filled) as store, pytest.raises(StoreError, match="no run begins with 'run0007%'"):
        store.run("run0007%")


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (Header(2, HEADER.indicators, "final"), "holds runs of model version 1, and these are of model version 2"),
        (
            Header(1, HEADER.indicators, "4"),
            "holds runs keeping final values only, and these are keeping every 4 weeks",
        ),
        (Header(1, (), "final"), "holds runs with the indicators being"),
    ],
)
def test_runs_that_could_not_stand_beside_each_other_are_refused(filled: Path, other: Header, said: str) -> None:
    with pytest.raises(StoreError, match=said):
        Store.write(filled, other)
    with Store.write(filled, HEADER) as store:  # the refusal let go of the lock
        assert store.counts() == {"ok": 50}


def test_a_second_writer_is_refused_and_told_who_writes(path: Path) -> None:
    with Store.write(path, HEADER), pytest.raises(UserError, match=f"is being written by process {os.getpid()} on"):
        Store.write(path, HEADER)
    Store.write(path, HEADER).close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_place_where_no_file_can_be_made_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"cannot be written: .*; give another --out"):
        Store.write(tmp_path / ("n" * 252), HEADER)


def test_a_killed_writer_gives_up_its_lock(path: Path) -> None:
    code = (
        "import os, signal, sys; from experiments.storage.store import Header, Store\n"
        f"store = Store.write({str(path)!r}, Header(1, ({{'name': 'being', 'unit': '0..1'}},), 'final'))\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(sqlite.__file__).parents[2])
    assert path.with_name("study.sqlite.lock").exists()
    Store.write(path, HEADER).close()


@pytest.mark.parametrize("share", [0.99, 0.6, 0.3])
@pytest.mark.parametrize("write", [True, False])
def test_a_store_cut_short_is_refused_and_left_alone(filled: Path, share: float, write: bool) -> None:
    whole = filled.read_bytes()
    cut = whole[: int(len(whole) * share)]
    filled.write_bytes(cut)
    with pytest.raises(StoreError, match=r"is cut short \([0-9,]+ of [0-9,]+ bytes\)"):
        Store.write(filled, HEADER) if write else Store.open(filled)
    assert filled.read_bytes() == cut


def test_a_store_whose_tables_are_described_by_what_is_no_text_is_named(filled: Path) -> None:
    content = filled.read_bytes()
    filled.write_bytes(content.replace(b"NOT NULL UNIQUE", b"NOT NU\xccL UNIQUE", 1))
    assert filled.read_bytes() != content
    for is_checked in (True, False):
        with pytest.raises(StoreError, match="is damaged: its description of its tables"):
            Store.open(filled, check=is_checked)


def test_a_damaged_store_is_named(filled: Path) -> None:
    whole = bytearray(filled.read_bytes())
    whole[4096:40960] = b"\xff" * (40960 - 4096)
    filled.write_bytes(whole)
    with pytest.raises(StoreError, match="is damaged: its structure"), Store.open(filled) as store:
        store.digest()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"hello, this is a text\n" * 9, "is not a store"),
        (b"SQLite for", "is cut short"),
        (b"PK\x03\x04", "is not a store"),
    ],
)
def test_another_kind_of_file_is_not_a_store(path: Path, content: bytes, said: str) -> None:
    path.write_bytes(content)
    for use in (Store.open, lambda file: Store.write(file, HEADER)):
        with pytest.raises(StoreError, match=said):
            use(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_not_a_store(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE photos (id)")
    connection.close()
    with pytest.raises(StoreError, match="is an SQLite file, but not a store"):
        Store.write(path, HEADER)


def test_a_store_of_a_later_format_is_refused(filled: Path) -> None:
    with sqlite3.connect(filled) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="is a store of format 99"):
        Store.open(filled)


def test_a_missing_store_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        Store.open(tmp_path / "none.sqlite")
    with pytest.raises(StoreError, match="is a folder"):
        Store.write(tmp_path, HEADER)


def test_a_file_left_empty_by_a_kill_becomes_a_store(path: Path) -> None:
    path.touch()
    with pytest.raises(StoreError, match="is an empty file"):
        Store.open(path)
    with Store.write(path, HEADER) as store:
        assert store.counts() == {}


def test_a_full_disk_is_named_and_keeps_what_was_there(filled: Path) -> None:
    with Store.write(filled, HEADER) as store:
        pages = store.ask("PRAGMA page_count")[0][0]
        store.ask(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match=r"the disk is full \(.* MB free\); what is in the store is safe"):
            store.record([row(99, final=bytes(100_000))])
    with Store.open(filled) as store:
        assert store.counts() == {"ok": 50}


def test_a_network_file_system_is_refused_with_two_ways_out(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "network_of", lambda _: "nfs4")
    with pytest.raises(
        StoreError, match=r"network file system \(nfs4\); give an --out on a local disk .* --journal delete"
    ):
        Store.write(path, HEADER)
    with Store.write(path, HEADER, journal="delete") as store:
        store.record([row(1)])
        assert store.counts() == {"ok": 1}


def test_a_disk_where_sqlite_refuses_its_log_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = sqlite3.connect

    def without_shared_memory(file: object, **options: object) -> sqlite3.Connection:
        return honest(f"file:{file}?vfs=unix-none", uri=True, **options)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(sqlite3, "connect", without_shared_memory)
    with pytest.raises(StoreError, match="SQLite offers only 'delete' there"):
        Store.write(path, HEADER)


@pytest.mark.parametrize(
    ("mounts", "kind"),
    [
        ("1 0 0:1 / / rw - ext4 /dev/sda rw", None),
        ("1 0 0:1 / / rw - ext4 /dev/sda rw\n2 1 0:2 / {here} rw - nfs4 server:/home rw", "nfs4"),
        ("1 0 0:1 / / rw - nfs4 server:/ rw\n2 1 0:2 / {here} rw shared:1 - xfs /dev/sdb rw", None),
        ("1 0 0:1 / / rw - ext4 /dev/sda rw\n2 1 0:2 / {here} rw - fuse.sshfs you@there rw", "fuse.sshfs"),
    ],
)
def test_the_innermost_mount_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mounts: str, kind: str | None
) -> None:
    fake = tmp_path / "mountinfo"
    fake.write_text(mounts.format(here=tmp_path.resolve()))
    monkeypatch.setattr(sqlite, "MOUNTS", fake)
    assert sqlite.network_of(tmp_path / "new" / "study.sqlite") == kind
