"""The command line: parses input, calls one function of `workspace`, shows the result."""
