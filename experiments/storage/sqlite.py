"""Opens a store's SQLite file safely and describes what can go wrong with it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote

from experiments.storage.schema import APPLICATION, COLUMNS, FORMAT, NEW, OPTIONAL, READABLE, TABLES, compute_checksum
from simulation.errors import UserError

NETWORK = ("nfs", "cifs", "smb", "lustre", "gpfs", "beegfs", "ceph", "afs", "9p", "sshfs", "davfs", "glusterfs", "pvfs")
MOUNTS = Path("/proc/self/mountinfo")
_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_WAIT_SECONDS = 30.0


class StoreError(UserError):
    """A store that cannot be used as asked; the message says why and what to do."""


class DamagedError(StoreError):
    """A store that is not as it was written; `what`: what of it is damaged."""

    def __init__(self, path: Path, what: str) -> None:
        see = f"orgshift study check {quote(str(path))}"
        super().__init__(f"{path}: is damaged: {what}; copy it again from where it is whole, or see `{see}`")
        self.what = what


def connect(path: Path, *, write: bool, journal: str = "wal") -> sqlite3.Connection:
    """Open a store, making it if it is to be written and missing.

    `journal`: "wal" (many may read while one writes; local disks only) or "delete" (anywhere, slower). Raises
    StoreError for whatever keeps the file from being used. `checksum_of` can be called from SQL.
    """
    check_file(path, write)
    with explain_errors(path):
        if not write:
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_WAIT_SECONDS)
        elif journal == "wal" and (network := network_of(path)):
            raise StoreError(_no_wal(path, f"it lies on a network file system ({network})"))
        else:
            connection = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
        try:
            connection.create_function("checksum_of", -1, compute_checksum)
            connection.execute("PRAGMA trusted_schema = OFF")
            if write and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
                connection.executescript(f"BEGIN IMMEDIATE;{TABLES}COMMIT;")
            read_format(path, connection)
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def explain_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into StoreErrors that say what happened to the file and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {_describe(path, error)}") from None
    except UnicodeDecodeError:  # SQLite's own message, which quotes a damaged statement
        raise DamagedError(path, "its description of its tables cannot be read") from None


def _describe(path: Path, error: sqlite3.Error) -> str:
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        free = describe_free_space(path)
        return f"the disk is full ({free}); what is in the store is safe: make room and run the same again"
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return "is damaged or cut short; nothing was written to it. Copy it again from where it is whole"
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "is kept locked by another process; what is in the store is safe: run the same again later"
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN):
        return f"cannot be opened ({error}); check the permissions of the file and of its folder"
    if code == sqlite3.SQLITE_IOERR:
        return (
            f"the disk fails ({error}; {describe_free_space(path)}); what is in the store is safe: run the same again"
        )
    if isinstance(error, sqlite3.OperationalError) and code in (0, sqlite3.SQLITE_ERROR):
        return f"is damaged: part of it cannot be read ({error}). Copy it again from where it is whole"
    return f"SQLite says: {error}"


def _no_wal(path: Path, why: str) -> str:
    return (
        f"{path}: cannot be written while others read, since {why}; give an --out on a local disk (and copy it "
        "afterwards), or --journal delete"
    )


def check_file(path: Path, write: bool) -> None:
    """Check a file before SQLite does: missing, a folder, something else, cut short.

    Raises StoreError. A folder that is missing is made for a file that is to be written.
    """
    try:
        path.stat()
    except FileNotFoundError:
        pass
    except OSError as problem:
        raise StoreError(f"{path}: cannot be opened: {problem.strerror}") from None
    if path.is_dir():
        raise StoreError(f"{path}: is a folder; a store is one file, say {path / 'study.sqlite'}")
    if not path.exists():
        if not write:
            raise StoreError(f"{path}: no such store")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise StoreError(f"{path}: cannot be made: {problem.strerror}") from None
        return
    size = path.stat().st_size
    if size == 0:  # made by a process that was killed before it wrote: treated as missing
        if not write:
            raise StoreError(f"{path}: is an empty file, not a store")
        return
    with open(path, "rb") as file:
        head = file.read(_HEADER)
    if not head.startswith(_MAGIC[: len(head)]):
        raise StoreError(f"{path}: is not a store (not an SQLite file)")
    if size < _length(head) and not _has_log(path):
        raise StoreError(
            f"{path}: is cut short ({size:,} of {_length(head):,} bytes); copy it again from where it is whole"
        )


def _length(head: bytes) -> int:
    """Return the file's length in bytes by its header ('The Database Header', SQLite's format)."""
    if len(head) < _HEADER:
        return _HEADER
    page = int.from_bytes(head[16:18], "big")
    is_current = head[24:28] == head[92:96]
    return (65536 if page == 1 else page) * int.from_bytes(head[28:32], "big") if is_current else 0


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def prepare_to_write(path: Path, connection: sqlite3.Connection, journal: str) -> None:
    """Set how a store is written.

    Raises StoreError for an earlier format, or where the disk refuses it.
    """
    format = read_format(path, connection)
    if format != FORMAT:
        raise StoreError(
            f"{path}: is a store of format {format}, which is read but not written; put it into a new one: "
            f"`orgshift study merge {quote(str(path))} --out NEW.sqlite`"
        )
    granted = connection.execute(f"PRAGMA journal_mode = {journal}").fetchone()[0]
    if granted != journal:
        raise StoreError(_no_wal(path, f"SQLite offers only '{granted}' there"))
    connection.execute(f"PRAGMA synchronous = {'NORMAL' if journal == 'wal' else 'FULL'}")


def read_format(path: Path, connection: sqlite3.Connection) -> int:
    """Return the format of a store that has all its tables.

    Raises StoreError for any other file.
    """
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise StoreError(f"{path}: is an SQLite file, but not a store of orgshift")
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found not in READABLE:
        raise StoreError(f"{path}: is a store of format {found}; this orgshift reads formats up to {FORMAT}")
    for table, columns in COLUMNS.items():
        there = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        if not there and table in OPTIONAL:
            continue
        if not there:
            raise DamagedError(path, f"its table '{table}' is missing")
        wanted = {*columns, "checksum"} if found > 1 else {*columns} - {*NEW.get(table, ())}
        if lacking := sorted(wanted - there):
            raise DamagedError(path, f"its table '{table}' has no column '{lacking[0]}'")
    return found


def network_of(path: Path) -> str | None:
    """Return the kind of network file system a path lies on, or None for a local one.

    Known on Linux only; elsewhere SQLite's own refusal is relied on.
    """
    if not MOUNTS.exists():
        return None
    where = _existing(path.absolute()).resolve()
    best, kind = Path("/"), ""
    for line in MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
        before, _, after = line.partition(" - ")
        point = Path(before.split()[4].replace("\\040", " "))
        if where.is_relative_to(point) and len(point.parts) >= len(best.parts):
            best, kind = point, after.split()[0]
    return kind if any(name in kind for name in NETWORK) else None


def describe_free_space(path: Path) -> str:
    """Return the free space where a path lies, in words."""
    return f"{shutil.disk_usage(_existing(path.absolute())).free / 1e6:,.0f} MB free"


def _existing(path: Path) -> Path:
    return path if path.exists() else _existing(path.parent)
