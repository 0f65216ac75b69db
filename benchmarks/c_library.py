"""The C of `benchmarks/c`, built in a temporary folder and called on columns copied out of an organization by name.

What C gets does not depend on how the engine lays its state out: each state of people and customers is copied into an
array of its own, parameters and numbers of the firm into arrays numbered by `names.h`, which is written here.
"""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

SOURCES = Path(__file__).with_name("c")
FAST = ("-O3", "-march=native", "-ffast-math")
WIDE = ("-mprefer-vector-width=512",) if platform.machine() in ("x86_64", "AMD64") else ()
PEER, MANAGER, INFORMAL, REPORT = range(4)
POINTER = ctypes.c_void_p


class CannotBuild(ValueError):
    """There is no C to measure; the message says why, in one line."""


def find_compiler() -> str:
    """The C compiler: $CC, or the first that is installed.

    Raises:
        CannotBuild: where there is none.
    """
    for name in (os.environ.get("CC", ""), "cc", "gcc", "clang"):
        if name and shutil.which(name):
            return name
    raise CannotBuild("there is no C compiler here (CC=/path/to/cc names one)")


def compile_c(source: str, folder: Path, *options: str) -> Path:
    """Compile a file of `benchmarks/c` into a folder and return what was made.

    Raises:
        CannotBuild: where there is no compiler, or where it finds a fault.
    """
    made = folder / Path(source).with_suffix(".so" if "-shared" in options else "").name
    command = [find_compiler(), *FAST, *WIDE, *options, f"-I{folder}", str(SOURCES / source), "-o", str(made), "-lm"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        faults = [line for line in done.stderr.splitlines() if "error" in line] or ["no message"]
        raise CannotBuild(f"{source} does not compile: {faults[0].replace(str(SOURCES), 'benchmarks/c')}")
    return made


def columns_of(table: Any) -> dict[str, NDArray[Any]]:
    """Each state of people or customers as an array of its own: float32, or int32 where it is whole."""
    names = table.dtype.names if hasattr(table, "dtype") else table._fields
    found = {name: np.asarray(table[name] if hasattr(table, "dtype") else getattr(table, name)) for name in names}
    return {
        name: np.array(column, np.float32 if column.dtype.kind == "f" else np.int32)
        for name, column in found.items()
        if column.ndim == 1
    }


def numbers_of(record: Any) -> NDArray[np.float64]:
    """A record of the state as an array of numbers."""
    return np.array([float(record[name]) for name in record.dtype.names])


def write_names(o: Any) -> str:
    """The text of `names.h` for a state: numbers of parameters, levers and random streams; structs of columns."""
    from simulation import randomness
    from simulation.levers import LEVERS

    streams = {name: value for name, value in vars(randomness).items() if name.isupper() and isinstance(value, int)}
    lines = ["#include <stdint.h>"]
    for prefix, names in (("P", o.p.dtype.names), ("F", o.firm.dtype.names)):
        lines += [f"#define {prefix}_{name} {number}" for number, name in enumerate(names)]
    lines += [f"#define L_{name.upper()} {number}" for number, name in enumerate(LEVERS)]
    lines += [f"#define STREAM_{name} {value}" for name, value in streams.items() if not name.startswith("_")]
    for struct, table in (("people", o.people), ("customers", o.customers)):
        kinds = {name: "float" if column.dtype.kind == "f" else "int32_t" for name, column in columns_of(table).items()}
        lines += ["typedef struct {", *(f"    {kind} *{name};" for name, kind in kinds.items()), f"}} {struct};"]
    return "\n".join(lines) + "\n"


@dataclass
class Firm:
    """An organization's state in the memory that C works on; `arrays` are its columns and numbers by name."""

    given: ctypes.Structure
    arrays: dict[str, NDArray[Any]] = field(default_factory=dict)


def lay_out(o: Any) -> Firm:
    """Copy a state into the struct `firm` of columns.c."""
    people, customers, ties = columns_of(o.people), columns_of(o.customers), tie_columns(o)
    places = int(o.firm.places_used)
    room = {
        "shown": np.zeros(2 * len(o.people), np.float32),
        "next": np.zeros(len(o.people), np.float32),
        "list": np.zeros(places + 512, np.int32),
        "social": np.zeros(places + 512, np.int32),
        "churn": np.zeros(places + 512, np.uint32),
    }
    arrays = {
        "p": numbers_of(o.p),
        "f": numbers_of(o.firm),
        "level": np.ascontiguousarray(o.levers.level, np.float32),
        **{name: ties[name] for name in ("start", "count", "target", "kind", "weight")},
        "slot": np.ascontiguousarray(o.slots, np.int32),
        "benefit": np.ascontiguousarray(o.communities.benefit, np.float32),
    }
    parts = [("e", _struct(people)), ("c", _struct(customers))]
    numbers = {"n": len(o.people), "places": places, "slots": o.slots.shape[1]}
    clock = {"seed_low": int(o.clock.seed_low), "seed_high": int(o.clock.seed_high), "week": int(o.clock.week)}
    fields = [(name, ctypes.c_long) for name in numbers] + [(name, ctypes.c_uint64) for name in clock]
    fields += [(name, POINTER) for name in ("p", "f", "level")] + [(name, type(part)) for name, part in parts]
    fields += [(name, POINTER) for name in ("start", "count", "target", "kind", "weight", "slot", "benefit", *room)]
    fields += [(name, ctypes.c_double) for name in ("present", "mean_satisfaction", "mean_trust")]
    firm = type("firm", (ctypes.Structure,), {"_fields_": fields})()
    for name, value in {**numbers, **clock, **dict(parts)}.items():
        setattr(firm, name, value)
    for name, array in {**arrays, **room}.items():
        setattr(firm, name, array.ctypes.data)
    named = {f"people.{name}": column for name, column in people.items()}
    named |= {f"customers.{name}": column for name, column in customers.items()}
    return Firm(firm, {**arrays, **{f"room.{name}": array for name, array in room.items()}, **named})


def _struct(columns: dict[str, NDArray[Any]]) -> ctypes.Structure:
    """A struct of pointers to columns, in their order."""
    made = type("columns", (ctypes.Structure,), {"_fields_": [(name, POINTER) for name in columns]})()
    for name, column in columns.items():
        setattr(made, name, column.ctypes.data)
    return made


def tie_columns(o: Any) -> dict[str, NDArray[Any]]:
    """The ties without the free places between them: where each person's lie, and what each is."""
    count = np.asarray(o.rows["count"])
    source = np.repeat(np.arange(len(count)), count)
    place = np.arange(len(source)) - np.repeat(np.cumsum(count) - count, count)
    used = np.asarray(o.rows["start"])[source] + place
    target, people = np.asarray(o.ties["target"])[used], columns_of(o.people)
    kind = np.where(people["manager"][target] == source, REPORT, PEER)
    kind = np.where(people["informal"][target] > 0, INFORMAL, kind)
    kind = np.where(people["manager"][source] == target, MANAGER, kind)
    return {
        "source": source,
        "start": (np.cumsum(count) - count).astype(np.int32),
        "count": count.astype(np.int32),
        "target": target.astype(np.int32),
        "kind": kind.astype(np.int32),
        "weight": np.asarray(o.ties["weight"])[used].astype(np.float32),
    }
