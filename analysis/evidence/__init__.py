"""The verdicts that are committed with the model: what pages show without running anything."""
