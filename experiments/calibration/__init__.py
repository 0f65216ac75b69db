"""Which parameter values reproduce the targets."""
