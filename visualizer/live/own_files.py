"""An uploaded file, put where its kind belongs.

A strategy, prices, an organization, a workshop. Messages are those of the command line; an upload opens no other file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from simulation.errors import UserError
from visualizer.live.tab import Visit
from visualizer.plan import own_strategies
from visualizer.plan.own_organizations import add_own
from visualizer.plan.own_prices import prices_in, with_prices
from visualizer.plan.own_strategies import pack, readable, with_title
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import MOST_PEOPLE, organization_of, organization_title, strategies
from visualizer.wording.part_texts import GALLERY
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from scenarios.workshop import WorkshopFile
    from simulation.levers import Strategy


def take_file(visit: Visit, file: str, content: bytes) -> str:
    """Put an uploaded file where its kind belongs; returns what was done, in a sentence.

    Raises UserError for what is wrong in it, as the command line does.
    """
    from scenarios.kinds import kind_of

    take = {"prices": take_prices, "organization": take_organization, "workshop": take_workshop}
    return take.get(kind_of(content, file), take_strategy)(visit, file, content)


def take_strategy(visit: Visit, file: str, content: bytes) -> str:
    """Keep the strategy of a file."""
    from scenarios.strategy import read_strategy

    return say(GALLERY, "took", title=keep(visit, read_strategy(content, file)))


def take_prices(visit: Visit, file: str, content: bytes) -> str:
    """Let the prices of a file count in this tab."""
    from scenarios.prices.price_file import parse_prices

    visit.session.change(with_prices(visit.session.plan, parse_prices(content, file)))
    return say(GALLERY, "took_prices", n=len(prices_in(visit.session.plan)))


def take_organization(visit: Visit, file: str, content: bytes) -> str:
    """Put the organization that a file makes up on the Stage."""
    from scenarios.organization import read_made_up

    name = add_own(read_made_up(content, file, MOST_PEOPLE))
    remember_organization(visit, name)
    visit.session.change(replace(visit.session.plan, organization=name), week=0)
    return say(GALLERY, "took_organization", title=organization_title(name))


def take_workshop(visit: Visit, file: str, content: bytes) -> str:
    """Open a workshop in this tab: its organization, seed and weeks, and keep its strategies."""
    from scenarios.workshop import find_rival, read_workshop

    written = read_workshop(content, file)
    own = {name: one.strategy(name) for name, one in written.own_strategies.items()}
    names = dict(zip(own, keep_all(visit, list(own.values())), strict=True))
    cards = [*written.strategies, *own] or list(strategies())
    start = written.start or cards[0]
    rival = written.rival or find_rival(start, cards)
    plan = Plan(written.organization, names.get(start, start), seed=written.seed, weeks=written.weeks, percent=None)
    visit.session.change(replace(plan, rival=names.get(rival, rival)).with_another_rival(), week=0)
    took = say(GALLERY, "took_workshop", title=written.title, n=len(own))
    return " ".join(filter(None, [took, describe_ignored(written)]))


def describe_ignored(written: WorkshopFile) -> str:
    """What of a workshop counts only where the app is started with it; "" where nothing does."""
    cards = (written.strategies or written.own_strategies) and not {*strategies()} <= {*written.strategies}
    found = {
        "its_story": written.story,
        "its_hidden": written.hidden,
        "its_rounds": written.rounds,
        "its_cards": cards,
    }
    parts = ", ".join(GALLERY[name] for name, value in found.items() if value)
    return parts and say(GALLERY, "only_at_start", parts=parts)


def keep(visit: Visit, found: Strategy) -> str:
    """Add a strategy to one's own under a title no other has; returns the title."""
    keep_all(visit, [found])
    return readable(visit.own.value[-1:])[visit.own.value[-1]].title


def keep_all(visit: Visit, found: list[Strategy]) -> list[str]:
    """Add strategies to one's own, all or none; returns their names.

    Each is kept under a title no other has.
    """
    kept, names = list(visit.own.value), []
    for one in found:
        taken = [other.title for other in strategies().values()] + [other.title for other in readable(kept).values()]
        names.append(pack(with_title(one, one.title, taken)))
        kept.append(names[-1])
    if len(kept) > own_strategies.MOST:
        raise UserError(say(GALLERY, "full", most=own_strategies.MOST))
    for name in names:
        tick(visit, name)
    visit.own.value = tuple(kept)
    return names


def tick(visit: Visit, name: str, instead_of: str = "") -> None:
    """Let the page Compare choose a strategy when it is next shown.

    In the place of another where one is named.
    """
    visit.kept["to_tick"] = (*visit.kept.get("to_tick", ()), (instead_of, name))


def remember_organization(visit: Visit, name: str) -> None:
    """Offer an organization of one's own in this tab from now on."""
    visit.kept["organizations"] = tuple(dict.fromkeys((*visit.kept.get("organizations", ()), name)))


def rename_organization(visit: Visit, title: str) -> None:
    """Give the organization on the Stage another title in this tab; other tabs keep theirs."""
    plan = visit.session.plan
    old, new = plan.organization, add_own(replace(organization_of(plan.organization), title=title))
    kept = visit.kept.get("organizations", ())
    visit.kept["organizations"] = tuple(dict.fromkeys(new if one == old else one for one in kept))
    fit = visit.kept.get("usage_fit")
    if fit is not None and fit.organization == old:
        fit.organization = new
    if visit.fitted is not None and visit.fitted.organization == old:
        visit.fitted = replace(visit.fitted, organization=new)
    visit.session.change(replace(plan, organization=new))
