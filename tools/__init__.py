"""Checks of the repository itself that no linter knows."""
