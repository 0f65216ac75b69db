"""The web server: start, access control, the HTML around the app, unknown addresses."""
