"""Makes tables of lists laid out otherwise: outlines, sections, fixed widths, other JSON."""
