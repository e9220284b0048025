"""The crisis file: takes crisis.yaml, gives a `CrisisModel`; main function `read_crisis`."""

from __future__ import annotations

from tightrope.crisis.finding import Finding
from tightrope.crisis.formula import Formula
from tightrope.crisis.model import CrisisModel
from tightrope.crisis.parse_formula import parse_formula
from tightrope.crisis.read import CrisisFile, parse_crisis, read_crisis

__all__ = [
    "CrisisFile",
    "CrisisModel",
    "Finding",
    "Formula",
    "parse_crisis",
    "parse_formula",
    "read_crisis",
]
