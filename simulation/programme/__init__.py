"""What a programme is made of: the declaration of a lever, and the rule of its money."""
