"""The types of the elements of a crisis file, by theme; `tightrope.crisis.model` gathers them."""
