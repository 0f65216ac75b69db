"""Where sizes come from: a bibliography, and the figures parameters take their range from."""
