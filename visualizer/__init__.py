"""The browser app: a stage on which an organization is watched while it changes."""
