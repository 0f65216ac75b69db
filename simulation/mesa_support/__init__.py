"""What makes an organization a good Mesa model: clock, collector, and Mesa's `batch_run`."""
