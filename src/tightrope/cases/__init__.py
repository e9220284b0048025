"""Crises that ship with the package."""
