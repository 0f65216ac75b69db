"""What the pages are made of: one component a file, each Python file beside its small script."""
