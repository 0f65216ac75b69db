"""Reads the files that companies export: delimited text, workbooks, JSON, networks."""
