"""Weeks in which some people are played from outside: their choices, not their states."""
