"""What words on the pages mean that are not declared; `explain` adds what is."""

from __future__ import annotations

from analysis.presentation.language import Texts

Lines = list[tuple[str, str]]

TERMS: Texts[tuple[str, Lines]] = Texts() | {
    "stage": (
        "What is on the stage",
        [
            (
                "A dot",
                "a person, in its unit; the lines are working ties. People are made up: only places, ties and "
                "units are those of the organization.",
            ),
            ("Never acted", "has not once worked in the open (practice 0)."),
            ("Tried", "has, but less than about every third week (practice below 0.3)."),
            ("Acts", "about every third week or more (practice 0.3 and above)."),
            ("Habit", "acts, and does so by habit (habit 0.5 and above)."),
            ("Helps others", "acts, and answered a colleague through the network within the last eight weeks."),
            ("Pale and hatched", "acts on demand: less than every third week if it were not demanded or counted."),
            (
                "White ring, dotted ring",
                "a leader; an informal leader: many turn to them, nobody reports to them. A wider "
                "pale ring, for a moment while it plays: has just moved up.",
            ),
            (
                "Around",
                "customers: red triangle down dissatisfied, green triangle up satisfied and trusting, square neither.",
            ),
            (
                "Being social, of 100",
                "how social the business is in the week shown: the mean of its five parts, weighted. "
                "Single weeks swing: where a run ends is told as the mean of its last 12 weeks, in the range beside "
                "it, in the plane, on Compare and on Why.",
            ),
            (
                "80 % of runs with other random seeds",
                "the same decisions on the same people, with other chance: the range that "
                "leaves one run in ten below and one above.",
            ),
        ],
    ),
    "plane": (
        "Using is not being",
        [
            ("Across: using", "how much the organization posts."),
            ("Up: being", "how social the business is: practice, exchange both ways, across units, trust, one face."),
            ("Dotted up, empty circle", "being social if forced acts counted like others, where that is more."),
            (
                "Thick line",
                "the path so far, every point the mean of the last 12 weeks, a mark every half year. Cloud: "
                "where runs with other random seeds end.",
            ),
            ("Dashed line", "the rival: what is chosen under Compare with, same people and random seed."),
        ],
    ),
    "strategies": ("Strategies", []),
    "world": (
        "This run",
        [
            ("Compare with (dashed)", "a second strategy on the same people and random seed, drawn dashed."),
            (
                "Something happens now",
                "an event in the week after the one shown. It stands below: press it to change its "
                "week, its size or whom it strikes.",
            ),
            ("Random seed", "the number that fixes all that happens by chance. The same number gives the same run."),
            ("Scenario (YAML)", "the levers as a strategy file, for orgshift compare FILE or for your own workshop."),
        ],
    ),
    "budget": (
        "Cost and budget",
        [
            (
                "Cost",
                "what all levers shown ask for over the whole run, in thousands: people's hours and "
                "money; after a branch, with what ran before it. Rules are set, not bought.",
            ),
            (
                "Budget",
                "1.5 % of the payroll of week 0 over the run. It is a yardstick here: nothing stops you. On Compare "
                "all programmes are given the same cost.",
            ),
            ("A bar", "height is the level, the slope at its beginning the weeks until it is reached (ramp)."),
        ],
    ),
    "compare": (
        "What is compared",
        [
            (
                "Budget",
                "as written: every programme at its own cost. Equal: efforts are scaled until each costs that share "
                "of payroll; rules are not scaled.",
            ),
            (
                "Runs each",
                "every strategy is run that often, each time with another random seed; all strategies get the same.",
            ),
            (
                "Sets of other assumptions",
                "in each, all that is uncertain has other values of its range. 0: the defaults.",
            ),
            (
                "Where a strategy ends",
                "the mean of the last 12 weeks; of what is counted from the start, such as money, the last week.",
            ),
            ("Work out", "the ranking alone, or also why the leader leads, other budgets, and what could turn it."),
        ],
    ),
    "verdicts": (
        "How to read the differences",
        [
            ("Difference", "mean of the differences between two strategies, run by run, on the same random seeds."),
            ("By chance (95 %)", "where the mean difference lies, as far as chance goes."),
            (
                "Verdict",
                "told apart where chance alone would hardly make such a difference, corrected for the number of "
                "comparisons; otherwise more runs are needed, or there is nothing to find.",
            ),
        ],
    ),
    "money": (
        "Money",
        [
            (
                "Factor",
                "what the level of every effort was multiplied by to reach the budget, though no level goes above 1 "
                "and words never grow louder than written; 1.00: as written; none: plans to cost nothing.",
            ),
            ("Planned, spent, unspent", "in thousands: by the plan, in the runs, and what was left over."),
        ],
    ),
    "by_decision": (
        "By decision",
        [
            (
                "A bar",
                "what is lost without that one lever or event: this run minus the same run without it, with the same "
                "people and random seed.",
            ),
            (
                "Whole change",
                "the line: this run minus going on as before. Bars add up to more where decisions only work together.",
            ),
            (
                "Levels",
                "means of the last 12 weeks up to the week chosen; of what is counted from the start, such as "
                "money, that week.",
            ),
        ],
    ),
    "by_driver": (
        "By driver",
        [
            (
                "A line",
                "a term of the mechanism's equation, as the model computes it in that one week: of one person, or "
                "the mean of many.",
            ),
            (
                "Push",
                "above 0 for it, below 0 against it: 0.7 more makes what is rare twice as likely, 0.7 less half as "
                "likely.",
            ),
            ("Where to read on", "Learn, Mechanisms: every equation with its source."),
        ],
    ),
    "by_mechanism": (
        "By mechanism",
        [
            ("A bar", "what this mechanism alone changed, added up over the weeks. All bars add up exactly."),
            ("Levels", "counted as by decision; the lines week by week show every week by itself."),
            (
                "Between two strategies",
                "the same for the difference between two runs with the same people and random seed.",
            ),
            ("The programme itself", "what levers change at once, before anybody reacts."),
            ("Books", "changes in what is reported so far, such as money counted up."),
        ],
    ),
    "headline": ("Headline measures", []),
    "switch_off": ("Switch a mechanism off", []),
    "dials": (
        "An organization made with dials",
        [
            ("People", "20 to 20,000. Units, leaders and customers are made to match."),
            ("Ties a person", "colleagues a person works with, on average."),
            ("People a manager leads", "on average; the fewer, the more levels there are."),
            ("Ties across units", "1 = units do not matter, 0 = as few as can be; measured workplaces 0.23 to 0.97."),
            (
                "Colleagues knowing each other",
                "how often two colleagues of one person work together; real 0.29 to 0.77.",
            ),
            ("Inequality of ties", "0 = all have as many, 0.8 = a few have most; real 0.14 to 0.56."),
            ("Ties along the line", "share of managers and reports who work together; real 0.51 to 0.95."),
            ("Ties both ways", "share of ties that are returned; mail 0.71 to 0.88."),
            ("Random seed", "the number that fixes all chance of the making."),
        ],
    ),
    "upload": (
        "Your own files",
        [
            (
                "People file",
                "one line a person: id, unit, manager (the manager's id; empty at the top). Further columns: "
                "see orgshift import.",
            ),
            (
                "Ties file",
                "one line a tie: source, target and, if known, weight. Without it ties are made to match the "
                "units and the hierarchy.",
            ),
            (
                "Culture survey, mapping file",
                "answers or means by unit, from which week 0 starts. Where a question is not understood, a mapping "
                "file names what it measures: see orgshift import --survey-map.",
            ),
            (
                "Where they go",
                "nowhere: the app runs on this machine. Names may be in the files: they are never stored.",
            ),
        ],
    ),
    "roles": (
        "Columns of your list",
        [
            (
                "Read as",
                "what the column was taken for. Another choice reads the list again; the column that had it loses it.",
            ),
            ("Names and addresses", "only find out who reports to whom. They are never stored or shown."),
        ],
    ),
    "units": (
        "Units",
        [
            ("Function", "what the unit does, as far as it is known; some functions face customers."),
            ("Leaders", "people in the unit whom somebody reports to."),
            ("Ties inside", "share of the ties of its people that stay inside the unit."),
        ],
    ),
    "unit_map": (
        "Who turns to whom, between units",
        [
            (
                "A cell",
                "of all pairs of a person in the row's unit and one in the column's, how many in a hundred are "
                "tied: the first turns to the second. Darker is denser; a grey cell has nobody who could be tied.",
            ),
            ("The diagonal", "ties inside a unit. Dark there and pale around it: silos, where a change may halt."),
            ("Other units", "with more than twenty units, the smallest share the last row and column."),
        ],
    ),
    "beside": (
        "Beside real companies",
        [
            (
                "A line",
                "one measure, from the lowest to the highest of all that are compared; each has its own scale. "
                "How many people and ties there are is left out: size is not structure.",
            ),
            (
                "The companies",
                "managers asked for advice (21 people), a manufacturer's mail (167), a research "
                "institution's mail (1,005). Advice and mail are not the same kind of tie: read the marks as a "
                "yardstick.",
            ),
            (
                "Outside their range",
                "is no fault, but the less it looks like any of them, the more reason to check files or dials.",
            ),
        ],
    ),
    "culture": (
        "Culture by unit",
        [
            ("Openness to working openly", "attitude, 0 to 1: what one falls back to, and what colleagues say."),
            ("Trust in leaders", "how far people believe their leaders, 0 to 1. Deeds raise it, empty words cost it."),
            (
                "Trust that colleagues help",
                "how far people count on being helped, 0 to 1; at the start the same for all.",
            ),
            ("Colleagues who must act first", "share who have to do it before one joins. Low: goes ahead."),
            ("Skill in working openly", "how well people can do it inside the organization, 0 to 1."),
            ("Habit of working openly", "how much of a habit it is, 0 to 1; nobody begins with one."),
            ("Dot, line, dashed line", "a unit's mean; the middle 80 % of its people; the mean of everybody."),
        ],
    ),
    "measures": (
        "Measures of structure",
        [
            ("What they are for", "how fast something spreads, and where it stops, depends on them."),
            ("If units did not matter", "what would be seen if ties were dealt out blindly: compare it with what is."),
        ],
    ),
}
