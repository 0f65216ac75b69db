"""What makes an organization a good Mesa model: its clock, its collector, and Mesa's `batch_run`."""
