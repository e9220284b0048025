"""Files of other programs into a crisis, and out of it."""
