"""The room's phones: their listener, seats and rounds, and what the projector shows of them."""
