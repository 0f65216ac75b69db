"""The Stage: the organization changes before one's eyes, and every decision can be tried."""
