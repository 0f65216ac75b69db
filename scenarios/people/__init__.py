"""Imports a company's own people; nothing is changed silently.

Any usual staff list becomes an organization.

>>> organization, findings = read_people(b"id,manager,unit\n1,,Board\n2,1,Sales\n3,1,Sales\n")
>>> organization.size, organization.head
(3, 0)
"""

from scenarios.people.assembly import Details, title_of
from scenarios.people.columns.roles import ColumnRole
from scenarios.people.columns.words import ROLES, TITLES
from scenarios.people.finding import HEADINGS, Finding, Severity, describe_findings, summary
from scenarios.people.reader import Reading, describe_kept, read_organization, read_people
from scenarios.people.staff import Kept, Wishes

__all__ = [
    "HEADINGS",
    "ROLES",
    "TITLES",
    "ColumnRole",
    "Details",
    "Finding",
    "Kept",
    "Reading",
    "Severity",
    "Wishes",
    "describe_findings",
    "describe_kept",
    "read_organization",
    "read_people",
    "summary",
    "title_of",
]
