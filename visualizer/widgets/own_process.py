"""Long work of a visitor in a process of its own: begun, followed, cancelled; its files."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import sys
import tempfile
import threading
import weakref
from collections.abc import Callable, Mapping
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from analysis.presentation.language import current_language, in_language
from visualizer.wording.texts import say

PATIENCE = 5.0
"""Seconds a cancelled process has to end by itself when the app ends."""
POLITE = 10
"""How much such a process steps back for whoever watches a run (Unix "nice")."""
Report = Callable[[str, int, int], None]
"""Hears how far the work is: what is done now, how much of it, of how much."""
_started: weakref.WeakSet[OwnProcess] = weakref.WeakSet()


@atexit.register
def _cancel_all() -> None:
    """End what is still under way when the app ends: it would be waited for otherwise."""
    ending = list(_started)
    for one in ending:
        one.cancel()
    for one in ending:
        one.wait_for_end()


class OwnProcess:
    """Work in a process of its own: how far it is, then its outcome, problem or end.

    `phase`, `done`, `total`: how far it is; then `outcome`, or `problem`, or `cancelled`.
    """

    def __init__(self, texts: Mapping[str, str], parent: Path) -> None:
        """texts: `starting` and `out_of_memory`; parent: where its folder of files is made."""
        self.phase = texts["starting"]
        self.done = self.total = 0
        self.problem = ""
        self.outcome: Any = None
        self.cancelled = False
        self._ended = texts["out_of_memory"]
        self._process: Any = None
        self._heard: list[Callable[[], None]] = []
        self._lock = threading.Lock()
        self._folder = Path(tempfile.mkdtemp(dir=parent))
        # Not with the page that asked: another may be looking at what is finished.
        self._clean = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)

    @property
    def running(self) -> bool:
        """Whether there is more to come."""
        return self.outcome is None and not self.problem and not self.cancelled

    def join(self, heard: Callable[[], None]) -> Callable[[], None]:
        """Let `heard` be called at every change, until what is returned is called.

        Whoever looks joins by itself: the page that began the work may be gone when it gets on.
        """
        self._heard.append(heard)
        return lambda: self._heard.remove(heard)

    def notify(self) -> None:
        """Tell all who look that something has changed."""
        for heard in tuple(self._heard):
            heard()

    def begin(self, target: Callable[..., None], task: Any) -> None:
        """Call `target(task, folder, pipe)` in a process."""
        context = get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        self._process = context.Process(
            target=work_in_language, args=(current_language(), target, task, str(self._folder), theirs)
        )
        self._process.start()
        _started.add(self)
        theirs.close()
        threading.Thread(target=self._follow, args=(ours,), name="orgshift-follow", daemon=True).start()

    def cancel(self) -> None:
        """Stop it, with everything it started; its files go."""
        with self._lock:
            self.cancelled = self.cancelled or self.running
        if self._process is not None and self._process.is_alive():
            self._process.terminate()
        self.notify()

    def wait_for_end(self) -> None:
        """Wait until a cancelled process has ended; after a while, end it."""
        if self.cancelled and self._process is not None:
            self._process.join(PATIENCE)
            if self._process.is_alive():
                self._process.kill()

    def close(self) -> None:
        """Cancel it if it is under way: its files go then.

        Those of a finished one go with the last who looks at it.
        """
        self.cancel()
        if self.outcome is None:
            self._clean()

    def finish(self, outcome: Any) -> None:
        """Take the outcome over."""
        self.outcome = outcome

    def _take(self, kind: str, content: Any) -> None:
        """Take over a message of the process; nothing more once it is cancelled."""
        with self._lock:
            if self.cancelled:
                return
            if kind == "progress":
                self.phase, self.done, self.total = content
            elif kind == "done":
                self.finish(content)
            else:
                self.problem = content

    def _follow(self, pipe: Any) -> None:
        try:
            while self.running:
                self._take(*pipe.recv())
                self.notify()
        except (EOFError, OSError):
            if self.running:
                self.problem = self._ended
                self.notify()
        finally:
            pipe.close()
            self._process.join()


def work_in_language(language: str, target: Callable[..., None], *task: Any) -> None:
    """Call `target` with its task, everything shown in the language of who asked."""
    with in_language(language):
        target(*task)


def work_and_report(work: Callable[[Report], Any], texts: Mapping[str, str], pipe: Any) -> None:
    """Do `work` in this process, at low priority, and report through `pipe`.

    Messages: ("progress" | "done" | "problem", content). texts: the sentence `stopped`.
    """
    threading.Thread(target=end_with_parent, name="orgshift-parent", daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the app too, which ends this process
    # Ended in good order: the workers go at once, and what the system lent for talking to them is given back.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    if hasattr(os, "nice"):
        os.nice(POLITE)
    os.environ["MPLBACKEND"] = "Agg"
    try:
        pipe.send(("done", work(lambda *progress: pipe.send(("progress", progress)))))
    except ValueError as problem:
        pipe.send(("problem", str(problem)))
    except Exception as problem:  # whatever it is: the page says it, the app goes on
        pipe.send(("problem", say(texts, "stopped", kind=type(problem).__name__, problem=problem)[:400]))
    finally:
        pipe.close()


def end_with_parent() -> None:
    """End this process when the app has ended, however it ended.

    Its workers then end by themselves.
    """
    above = parent_process()
    if above is not None:
        wait([above.sentinel])
        os._exit(1)
