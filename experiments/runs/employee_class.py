"""Loads the user's own agent class of a run by its name, and reads its source."""

import sys
from importlib import import_module
from typing import Any

from simulation.errors import UserError, did_you_mean


def load_employee_class(name: str) -> Any:
    """Return the agent class of a name "package.module:Class".

    Raises UserError if there is none.
    """
    module_name, _, class_name = name.partition(":")
    try:
        module = import_module(module_name)
    except ImportError as problem:
        raise UserError(f"employee: '{name}': {problem}") from None
    from simulation.agents import Employee

    there = {key: one for key, one in vars(module).items() if isinstance(one, type) and issubclass(one, Employee)}
    if class_name not in there:
        near = did_you_mean(class_name, there)
        raise UserError(f"employee: {module_name} has no subclass of Employee called '{class_name}'{near}")
    return there[class_name]


def read_class_source(name: str) -> bytes:
    """Return the source of the module of an agent class, which is part of its runs' identity."""
    module = sys.modules.get(name.partition(":")[0]) or import_module(name.partition(":")[0])
    path = getattr(module, "__file__", None)
    if path is None:
        raise UserError(f"employee: '{name}' is not declared in a file, so its runs could not be told apart")
    with open(path, "rb") as file:
        return file.read()
