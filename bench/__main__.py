"""Runs every benchmark of this folder: `make bench`, or `python -m bench NAME…` for some."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import bench

names = sys.argv[1:] or [
    m.name for m in pkgutil.iter_modules(bench.__path__) if m.name != "__main__"
]
for name in names:
    print(f"== {name}")
    importlib.import_module(f"bench.{name}").run()
