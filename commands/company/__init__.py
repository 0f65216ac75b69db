"""Commands about one firm: its prices."""
