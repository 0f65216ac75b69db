"""The model: an organization, its customers and the weekly rules they follow."""
