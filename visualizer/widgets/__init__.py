"""What pages are made of: HTML elements, and widgets with a script beside them."""
