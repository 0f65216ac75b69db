"""What the pages of one browser tab share: the session, and how to show a picture of it elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import solara

from visualizer.session import Session


@dataclass
class Visit:
    """One tab's visit. `kept`: what pages remember while another page is looked at."""

    session: Session
    kept: dict[str, Any] = field(default_factory=dict)


here: Any = solara.create_context(None)
"""The visit, for all pages below the layout: ``solara.use_context(here)``."""
