"""Sections of a page that fold, and the list of contents that leads to them.

They fold without scripts (details and summary), and are all open on paper. A link to a folded section opens it: the
browser opens what holds the target, which therefore stands inside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.presentation.language import translate
from analysis.report.markup import Html, el


@dataclass(frozen=True)
class Section:
    """One section: its name in links, its title and its parts; folded when the page opens."""

    name: str
    title: str
    parts: tuple[Html | None, ...]
    folded: bool = False

    @property
    def target(self) -> str:
        """The id that a link leads to."""
        return f"section-{self.name}"

    def show(self) -> Html:
        """Return the section as HTML."""
        inside = el("div", *self.parts, id=self.target, class_="inside")
        return _details(el("h2", self.title), inside, "section", self.folded)


def fold(title: str, *parts: Html | None) -> Html:
    """Return details within a section, folded when the page opens."""
    return _details(el("b", title), el("div", *parts, class_="inside"), "more", folded=True)


def show_contents(sections: Sequence[Section]) -> Html:
    """Return the contents of the page as links to its sections."""
    links = [el("li", el("a", section.title, href=f"#{section.target}")) for section in sections]
    return el(
        "nav", el("p", translate("Contents")), el("ol", *links), class_="contents", aria_label=translate("Contents")
    )


def _details(title: Html, inside: Html, look: str, folded: bool) -> Html:
    """Return what can be folded, by its title."""
    opened = {} if folded else {"open": ""}
    return el("details", el("summary", title), inside, class_=look, **opened)
