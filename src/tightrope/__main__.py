"""`python -m tightrope`, and the command `tightrope` that an installation brings."""

from __future__ import annotations

import sys
from typing import NoReturn

__all__ = ["main"]


def main() -> NoReturn:
    """Runs the command and leaves with its exit code; an interrupt while it is still being loaded
    is told like any later one."""
    try:
        from tightrope.cli.main import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("interrupted; nothing was left half-written\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
