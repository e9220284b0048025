"""Runs every benchmark of this folder: `make bench`, or `python -m bench NAME…` for some."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import bench

known = [m.name for m in pkgutil.iter_modules(bench.__path__) if m.name != "__main__"]
names = sys.argv[1:] or known
if unknown := [name for name in names if name not in known]:
    sys.exit(f"no such benchmark: {', '.join(unknown)}; there are: {', '.join(known)}")
for name in names:
    print(f"== {name}")
    importlib.import_module(f"bench.{name}").run()
