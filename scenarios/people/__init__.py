"""Imports a company's own people; nothing is changed silently.

Any usual staff list becomes an organization.

>>> organization, findings = read_people(b"id,manager,unit\n1,,Board\n2,1,Sales\n3,1,Sales\n")
>>> organization.size, organization.head
(3, 0)
"""

from scenarios.people.assembly import Details, title_of
from scenarios.people.finding import HEADINGS, Finding, Severity, describe_findings, summary
from scenarios.people.reader import read_people

__all__ = ["HEADINGS", "Details", "Finding", "Severity", "read_people", "summary", "title_of", "describe_findings"]
