"""What a file lies on: a local disk, where many may read while one writes, or a network, where that is not safe."""

import shutil
from pathlib import Path

NETWORK = ("nfs", "cifs", "smb", "lustre", "gpfs", "beegfs", "ceph", "afs", "9p", "sshfs", "davfs", "glusterfs", "pvfs")
MOUNTS = Path("/proc/self/mountinfo")


def network_of(path: Path) -> str | None:
    """Return the kind of network file system a path lies on (nfs4, cifs, lustre ...), or None for a local one.

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


def free(path: Path) -> str:
    """Return the free space where a path lies, in words."""
    return f"{shutil.disk_usage(_existing(path.absolute())).free / 1e6:,.0f} MB free"


def _existing(path: Path) -> Path:
    return path if path.exists() else _existing(path.parent)
