"""States that are declared by name and meaning alone."""
