"""What to type for this command line: `orgshift`, or its path where a shell would not find it by name."""

from __future__ import annotations

import os
import shutil
import sys


def called() -> str:
    """The word a next command begins with, ready to be copied: `make run` starts one that is not on the PATH."""
    started = sys.argv[0]
    if shutil.which("orgshift") or os.path.basename(started) != "orgshift":
        return "orgshift"
    near = os.path.relpath(started)
    return started if near.startswith("..") else near
