"""The command line: parses input, calls one function of `workspace`, shows the result."""

from tightrope.cli.main import main

__all__ = ["main"]
