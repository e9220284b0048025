"""The crisis file in, a checked model out: types, formulas, YAML round trip, scenarios."""
