"""`orgshift doctor`: check the installation and say what is missing (skeleton; grows with the parts it checks)."""


def command() -> None:
    """Check the installation and say what is missing."""
