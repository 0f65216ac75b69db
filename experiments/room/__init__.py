"""Rounds that a room full of people plays, without network and screens."""
