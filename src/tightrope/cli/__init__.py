"""The command line: parses input, calls one function of `app`, shows the result."""

from tightrope.cli.main import main

__all__ = ["main"]
