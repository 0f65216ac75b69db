"""The stage setting of an organization."""

from __future__ import annotations

import numpy as np

from visualizer.live.scene import CUSTOMER, set_scene
from visualizer.plan.resolve import load_organization


def test_an_organization_without_customers_is_shown() -> None:
    people = load_organization("krackhardt")
    scene = set_scene(people, np.zeros(people.size, bool), customers_present=0)
    assert len(scene.x) == people.size and CUSTOMER not in scene.kind
