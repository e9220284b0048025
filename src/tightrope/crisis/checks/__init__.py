"""The named checks of the crisis file; `tightrope.crisis.check.check_crisis` runs them all."""
