"""A crisis model in, its option game out: states, moves, priorities turned into ranks."""
