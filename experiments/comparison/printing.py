"""Prints a page of HTML as PDF by a Chromium of this machine, where there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
PATIENCE = 60
"""Seconds a browser has to print a page."""
MISSING = "no PDF was made: there is no Chromium on this machine; open the page in any browser and print it"


def find_chromium() -> str:
    """Return the path of a Chromium of this machine, "" where there is none; CHROMIUM names one."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")


def print_pdf(page: Path, pdf: Path) -> str:
    """Print a page into a PDF file; return "" or, in a sentence, why there is none.

    The file is put into its place when it is whole.
    """
    chromium = find_chromium()
    if not chromium:
        return MISSING
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        made = Path(folder) / "page.pdf"
        command = [
            chromium,
            "--headless",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={made}",
            page.resolve().as_uri(),
        ]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.insert(1, "--no-sandbox")  # a browser of root has no sandbox; the page is our own, without scripts
        try:
            subprocess.run(command, capture_output=True, timeout=PATIENCE, check=True)
            shutil.copyfile(made, whole := pdf.with_name(f".{pdf.name}.part"))
            whole.replace(pdf)
        except (OSError, subprocess.SubprocessError) as problem:
            return f"no PDF was made: {Path(chromium).name} did not print the page ({type(problem).__name__})"
    return ""
