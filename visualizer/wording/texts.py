"""The pages' sentences in one catalogue, so that they can be translated.

``{name}`` is filled in where shown.

The catalogue is this folder: `texts` what stands on several pages, `page_texts` a catalogue a page, `part_texts` what
pages share, `widget_texts` what scripts of the browser are given. `say` looks up and fills in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.presentation.language import Texts, fill

STORY_LINES = Texts() | {
    "incident_user_error": "A post goes wrong in week {week}: outrage stands at {outrage} per 1,000 customers.",
    "incident_attack": "An attack in week {week}: outrage stands at {outrage} per 1,000 customers.",
    "unit_up": "{unit} is turning: practice rose from {old} to {new} since week {week}.",
    "unit_down": "{unit} is falling back: practice fell from {old} to {new} since week {week}.",
    "unit_waits": "{ahead} is at {most} practice; {behind} waits at {least}.",
    "using_only": "Much more is posted ({using}), but the business is hardly more social ({being}).",
    "being_too": "The business itself changes: being {being}, with using {using}.",
    "forced": "{forced} of this week's acts would not happen without demand or counting.",
    "starts": "{lever} starts in week {week}, at {level}.",
    "ends": "{lever} ends in week {week}.",
    "trust_in_leaders_up": "Trust in leaders grows: {old} in week {week}, {new} now.",
    "trust_in_leaders_down": "Trust in leaders falls: {old} in week {week}, {new} now.",
    "practice_up": "Working in the open spreads: {old} in week {week}, {new} now.",
    "practice_down": "Working in the open recedes: {old} in week {week}, {new} now.",
    "customer_trust_up": "Customers trust more: {old} in week {week}, {new} now.",
    "customer_trust_down": "Customers trust less: {old} in week {week}, {new} now.",
    "satisfaction_up": "Customers are more satisfied: {old} in week {week}, {new} now.",
    "satisfaction_down": "Customers are less satisfied: {old} in week {week}, {new} now.",
    "fatigue_up": "People tire of change: fatigue {old} in week {week}, {new} now.",
    "fatigue_down": "People recover from change: fatigue {old} in week {week}, {new} now.",
    "community_health_up": "Communities come to life: health {old} in week {week}, {new} now.",
    "community_health_down": "Communities fade: health {old} in week {week}, {new} now.",
}

STORY = Texts() | {
    "title": "Stories for a room",
    "intro": "A story is played by the model itself, live. Each step asks the room something before it shows it. "
    "Keys: 1-9 choose, Space goes on, P for the projector, ? for all keys.",
    "step": "{story} · step {n} of {of}",
    "playing": "Playing to week {week} ...",
    "amiss": "In this organization it came out differently than told ({what}).",
    "play": "Play (Space)",
    "go_on": "Next step (Space)",
    "pause": "Pause (Space)",
    "play_on": "Play on (Space)",
    "reveal": "Show what happens (Space)",
    "sheet": "Debrief sheet",
    "back": "← Back",
    "again": "From the start (R)",
    "list": "All stories",
    "second": "Second window",
    "second_title": "Opens a window for the projector that follows this one",
    "minutes": "{n} minutes · {steps} steps · {curves}",
    "curve": "1 curve to guess",
    "curves": "{n} curves to guess",
    "sheet_title": "Debrief: {story}",
    "so_far": "So far: {n} of {of} steps have been played; the others come onto this sheet once they are.",
    "print": "Print, or save as PDF",
    "take": "To take home",
    "talk": "To talk about",
    "this_step": "This step",
    "figures": "At the pause, week {week} (means of {weeks} weeks)",
    "guess": "What the room drew, and what came",
    "guessed": "{title}: the room drew {guess} for week {week}; it came to {truth}.",
    "room": "Room {code}",
    "room_waits": "This window follows room {code}. It shows what the presenter shows, as soon as somebody presents.",
    "room_ask": "Which room?",
    "rooms": "Rooms on this machine. Where a presenter's browser has gone, the room can be taken up again.",
    "no_rooms": "No room is open on this machine yet. To open one, go to the Stage or to Stories and press 'Second "
    "window' at the top: what you do there is then shown in the new window, for the projector.",
    "resume": "Present in {code} again",
    "elsewhere": "Room {code} is presented from another window: what is done here is not shown there.",
    "present": "Present here ...",
    "take_over": "Present from here instead",
    "not_presenting": "Not presenting",
    "not_presenting_title": "This workshop is presented from another window; press to see its room, and to take over",
    "shown": "{what} · since {time}",
}

LOST = Texts() | {
    "title": "This page does not exist",
    "nothing_there": "Nothing is at {path} here.",
    "near": "Did you mean",
}

OVERVIEW = Texts() | {
    "measures": "This organization",
    "measuring": "Measuring ...",
    "units": "Units",
    "map": "Who turns to whom, between units",
    "drawing": "Drawing ...",
    "map_text": "Inside a unit, {inside} of 100 possible ties exist; between units, {between}.",
    "map_one": "All people are in one unit, where {inside} of 100 possible ties exist.",
    "beside": "Beside real companies",
    "beside_range": "Against {n} real companies: {parts}.",
    "beside_others": "Against the other {n}: {parts}.",
    "within": "within their range",
    "above": "above all of them",
    "below": "below all of them",
    "beside_same": "This organization is itself one of the real companies ({title}); where its mark and that "
    "company's differ, the data were prepared differently.",
    "culture": "Culture by unit, at week 0",
    "culture_wait": "Meeting the people ...",
    "culture_one": "{title}: {mean} over all",
    "culture_range": "{title}: {mean} over all, from {low} ({least}) to {high} ({most})",
    "culture_same": "The same for everybody at week 0: {parts}.",
    "culture_note": "People are made up (random seed {seed}), all from the same ranges: units differ by chance, small "
    "ones most, and in openness also by whom their people turn to.",
    "culture_note_survey": "What the survey asked starts at its level in each unit; inside a unit, people differ by "
    "chance (random seed {seed}). What it did not ask is drawn for everybody from the same ranges.",
    "openness": "Openness to working openly",
    "trust": "Trust in leaders",
    "peer_trust": "Trust that colleagues help",
    "threshold": "Colleagues who must act first",
    "skill": "Skill in working openly",
    "habit": "Habit of working openly",
}

PRIVACY = Texts() | {
    "made_up": "This person is made up: openness, trust and everything else are drawn by lot, also in an organization "
    "of your own. Never use it to judge anybody.",
    "together": "{n} smallest units as one",
    "all": "All units together",
    "small": "Units of fewer than {least} people are shown together, so that nobody is singled out.",
}

OCCURRENCES = Texts() | {
    "line": "Week {week}: {title}",
    "week": "Week",
    "whom": "Whom it strikes",
    "remove": "Take out: {title}",
}

TEXTS = Texts() | {
    "honest": "Not a forecast: a comparison of strategies under stated assumptions. Not for judging single persons.",
    "skip": "Skip to content (M leads back to this menu)",
    "busy": "The app is working",
    "strategy": "Strategy",
    "changed": "changed by you",
    "bounds": "{low} to {high}",
    "refused": "{typed} was not taken",
    "whole": ", whole numbers",
    "steps": ", in steps of {step}",
    "rival": "Compare with (dashed)",
    "unbranched": "Without the branch",
    "seed": "Random seed",
    "another_seed": "Another random seed",
    "events": "Something happens now",
    "choose_event": "choose ...",
    "world": "This run",
    "projector": "Projector",
    "table": "Show as table",
    "charts": "Show as charts",
    "being_title": "Being social",
    "stage": "What is on the stage?",
    "counting_forced": "{value} counting forced acts",
    "band": "80 % of {n} runs with other random seeds: {low} to {high} in weeks {first} to {last}",
    "band_wait": "computing the range over other random seeds: {n} of {of} runs",
    "close": "Close",
    "sample": "{shown} of {all} people shown, each unit in proportion",
    "preparing": "Building the organization ...",
}


def say(catalogue: Mapping[str, str], key: str, /, **values: Any) -> str:
    """The sentence `key` filled with `values`."""
    return fill(catalogue[key], **values)
