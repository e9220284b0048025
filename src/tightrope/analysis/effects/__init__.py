"""Causal links in, what an outcome brings about out."""
