"""Files of other programs, in and out: games, networks, event tables, causal maps.

Each module knows one format and gives or takes the types of the house (`Game`, `TieNetwork`, parts
of the crisis file) as text; what a format cannot hold is refused or said in the file. Nothing here
decides what becomes of it in a crisis folder: that is the use cases' part.
"""
