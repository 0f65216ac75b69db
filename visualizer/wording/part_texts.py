"""The sentences, labels and heads of what several pages share; `texts.say` fills them in."""

from __future__ import annotations

FRAME = {
    "nav": "Pages",
}

KEY_TEXTS = {
    "keys": "Keys",
    "space": "Space",
    "play": "play or pause",
    "week": "one week back or on",
    "to_start": "back to week 0",
    "strategy": "choose a strategy",
    "branch": "branch from here",
    "undo": "undo the last change",
    "replay": "play the last change again",
    "projector": "projector view",
    "escape": "Esc",
    "close": "close this panel; leave the projector view",
    "on_stage": "on the stage",
    "on_stage_does": "+ and - zoom, 0 whole, U next unit, Page Down next person, Enter opens",
    "on_lever": "on a lever",
    "on_lever_does": "arrows move and raise, Shift+arrows stretch, [ ] ramp, Delete removes, Enter explains",
    "go_on": "go on: play the step, pause, play on, next step",
    "to_pause": "straight to the pause point, then to the next step",
    "step_back": "one step back",
    "from_start": "the story from the start",
    "to_step": "go to that step; on the list: choose that story",
    "sheet": "the debrief sheet, and back",
    "close_story": "close this panel; leave the projector view; back to all stories",
}

LIVE = {
    "rival_problem": "The run to compare with cannot be made: {problem}",
    "week": "Week {week}",
    "stopped": "The model stopped: {kind}: {problem}",
    "before": "before the change",
}

PORTRAIT = {
    "moment": "One moment",
    "again": "Living the run again up to this week ...",
    "nothing": "Nothing found",
    "in_week": "{title}, week {week}",
    "knows_who": "knows who knows what",
    "integration": "Integration {embedding:.2f}, stage {stage}.",
    "unit_facts": "{people} people. {stage}",
    "practice_path": "Practice so far ",
    "state": "State",
    "here": "here",
    "whole_firm": "whole firm",
    "why_here": "Why people here act, or not",
    "driver_unit": "Driver ({unit})",
    "community": "Community",
    "no_community": "There is no such community.",
    "community_facts": "{members} members from {units} units; content {content:.1f}, benefit {benefit:.2f}.",
    "community_n": "Community {n}",
    "moves_content": "What moves its content, a week",
    "driver": "Driver",
    "content": "Content",
    "members_work": "Where its members work",
    "unit": "Unit",
    "members": "Members",
    "social": "on social channels",
    "others": "others",
    "customers": "Customers",
    "group": "Group",
    "now_head": "Now",
    "satisfaction": "Satisfaction",
    "trust": "Trust",
    "service": "What their service is made of",
    "leads": "leads people",
    "informal": "informal leader",
    "front": "front team",
    "influences": "Who influences this person most",
    "why_act": "Why act, or not, this week",
    "moves_trust": "What moves this person's trust in leaders",
    "moves_attitude": "What moves this person's attitude",
    "no_judging": "A person of the model, not a real one: nobody is to be judged by this.",
    "employee": "Employee {id}",
    "person": "person",
    "people": "people",
    "took_part": "Took part in {acts} of {weeks} weeks.",
    "turns_to": "{taken} Turns to {n} {people}; reports to {above}.",
    "now": "now",
    "since": "since week 0",
    "who": "Who",
    "role": "Role",
    "tie": "Tie",
    "practice": "Practice",
    "nothing_moves": "Nothing, this week.",
}

STAGE = {
    "what_runs": "what runs",
    "strategies": "Strategies",
    "rules": "Rules",
    "efforts": "Efforts",
    "scenario": "Scenario (YAML)",
}

DEBRIEF = {
    "run": "{organization} · seed {seed} · {weeks} weeks",
    "of_100": "of 100",
    "room_drew": "what the room drew",
    "came": "what came",
}

WIDGETS = {
    "failed": "This could not be worked out: {kind}: {problem}",
    "save": "Save the figure",
    "from_to": "from {start:.2f} to {end:.2f}",
    "not_arrived": "the file did not arrive; please choose it again",
    "too_large": "the file is larger than {most} MB, the most the app takes",
    "what_is": "What is this? {title}",
}
