"""The web server: start, access control, the HTML around the app, and the answer to unknown addresses."""
