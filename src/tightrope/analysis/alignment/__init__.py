"""Signed ties in, balance, camps and pivots out."""
