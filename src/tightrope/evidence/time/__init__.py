"""Time as texts state it: expressions in, ISO dates and intervals out. Main function: `when.find_times`."""
