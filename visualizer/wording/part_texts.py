"""The sentences, labels and heads of what several pages share; `texts.say` fills them in."""

from __future__ import annotations

from analysis.presentation.language import Texts

FRAME = Texts() | {
    "nav": "Pages",
}

KEY_TEXTS = Texts() | {
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
    "menu": "to the menu of the pages; the link before it skips back to the content",
    "in_list": "in a list",
    "in_list_does": "of strategies, sections or mechanisms: arrows lead through it, Space or Enter chooses",
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

LIVE = Texts() | {
    "last_week": "Week {week} is the last one: nothing can follow it. Go back to an earlier week first.",
    "user_error": "user error",
    "attack": "attack",
    "branch": "branch",
    "rival_problem": "The run to compare with cannot be made: {problem}",
    "week": "Week {week}",
    "stopped": "The model stopped: {kind}: {problem}",
    "before": "before the change",
    "ends_low": "This run ends lower than nine in ten runs with other random seeds.",
    "ends_high": "This run ends higher than nine in ten runs with other random seeds.",
    "net_so_far": "Net value so far: {amount} more than going on as before, after cost",
    "loss_so_far": "A loss so far: {amount} less than going on as before, after cost",
}

PORTRAIT = Texts() | {
    "moment": "One moment",
    "again": "Living the run again up to this week ...",
    "nothing": "Nothing found",
    "in_week": "{title}, week {week}",
    "integration": "Integration {embedding} of 100, stage {stage}.",
    "unit_facts": "{people} people. {stage}",
    "practice_path": "Practice so far ",
    "state": "State",
    "here": "here",
    "here_100": "here (of 100)",
    "firm_100": "whole firm (of 100)",
    "whole_firm": "whole firm",
    "why_here": "Why people here act, or not",
    "driver_unit": "Driver ({unit})",
    "community": "Community",
    "no_community": "There is no such community.",
    "community_facts": "{members} members from {units} units; content {content:.1f}, benefit {benefit} of 100.",
    "community_life": "{contributors} of the members have contributed lately. Founded in week {week}.",
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
    "satisfaction": "Satisfaction (of 100)",
    "trust": "Trust (of 100)",
    "service": "What their service is made of",
    "leads": "leads people",
    "informal": "informal leader",
    "front": "front team",
    "influences": "Who influences this person most",
    "why_act": "Why act, or not, this week",
    "moves_motives": "What moves this person's own motives",
    "moves_trust": "What moves this person's trust in leaders",
    "moves_attitude": "What moves this person's attitude",
    "no_judging": "A person of the model, not a real one: nobody is to be judged by this.",
    "employee": "Employee {id}",
    "nobody": "nobody",
    "manager": "manager",
    "person": "person",
    "people": "people",
    "took_part": "Took part in {acts} of {weeks} weeks.",
    "vacant": "nobody in this seat now: it waits for somebody",
    "closed": "nobody in this seat any more",
    "turns_to": "{taken} Turns to {n} {people}; reports to {above}.",
    "now": "now (of 100)",
    "since": "since week 0",
    "who": "Who",
    "role": "Role",
    "tie": "Tie",
    "practice": "Practice (of 100)",
    "nothing_moves": "Nothing, this week.",
}

STATES = Texts() | {
    "practice": "what others see",
    "practice_own": "of it of one's own accord",
    "openness": "attitude",
    "trust": "trust in leaders",
    "habit": "habit",
    "fatigue": "fatigue",
    "skill": "skill",
    "knows_who": "knows who knows what",
}
"""States of a person."""

STAGE = Texts() | {
    "what_runs": "what runs",
    "strategies": "Strategies",
    "rules": "Rules",
    "efforts": "Efforts",
    "scenario": "Scenario (YAML)",
    "budget": "Budget of every strategy",
    "over_budget": "{over} {k} over the budget of {budget} {k}.",
    "scaled": "{label}: times what is written. The largest shares of the money: {mostly}.",
    "as_set": "Levels as they are set. Compare makes them {label} for an equal budget of {percent} % of payroll.",
    "effect": "{title} at the end: {value} (mean of {n} runs, {weeks})",
    "effect_change": "; {change} points against before the last change",
    "effect_other": "; {change} points against {title}",
    "effect_wait": "Working out the effect at the end ...",
    "unspent": "{unspent} {k} of the budget stay unspent: every effort is at its fullest.",
}

START = Texts() | {
    "title": "Start here",
    "firm": "1. Choose or make your firm",
    "compare": "2. Compare strategies in it",
    "read": "3. Read the answer under Compare: what can be said, a report, a brief for a board.",
    "below": "Below, a made-up firm goes through a strategy week by week: choose another, or change its levers.",
    "close": "Close; do not show this again",
}

DEBRIEF = Texts() | {
    "run": "{organization} · random seed {seed} · {weeks} weeks",
    "room_drew": "what the room drew",
    "came": "what came",
    "week": "week",
}

WIDGETS = Texts() | {
    "failed": "This could not be worked out: {kind}: {problem}",
    "save": "Save the figure",
    "from_to": "from {start} to {end} of 100",
    "not_arrived": "the file did not arrive; please choose it again",
    "too_large": "the file is larger than {most}, the most the app takes",
    "what_is": "What is this? {title}",
}

PLAN = Texts() | {
    "stage_title": "{title}, as changed on the Stage",
    "scaled_title": "{title}, at {percent:g} % of payroll",
    "link_too_long": "The link is longer than any the app makes, so it was not read.",
    "link_part": "Part of the link was left out: {part}: {problem}",
    "no_entry": "'{text}' is not lever*level*start*ramp*end*target",
    "outside": "{number} is outside {low}..{high}",
    "no_number": "{text} is no finite number",
    "unknown_strategy": "strategy: '{name}' is unknown{hint}",
    "unknown_organization": "organization: '{name}' is unknown{hint}",
    "own_is_gone": "This link's organization was uploaded to a server that has ended: upload it again.",
    "too_many_people": "organization: people: at most {most:,} on the stage",
    "too_many_customers": "organization: customers: at most {most:,} on the stage, not {given:,}",
    "too_many_ties": "organization: people times mean_degree: at most {most:,} on the stage",
    "not_generated": "organization: {problem}",
    "no_dial": "organization: '{text}' is not a dial and a number",
    "own_strategy": "a strategy of your own",
}

GALLERY = Texts() | {
    "open": "Your own ...",
    "title": "Strategies and files of your own",
    "where": "Strategies are kept in this browser only, not on the server: another browser does not have them. "
    "Download a file to keep it, or to use it on the command line (orgshift compare FILE.yaml). A link you share holds "
    "the whole strategy on the Stage.",
    "not_kept": "This browser keeps nothing for this page: they are gone when it is closed. Download what you need.",
    "file": "Upload a strategy, a price list, a workshop or an organization (YAML)",
    "too_large": "{name} is larger than {most}, which no such file is.",
    "keep": "Keep what is on the Stage",
    "new": "New strategy",
    "new_title": "My strategy",
    "save": "Save changes",
    "save_as": "Keep as a new one",
    "none": "No strategy of your own yet. Upload a file, or change the levers on the Stage and keep them here.",
    "name": "Title",
    "show": "Show on the Stage",
    "duplicate": "Duplicate",
    "download": "Download",
    "remove": "Remove",
    "took": "{title} is kept in this browser.",
    "took_prices": "Prices of your own that count in this tab now: {n}.",
    "took_organization": "{title} is on the Stage now.",
    "took_workshop": "{title} is open: its organization, random seed and weeks are on the Stage, {n} strategies of its "
    "own are kept.",
    "only_at_start": "Only where the app is started with it (orgshift app --workshop FILE) do these count: {parts}.",
    "its_story": "its story",
    "its_hidden": "what it hides",
    "its_rounds": "what phones are asked (rounds)",
    "its_cards": "its choice of strategies",
    "workshop": "Save all as a workshop",
    "workshop_title": "Workshop: {title}",
    "others_as_written": "In the workshop file, what is on the Stage and what it is compared with are at {percent:g} % "
    "of payroll; the others are as they are written.",
    "left_out": "Not in the workshop file, which has no place for it: {parts}.",
    "no_events": "what happens (events)",
    "no_prices": "prices that are not the usual ones",
    "no_parameters": "parameters",
    "no_forms": "other forms of mechanisms",
    "no_switches": "mechanisms switched off",
    "full": "There are {most} already, the most a browser keeps: remove one first.",
    "too_long": "{title}: has more levers than a link can hold; use it on the command line.",
    "unreadable": "strategy: the link's own strategy cannot be read; it was cut or changed on its way",
    "in_link": "the strategy in the link",
}

PRICES = Texts() | {
    "open": "Prices ...",
    "title": "Prices of your own firm",
    "where": "They count in every run of this tab, on the Stage and under Compare, and its link holds them; nothing is "
    "kept on the server. Here each has one value: ranges and the currency of a file count on the command line only "
    "(orgshift compare --prices FILE.yaml).",
    "fill_in": "Download the price list to fill in",
    "file": "Upload a price list (YAML)",
    "too_large": "{name} is larger than {most}, which no price list is.",
    "none": "No price is your own: all are those of this server.",
    "counted": "Prices of your own: {n}, in thousands where they are amounts of money",
    "save": "Download these prices",
    "forget": "Back to the prices of this server",
    "too_many": "{n} prices of your own are more than a link can hold: start the app with --prices FILE.yaml",
    "currency": "EUR",
}

FILE = Texts() | {
    "organization": "organization: {title} ({name})",
    "run": "seed: {seed}; weeks: {weeks}",
    "event": "event: {event}",
    "branch": "branched after week {week}: the levers before and after it are written as one list",
    "setting": "set: {name}={value}",
    "off": "mechanism switched off: {name}",
    "link": "link: {link}",
}
"""The comments in a strategy file saved on the Stage."""

SERVER = Texts() | {
    "socket_closed": "The socket of a {what} was closed: {problem}",
    "no_tab": "A request for a tab of the app that names none was refused.",
    "needs_token": "This app needs the link with its token, as printed at its start.",
    "other_host": "This app does not answer under that host name. Whoever starts it allows one with "
    "--allowed-host NAME.",
    "other_origin": "This app answers only its own pages.",
    "too_large": "That is larger than anything this app takes.",
    "bad_message": "That is nothing the app's pages send.",
    "bad_host": "--allowed-host: {text!r} is no host name: give the name or address alone, as in room.local, "
    "without http://, port or path",
    "bad_root": "--root-path: {text!r} is no path: write it as in /orgshift, with letters A to Z, digits, . _ ~ -",
    "root_taken": "--root-path: {text!r} begins like an address of the app; choose another, as /orgshift",
    "bad_token": "--token: only the letters A to Z and a to z, digits, - and _ can stand in a link as they are",
    "bad_port": "a port is a number from 1 to 65535",
    "no_address": "cannot serve at {host} port {port}: {reason}; choose another with --port, or none for a free one",
    "started": "orgshift is at {link}\nStop it with Ctrl+C.",
}

MESA = Texts() | {
    "title": "orgshift in Mesa's SolaraViz",
    "people": "People",
    "strategy": "Strategy",
    "trust": "Trust at the start",
    "openness": "Openness at the start",
    "seed": "Random seed",
    "axis": "people",
    "never": "never acted",
    "tried": "tried",
    "acts": "acts",
    "habit": "habit",
}
"""Mesa's own page of the model."""
