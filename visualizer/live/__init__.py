"""A running organization as sessions, rooms and browser tabs share it."""
