"""The passes over all states behind each stability concept: arrays in, arrays out."""
