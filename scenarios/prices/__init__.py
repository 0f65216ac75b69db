"""What things cost a firm, in a file of its own: `prices.yaml`."""
