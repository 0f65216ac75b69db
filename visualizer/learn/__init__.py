"""The page Learn: what the model declares, as tables."""
