"""Malformed texts and values for the tests that try every reader and option."""

from __future__ import annotations

import os
import random
import re

WORDS = (
    "0",
    "-1",
    "2601",
    "3000000000",
    "9223372036854775808",
    "1e400",
    ".nan",
    ".inf",
    "0,5",
    "50%",
    "true",
    "no",
    "~",
    "''",
    '"a\\nb"',
    '"\\e[31m"',
    '"\\0"',
    "'x'",
    "[]",
    "{}",
    "[1, [2]]",
    "*a",
    "&a [*a]",
    "!!python/name:os.system x",
    "2020-01-01",
    "12:30",
    "010",
    "x" * 300,
    "nothing",
    "mandate",
    "tools",
    "everyone",
    "unit:X",
    "{a: {b: c}}",
    "|",
    "- -",
)
VALUES = (
    "",
    "-1",
    "0",
    "1e400",
    "nan",
    "²",
    "9" * 5000,
    "9223372036854775808",
    "2**3",
    "0,5",
    "a\nb",
    "\x1b[31m",
    "x" * 300,
    os.fsdecode(b"a\xff"),
    "trust_gain=nan",
    "trust_gain=1e400",
    "trust_gain",
    "=",
    "trust=",
    "trust=odd",
    "layoff@",
    "layoff@9" + "9" * 5000,
    "layoff@4,share=²",
    "layoff@4,group=seat:²",
    "leader_leaves@4,group=seat:" + "9" * 5000,
    "nothing",
    "mandate",
    ".",
    "/",
    "none.yaml",
    "-",
    "--",
    "café",
    "1.5%",
    "-250k",
    "infk",
)


def spoilt(text: str, dice: random.Random) -> bytes:
    """A text with one to three things wrong with it."""
    for _ in range(dice.randint(1, 3)):
        spot = dice.randrange(len(text) + 1)
        values = list(re.finditer(r"(?<=[:,\[] )[\w.'{}@ ]+|(?<=- )\w+", text)) or [re.match("", text)]
        value = dice.choice(values)
        assert value is not None
        text = dice.choice(
            (
                text[:spot] + text[spot + dice.randint(1, 9) :],
                text[:spot] + dice.choice("\t\n:{}[]&*!|>'\"%@`#-,?\x00\x1b\u202e\ud7ff") + text[spot:],
                text[: value.start()] + dice.choice(WORDS) + text[value.end() :],
                text[: value.start()] + dice.choice(WORDS) + text[value.end() :],
                text + dice.choice(text.splitlines() or [""]) + "\n",
                text + f"{dice.choice(WORDS)}: {dice.choice(WORDS)}\n",
            )
        )
    data = text.encode("utf-8", "replace")
    return data if dice.random() < 0.9 else data[:9] + b"\xff" + data[9:]
