"""The command line: one file per command; each calls the packages that do the work."""
