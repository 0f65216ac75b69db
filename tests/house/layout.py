"""Which folder may import which: the one table, read from top to bottom.

A floor is one of the six packages. A room is a folder of a floor; a few files that lie in a floor itself are named, and
those named on one line are one room. `*` stands for all other files there. A folder inside a room belongs to that room.

- Inside a floor, a room imports only rooms on LOWER lines. Rooms on the same line do not import each other.
- Across floors, a room imports what `FLOORS` says for its floor, or less where `NARROWER` says so.
- `EXCEPTIONS` are single imports that stay, each with its reason. What is to be mended stands in `allowlist.txt`.
"""

from pathlib import Path

FLOORS: dict[str, set[str]] = {  # floor: the other floors it may import
    "simulation": set(),
    "scenarios": {"simulation"},
    "analysis": set(),
    "experiments": {"simulation", "scenarios", "analysis"},
    "visualizer": {"simulation", "scenarios", "analysis", "experiments"},
    "commands": {"simulation", "scenarios", "analysis", "experiments"},
}

ROOMS: dict[str, str] = {
    "simulation": """
        *
        at_rest indicators
        mechanisms networks
        seating
        mesa_support
        population.py
        customers
        newcomers.py played prices.py
        compiling.py levers.py parameter.py precision.py randomness.py reporting_lines.py
        programme
        bounds.py
        errors.py numba_support sources states
    """,
    "scenarios": """
        *
        survey usage
        people prices
        kinds.py
        documents.py faults.py nodes.py numerals.py scalars.py defaults.py
        files.py
        nearby.py
    """,
    "analysis": """
        *
        claims mirror
        report
        decision
        discover sensitivity patterns room usage
        statistics
        figures
        evidence
        network presentation
    """,
    "experiments": """
        *
        calibration patterns claims room mirror
        dataset
        search
        study
        comparison
        storage
        execution
        design
        runs
    """,
    "visualizer": """
        tools
        server
        app.py __init__.py
        stories
        * compare learn organization phones stage studies why
        live pages.py
        widgets
        plan
        wording
        theme
    """,
    "commands": """
        company research room
        *
    """,
}

NARROWER: dict[str, set[str]] = {  # room: the only other floors it may import
    "experiments/storage": {"simulation"},
    "experiments/execution": {"simulation"},
    "visualizer/widgets": {"analysis"},
    "visualizer/wording": {"simulation", "scenarios", "analysis"},
    "visualizer/plan": {"simulation", "scenarios", "analysis"},
}

EXCEPTIONS: dict[tuple[str, str], str] = {  # (file, file or folder it imports): why it stays
    ("commands/app.py", "visualizer"): "the command that starts the app; inside its function, so --help stays fast",
    ("commands/installation.py", "visualizer"): "doctor tells the addresses phones would use; inside its function",
    ("commands/room/rehearse.py", "visualizer"): "rehearses what the app plays; inside its function",
    ("commands/mesa.py", "visualizer"): "the command that starts the app; inside its function, so --help stays fast",
    ("simulation/population.py", "simulation/networks"): "users call simulation.population.generate; inside it only",
}


class Layout:
    """A table of rooms, and what it says of two files."""

    def __init__(
        self,
        floors: dict[str, set[str]] = FLOORS,
        rooms: dict[str, str] = ROOMS,
        narrower: dict[str, set[str]] = NARROWER,
        exceptions: dict[tuple[str, str], str] = EXCEPTIONS,
    ) -> None:
        self.floors, self.narrower, self.exceptions = floors, narrower, exceptions
        self.lines: dict[str, list[list[str]]] = {
            floor: [line.split() for line in text.splitlines() if line.strip()] for floor, text in rooms.items()
        }

    def find_room(self, path: Path) -> tuple[str, int] | None:
        """The room of a file, as "floor/room", and its line from the top; None if the table has no line for it."""
        floor, *inside = path.parts
        name = inside[0]
        for number, line in enumerate(self.lines[floor]):
            if name in line:
                files = [word for word in line if word.endswith(".py")]
                return f"{floor}/{' '.join(files) if name in files else name}", number
        for number, line in enumerate(self.lines[floor]):
            if "*" in line and len(inside) == 1:
                return f"{floor}/*", number
        return None

    def describe_fault(self, importer: Path, imported: Path) -> str:
        """Why one file may not import the other; '' if it may."""
        if any(importer.as_posix() == file and imported.is_relative_to(target) for file, target in self.exceptions):
            return ""
        source, target = self.find_room(importer), self.find_room(imported)
        if source is None or target is None:
            return ""  # reported once, by the test that every folder has its line
        above, below = importer.parts[0], imported.parts[0]
        if above != below:
            allowed = self.narrower.get(source[0], self.floors[above])
            return "" if below in allowed else f"{_name(importer)} may import {_join(allowed)}, not {below}"
        if source[0] == target[0] or source[1] < target[1]:
            return ""
        place = "beside" if source[1] == target[1] else "below"
        return f"{_name(importer)} stands {place} {_name(imported)} and may not import it"


def _name(path: Path) -> str:
    """What the table calls the room of a file, or the file itself where it lies in a floor."""
    return "/".join(path.parts[:2])


def _join(floors: set[str]) -> str:
    """Names of floors in words."""
    return " and ".join(sorted(floors)) or "no other floor"
