"""The texts of the live components, in one catalogue.

``{name}`` is filled in where it is shown.
"""

from __future__ import annotations

from analysis.presentation.language import Texts

NETWORK = Texts() | {
    "label": "The organization: {n} people in {units} units. Plus and minus zoom, U walks the units, "
    "Page Up and Page Down the people, Enter opens.",
    "person": "Employee {id}",
    "leader": "Leader {id}",
    "informal": "Informal leader {id}",
    "customer": "A customer",
    "ties": "{n} ties",
    "click": "Click: why?",
    "state0": "Never acted",
    "state1": "Tried",
    "state2": "Acts",
    "state3": "Habit",
    "state4": "Helps others",
    "customer0": "Dissatisfied",
    "customer1": "Neither",
    "customer2": "Satisfied and trusting",
    "customer3": "Left",
    "demanded": "on demand",
    "legend_demanded": "of these on demand",
    "legend_leader": "leader",
    "zoom_in": "Zoom in",
    "zoom_out": "Zoom out",
    "whole": "Show the whole organization",
    "picture": "Save this picture (PNG)",
}
CHARTS = Texts() | {
    "choose": "Indicator shown here: {title}. Choose another",
    "export": "Save {title}",
    "explain": "What is {title}?",
    "week": "week",
    "week_short": "w{week}",
    "band_low": "band low",
    "band_high": "band high",
    "own": "this run",
    "points": "points",
    "against": "against {rival}, same week",
    "since_start": "since week 0",
    "description": "{title}: {start} at week 0, {now} in week {week}.",
}
PLANE = Texts() | {
    "title": "Using is not being",
    "across": "using: how much is posted →",
    "up": "being: how social the business is →",
    "explain": "What are using and being?",
    "export": "Save the plane",
    "strategy": "strategy",
    "week": "week",
    "description": "{name}, week {week} (means of 12 weeks): using {using} (from {using0}), "
    "being {being} (from {being0}), of 100.",
}
LANES = Texts() | {
    "cost": "This programme costs {cost} {k}",
    "cost_seen": "The levers shown cost {cost} {k}",
    "hidden": "{n} more at work, hidden by the facilitator",
    "of_budget": "{share} % of the budget of {budget} {k}",
    "add": "Add a lever",
    "bar": "{title} · {level} %",
    "description": "{title} at {level} percent, weeks {start} to {end}, ramp {ramp} weeks, for {group}, {cost} {k}",
    "how": "Drag to move, pull an end to stretch. Keys: arrows move and raise, Shift+arrows stretch, [ ] ramp, Delete.",
    "level": "Level of {title}",
    "remove": "Remove {title}",
    "explain": "What is {title}?",
    "explain_cost": "What are cost and budget?",
    "none": "No levers yet: this organization is left alone. Add one.",
}
TRANSPORT = Texts() | {
    "toolbar": "Run controls",
    "play": "Play (Space)",
    "pause": "Pause (Space)",
    "step": "One week on (→)",
    "restart": "Back to week 0 (R)",
    "scrub": "Week",
    "speed": "Speed",
    "max": "max",
    "branch": "Branch from here: decide differently from this week on; the path without the branch stays, dashed",
    "branch_short": "Branch here",
    "undo": "Undo the last change (U)",
    "undo_short": "",
    "replay": "Play the last change again (L)",
    "replay_short": "Replay change",
    "week": "Week {week}",
    "of": "of {horizon}",
}
SHARE = Texts() | {
    "share": "Share",
    "copied": "Link copied: it holds the scenario, the random seed, the week and the view.",
    "copied_token": "Link copied: it holds the scenario, the random seed, the week, the view, and the token that lets "
    "its reader in.",
    "here_only": "It opens on this computer only. For others there are files: 'Your own ...' on the Stage has 'Save "
    "all as a workshop', which they open in their orgshift in the same place; Compare has the brief and the report.",
    "copy": "Copy this link",
}
KEY_SWITCH = Texts() | {
    "list": "Keys",
    "switch_off": "Switch single-letter keys off",
    "switch_on": "Switch single-letter keys on",
    "about": "Letters, digits and ? then do nothing in this browser; Space, Esc, Tab and arrows always work",
}
SKETCH = Texts() | {
    "prompt": "What do you expect? Draw it.",
    "hint": "Draw with the pointer, or Tab to a point and use the arrow keys.",
    "reveal": "Show what happens",
    "week": "week {week}",
    "knob": "Your guess for week {week}",
}
