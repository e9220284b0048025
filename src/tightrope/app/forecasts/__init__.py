"""What comes next: forecasts, their ledger and score, what moves reveal, what to watch."""
