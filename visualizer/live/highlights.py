"""What is drawn on the stage besides people: communities' halos and incidents' pulses."""

from __future__ import annotations

from typing import Any

import numpy as np

from visualizer.live import layout
from visualizer.live.scene import Scene
from visualizer.wording.part_texts import LIVE

MOST_HALOS = 24


def halos_of(org: Any, scene: Scene) -> tuple[dict[str, Any], ...]:
    """The communities with members: where their members' middle is, how large, how healthy."""
    slots = np.asarray(org.state.slots)
    count = len(org.state.communities.members)
    position = np.full((len(slots), 2), np.nan)
    position[scene.people] = np.column_stack([scene.x, scene.y])[: len(scene.people)]
    seat, _ = np.nonzero(slots >= 0)
    which = slots[slots >= 0]
    drawn = ~np.isnan(position[seat, 0])
    members = np.bincount(which[drawn], minlength=count)
    middle = [np.bincount(which[drawn], weights=position[seat[drawn], axis], minlength=count) for axis in (0, 1)]
    practice = np.bincount(which, weights=np.asarray(org.people.practice)[seat], minlength=count)
    everybody = np.bincount(which, minlength=count)
    benefit = np.asarray(org.state.communities.benefit)
    largest = np.argsort(-everybody, kind="stable")[:MOST_HALOS]
    return tuple(
        {
            "id": int(c),
            "x": round(float(middle[0][c] / members[c]), 4),
            "y": round(float(middle[1][c] / members[c]), 4),
            "r": round(float(0.035 + 0.014 * np.sqrt(everybody[c])), 4),
            "health": round(float(0.5 * benefit[c] + 0.5 * practice[c] / everybody[c]), 3),
        }
        for c in largest
        if members[c] > 0
    )


def pulses_of(org: Any) -> tuple[dict[str, Any], ...]:
    """This week's incidents: where they are drawn, how large, what they are.

    User errors rise from inside the organization, attacks come from the customers' side.
    """
    firm = org.state.firm
    size = round(float(min(2.0, float(firm.severity) / 4)), 2)
    turn = 2.399963 * org.week
    spots = []
    counts = ((firm.user_errors, "user_error", 0.5), (firm.attacks, "attack", 0.93))
    for count, kind, reach in counts:
        if count >= 1:  # in week 0 the model holds what is to be expected, a fraction
            x, y = layout.WIDTH * reach * np.cos(turn), layout.HEIGHT * reach * np.sin(turn)
            spots.append(
                {"x": round(float(x), 3), "y": round(float(y), 3), "size": size, "kind": kind, "label": LIVE[kind]}
            )
    return tuple(spots)
