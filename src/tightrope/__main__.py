"""`python -m tightrope`."""

from tightrope.cli.main import main

if __name__ == "__main__":
    main()
