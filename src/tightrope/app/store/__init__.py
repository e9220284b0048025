"""The crisis folder on disk: where things are, its lock, and what is kept of work once done."""
