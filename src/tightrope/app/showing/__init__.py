"""Results as text and tables for a terminal: nothing is computed here."""
