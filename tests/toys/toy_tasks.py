"""Functions for workers to compute in tests: importable by name in a process started afresh."""

import os
import signal
import threading


def double(task: int) -> int:
    """Twice the task, whatever happens."""
    return 2 * task


def fail_on_thirteen(task: int) -> int:
    """An ordinary mistake in one task."""
    if task == 13:
        raise ZeroDivisionError("thirteen of them")
    return 2 * task


def die_on_thirteen(task: int) -> int:
    """One task ends its process, as the out-of-memory killer would."""
    if task == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * task


def hang_on_thirteen(task: int) -> int:
    """One task never ends."""
    if task == 13:
        threading.Event().wait()
    return 2 * task


def exit_on_thirteen(task: int) -> int:
    """A model that calls exit()."""
    if task == 13:
        raise SystemExit(1)
    return 2 * task


def untransportable_on_thirteen(task: int) -> object:
    """A result that cannot travel between processes."""
    return threading.Lock() if task == 13 else 2 * task


def die_once(task: tuple[int, str]) -> int:
    """One task ends its process the first time it is tried: an accident, not its fault."""
    number, folder = task
    mark = os.path.join(folder, "died")
    if number == 13 and not os.path.exists(mark):
        open(mark, "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def who(_: int) -> int:
    """The process that computes."""
    return os.getpid()


def no_start(_: bool) -> None:
    """A worker that cannot even begin."""
    os._exit(1)


def nap(task: int) -> int:
    """Fifty milliseconds that use no processor."""
    threading.Event().wait(0.05)
    return task
