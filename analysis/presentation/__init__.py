"""What tables and figures share: style, labels, titles and units, and files written whole."""
