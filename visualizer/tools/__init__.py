"""Programs beside the app: screenshots for the documentation, the model on Mesa's own page."""
