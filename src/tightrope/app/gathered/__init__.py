"""A folder gathered once for every verb: its model, its evidence, its analysis, what is asked of them."""
