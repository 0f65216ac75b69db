"""The texts of the app, and what its words mean."""
