"""How numba keeps compiled code, and what a kernel is to others that call it."""
