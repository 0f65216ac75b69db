"""What a programme is made of: the declaration of a lever."""
