"""Published patterns beside simulated ones: measures of a run, verdicts, picture, page."""
