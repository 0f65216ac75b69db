"""Organizations, strategies and stories as files, and the code that reads them."""
