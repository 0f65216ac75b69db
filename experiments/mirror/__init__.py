"""Published studies of real firms, repeated on simulated firms and set beside the original."""
