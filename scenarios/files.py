"""Reads files; writes one whole or not at all, so that a full disk leaves the old one."""

import os
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

from scenarios import nearby
from simulation.errors import UserError

Readable = bytes | str | Path
"""What a file holds, or where it is."""


def read_content(readable: Readable) -> bytes:
    """Return what a file of a table holds.

    Raises UserError, naming the file, where it cannot be read.
    """
    return readable if isinstance(readable, bytes) else read_path(Path(readable), nearby.TABLES)


def read_path(path: Path, suffixes: Collection[str] = nearby.YAML) -> bytes:
    """Return what a file holds.

    suffixes: of the files that may have been meant by one that is missing. Raises UserError, naming the file, where it
    cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UserError(f"{path}: no such file{nearby.suggest_name(path, suffixes=suffixes)}") from None
    except IsADirectoryError:
        raise UserError(f"{path}: is a folder, not a file") from None
    except OSError as problem:
        raise UserError(f"{path}: cannot be read: {problem.strerror}") from None
    except ValueError:  # a NUL, half a character
        raise UserError(f"{str(path)!r}: is no name that a file can have") from None


def check_folder(folder: str | Path) -> None:
    """Raise UserError if nothing can be written in a folder, which need not be there yet."""
    place = Path(folder).absolute()
    try:
        place.stat()
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else "no folder can be called so"
        raise UserError(f"{folder}: nothing can be written there: {why}") from None
    there = next(one for one in (place, *place.parents) if one.exists())
    try:
        tempfile.TemporaryFile(dir=there).close()
    except OSError as problem:
        raise UserError(f"{folder}: nothing can be written in {there}: {problem.strerror}") from None


def write_whole(path: str | Path, content: bytes | str) -> Path:
    """Write `content` to `path` (text as UTF-8); return the path.

    The old file is replaced only once all of the new one is on disk. The folder is made if it is missing. Raises
    UserError, naming the file, if it cannot be written.
    """
    target = Path(path)
    data = content.encode("utf-8") if isinstance(content, str) else content
    temporary = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            raise IsADirectoryError(21, "is a folder, not a file")
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _usual_mode(target))
        os.replace(temporary, target)
    except OSError as problem:
        _discard(temporary)
        raise UserError(f"{target}: cannot be written: {problem.strerror or problem}") from None
    except BaseException:
        _discard(temporary)
        raise
    return target


def write_each(path_stem: str | Path, contents: Mapping[str, bytes | str]) -> list[Path]:
    """Write several files of one name by their endings (".svg"), each whole; return their paths."""
    return [write_whole(f"{path_stem}{ending}", content) for ending, content in contents.items()]


def _usual_mode(target: Path) -> int:
    """Return the mode of the file that is replaced; for a new one what the umask allows."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)  # mkstemp gives 0600, whatever the umask
    os.umask(mask)
    return 0o666 & ~mask


def _discard(temporary: str | None) -> None:
    if temporary is not None:
        Path(temporary).unlink(missing_ok=True)
