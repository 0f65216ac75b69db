"""What the answers of a room full of people say, on plain arrays."""
