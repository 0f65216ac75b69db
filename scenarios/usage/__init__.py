"""Reads usage figures of a social platform: active people and posts, week by week."""

from scenarios.usage.figures import UsageFigures
from scenarios.usage.reading import UsageReading, read_usage
from scenarios.usage.roles import ROLES

__all__ = ["ROLES", "UsageFigures", "UsageReading", "read_usage"]
