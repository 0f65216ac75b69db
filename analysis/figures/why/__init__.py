"""Pictures of why a strategy ends where it does: the parts it needs, and what drives what."""
